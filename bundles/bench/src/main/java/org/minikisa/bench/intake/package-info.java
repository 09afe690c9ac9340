/**
 * What the intake bears: a load of constructed mail, what it costs, and whether anything is lost when the process is killed.
 */
package org.minikisa.bench.intake;
