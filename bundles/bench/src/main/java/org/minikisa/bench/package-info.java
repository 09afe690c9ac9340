/**
 * What is fast and what is not, measured: from a dropped file to a model that answers, and the two inner loops with JMH (a
 * durable fact, an index with its contributions), each beside the least that could do the same work.
 *
 * <p>Never deployed and never part of the tests: a figure depends on the machine, a test must not.
 */
package org.minikisa.bench;
