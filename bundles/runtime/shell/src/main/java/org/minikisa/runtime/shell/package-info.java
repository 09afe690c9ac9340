/**
 * The shell: turns every {@link org.minikisa.rendering.terminal.Command} service into a command, for people at a terminal
 * and for programs that call one command.
 *
 * <p>{@link org.minikisa.runtime.shell.Commands} keeps what is there now and offers each to Gogo;
 * {@link org.minikisa.runtime.shell.Execution} runs one, whoever asked, and says what went wrong in words;
 * {@link org.minikisa.runtime.shell.DirectRunner} serves the command line and hosts,
 * {@link org.minikisa.runtime.shell.InteractiveShell} the terminal.
 */
package org.minikisa.runtime.shell;
