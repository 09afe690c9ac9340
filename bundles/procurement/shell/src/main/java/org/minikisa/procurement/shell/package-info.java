/**
 * The shell's view of the purchasing body and the legal calendar: {@code procurements}, {@code suppliers}, {@code cpv},
 * {@code load-body},
 * {@code calendar}.
 */
package org.minikisa.procurement.shell;
