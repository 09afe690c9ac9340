/**
 * The comparison formulas that Finnish buyers and the common tendering tools use, one component each.
 *
 * <p>All are exact: they multiply first and divide once, and what they return is not rounded. What a formula leaves
 * open (a price of zero, one tender only, all equal) is defined here and stands in each Javadoc.
 */
package org.minikisa.competition.scoring;
