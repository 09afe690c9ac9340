/** What the benchmarks pack into plug-in bundles of their own. */
package org.minikisa.bench.plugin;
