/** What can be said of a contact without having learnt anything: names, numbers and dates that it mentions. */
package org.minikisa.classification.rules;
