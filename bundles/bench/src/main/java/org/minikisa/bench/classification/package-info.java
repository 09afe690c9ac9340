/** The learner of the house on corpora that no one here wrote. */
package org.minikisa.bench.classification;
