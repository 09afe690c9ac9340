/** Facts of a wing that exists in tests only. */
package org.minikisa.example.api;
