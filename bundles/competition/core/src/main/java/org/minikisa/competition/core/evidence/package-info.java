/** What running competitions tell of a contact: evidence for classification. */
package org.minikisa.competition.core.evidence;
