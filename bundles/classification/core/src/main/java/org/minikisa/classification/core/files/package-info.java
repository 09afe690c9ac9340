/**
 * Files of labelled texts: CSV, TSV, JSON lines, folders of mails. Read within bounds ({@link
 * org.minikisa.classification.core.files.Limits}) and with all that is wrong in them told at once; written so that they can be read again.
 */
package org.minikisa.classification.core.files;
