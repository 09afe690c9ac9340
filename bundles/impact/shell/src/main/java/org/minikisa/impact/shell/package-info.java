/**
 * The impact wing in the shell: {@code kisa:models}, {@code kisa:assess}, {@code kisa:assessments}, {@code
 * kisa:assessment}. Each reads its options, calls a service, lets {@code rendering.terminal} draw.
 */
package org.minikisa.impact.shell;
