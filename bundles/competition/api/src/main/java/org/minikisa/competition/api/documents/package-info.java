/**
 * The documents of a competition, in Finnish, Swedish and English, as HTML and as DOCX: from the invitation to tender to
 * the report of s. 124.
 *
 * <p>{@link org.minikisa.competition.api.documents.CompetitionDocuments} writes them from what the competition holds when
 * it is asked, and keeps nothing: the same competition gives the same bytes.
 */
@Export
@Version("1.0.0")
package org.minikisa.competition.api.documents;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
