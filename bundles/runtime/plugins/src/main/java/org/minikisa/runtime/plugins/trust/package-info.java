/**
 * By whose word a plug-in is believed.
 *
 * <pre>
 *   {@link org.minikisa.runtime.plugins.trust.TrustStore}      the folder trust: certificates, revoked.txt
 *   {@link org.minikisa.runtime.plugins.trust.SignatureJudge}  bytes → Verdict: verified, unsigned or modified, and why
 *     JarSeal, Archive   who signed a jar, and whether all of it is what they signed
 *     Jws                the same of a JSON model and the signature beside it
 *     Publishers         whether the one who signed is one whom the trust store believes
 *   {@link org.minikisa.runtime.plugins.trust.Signer}, {@link org.minikisa.runtime.plugins.trust.KeyMaker}  the publisher's side
 * </pre>
 *
 * <p>Nothing here runs a plug-in's code or asks anybody on the network.
 */
package org.minikisa.runtime.plugins.trust;
