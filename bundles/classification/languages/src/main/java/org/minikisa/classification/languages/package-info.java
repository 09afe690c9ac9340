/** Tells the language of a text. */
package org.minikisa.classification.languages;
