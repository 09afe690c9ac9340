/** What the tests pack into plug-in bundles of their own. */
package org.minikisa.itest.plugin;
