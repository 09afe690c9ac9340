/** The steps that all competitions share, and award tables that are taken through them. */
package org.minikisa.competition.core.life;
