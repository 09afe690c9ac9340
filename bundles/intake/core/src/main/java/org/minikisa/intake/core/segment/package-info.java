/**
 * What of a message's text was written this time: greeting, message, signature, disclaimer and quoted history told apart, nothing
 * lost. Pure.
 */
package org.minikisa.intake.core.segment;
