/**
 * People and programs hand contacts in by HTTP: an accessible form ({@link org.minikisa.intake.form.FormServlet}) and a JSON API
 * ({@link org.minikisa.intake.form.ContactsServlet}), each form a channel of its own ({@link org.minikisa.intake.form.FormChannel}).
 *
 * <p>Nobody is believed: not what a sender says of itself, nor what a request says of the host it was sent to or forwarded for. Links are
 * relative, so that nothing depends on it. What is answered with a number is durable.
 */
package org.minikisa.intake.form;
