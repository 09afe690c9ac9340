/**
 * The tool with which openers make keys and unseal shares, and suppliers seal tenders: files in, files out, no network. What
 * it does is in {@code competition/sealing}; here are its words.
 */
package org.minikisa.competition.client;
