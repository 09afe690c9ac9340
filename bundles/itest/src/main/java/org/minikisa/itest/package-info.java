/** Tests inside the running framework, on the bundles of the product and their real store. */
package org.minikisa.itest;
