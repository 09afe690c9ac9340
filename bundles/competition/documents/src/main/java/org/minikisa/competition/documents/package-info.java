/**
 * Documents of competitions: a {@link org.minikisa.competition.documents.Dossier} is gathered from the services that are
 * there, a paper is written from it in one language, and {@code rendering.documents} makes HTML or DOCX of it.
 */
package org.minikisa.competition.documents;
