/**
 * What the purchasing body offers and to whom: joint procurements in their categories, customers, suppliers, published
 * key figures, the base values of impact models, and the legal calendar.
 *
 * <p>Everything is loaded as one {@link org.minikisa.procurement.api.ProcurementBody} through
 * {@link org.minikisa.procurement.api.Procurements#load}; each piece says by its
 * {@link org.minikisa.procurement.api.Provenance} whether it was published or constructed for trying things out. What
 * happens to a joint procurement afterwards (suppliers apply and are admitted, customers join, systems are closed, purchases
 * use up ceilings) goes through {@link org.minikisa.procurement.api.JointProcurements}. The
 * {@link org.minikisa.procurement.api.LegalCalendar} answers every question about time that the Procurement Act
 * (1397/2016) and the Act on the calculation of periods (150/1930) raise, with its reasons.
 *
 * <p>Unless stated, parameters and results are never null, and collections are unmodifiable.
 */
@Export
@Version("1.1.0")
package org.minikisa.procurement.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
