/** The labelled texts that the product brings along. They are constructed: none was written by a customer. */
package org.minikisa.classification.core.seeds;
