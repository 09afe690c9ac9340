/** Bytes to characters, HTML to text, text to one line or one case: what reading, telling apart and searching have in common. */
package org.minikisa.intake.core.text;
