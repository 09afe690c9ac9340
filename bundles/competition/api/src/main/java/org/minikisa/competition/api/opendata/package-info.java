/**
 * Open data: competitions out as OCDS 1.1.5, competitions from elsewhere in from OCDS releases and eForms notices.
 *
 * <p>{@link org.minikisa.competition.api.opendata.OpenData} is what commands call. Behind it readers make
 * {@link org.minikisa.competition.api.opendata.ImportedCompetition}s of what they read and
 * {@link org.minikisa.competition.api.opendata.Imports} keeps them: a whole competition each or nothing of it.
 */
@Export
@Version("1.0.0")
package org.minikisa.competition.api.opendata;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
