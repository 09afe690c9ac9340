/**
 * The purchasing body on the store, its documents, and the Finnish calendar.
 *
 * <p>{@code StoredProcurements} answers for the data ({@code ProcurementTables} holds all SQL, {@code BodyCheck} all
 * rules about content), {@code ProcurementBodyReader} reads body documents, {@code FinnishLegalCalendar} counts days
 * and {@code OfficeHours} counts minutes. The calendar is pure: {@code FreeDays} computes every year, no table is kept.
 */
package org.minikisa.procurement.core;
