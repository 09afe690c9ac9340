/** The commands of competitions. They read options, ask the service and let {@code rendering.terminal} draw. */
package org.minikisa.competition.shell;
