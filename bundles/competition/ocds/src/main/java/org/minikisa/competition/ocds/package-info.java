/**
 * Open data out and in. A file is unpacked ({@link org.minikisa.competition.ocds.Bytes}), recognised by its content and read
 * as a stream: OCDS by {@link org.minikisa.competition.ocds.JsonFile}, eForms by
 * {@link org.minikisa.competition.ocds.NoticeFile}. Each release or notice becomes one competition, which
 * {@code competition.core} keeps; {@link org.minikisa.competition.ocds.ImportRun} counts what came of it.
 */
package org.minikisa.competition.ocds;
