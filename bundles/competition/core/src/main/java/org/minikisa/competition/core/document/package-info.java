/**
 * A draft as one document that people write and read: its form, its places, all of its errors at once. Award tables
 * are read with the same parts.
 */
package org.minikisa.competition.core.document;
