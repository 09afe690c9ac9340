/** What the law and the courts say of a draft before it is published, when its periods end and whom it invites. */
package org.minikisa.competition.core.publication;
