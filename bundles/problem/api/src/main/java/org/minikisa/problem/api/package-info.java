/**
 * What people are told: what is wrong with an input, and texts in the three languages of the house.
 *
 * <p>A {@link org.minikisa.problem.api.Problem} is a value: code, place, found, expected, remedy. A reader of an input
 * collects all of them in {@link org.minikisa.problem.api.Problems} and refuses once, with an
 * {@link org.minikisa.problem.api.InvalidInputException}, so that a person mends everything in one go.
 *
 * <p>This bundle leans on nothing; every other one may lean on it. Unless stated, parameters and results are never null.
 */
@Export
@Version("1.1.0")
package org.minikisa.problem.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
