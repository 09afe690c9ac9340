/**
 * Talks with the organisation's mail server: fetches contacts over IMAP ({@code imap}), hands replies over by SMTP ({@code smtp}).
 *
 * <p>What both need is here: {@link org.minikisa.intake.mailserver.Access} says where the server is and who we are there,
 * {@link org.minikisa.intake.mailserver.Connection} carries bytes under limits of size and time and over TLS that is verified,
 * {@link org.minikisa.intake.mailserver.Login} proves who we are, {@link org.minikisa.intake.mailserver.ServerTrouble} says what went
 * wrong. Nothing a server says makes this side reserve memory or wait longer than is written here.
 */
package org.minikisa.intake.mailserver;
