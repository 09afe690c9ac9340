/**
 * What follows the award decision: notification, standstill or its skip, appeal, rectification, contract, cancellation,
 * archive.
 *
 * <p>{@link org.minikisa.competition.api.award.Awards} takes a decided competition to its end. Days come from the legal
 * calendar and are told with their reasons; what the law does not allow yet is refused with the day from which it does.
 * Earlier decisions, appeals, contracts and cancellations are kept in the
 * {@link org.minikisa.competition.api.award.AwardFile}. {@link org.minikisa.competition.api.award.Due} says of any
 * competition what comes next and by when.
 *
 * <p>Sections without an act are those of the Procurement Act 1397/2016. Days are local dates of Finland.
 */
@Export
@Version("1.0.0")
package org.minikisa.competition.api.award;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
