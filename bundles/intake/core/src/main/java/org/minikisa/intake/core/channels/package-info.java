/**
 * Looks after the channels that stay open.
 *
 * <pre>
 *  LiveChannel ──registered──▶ ChannelSupervisor ── one Watch each: open ─▶ failed ─▶ (pause, growing) ─▶ open …
 *                                                                    └───── paused, until a person resumes
 * </pre>
 *
 * <p>Each channel is opened, closed and opened again on a thread of its own, so that one that hangs keeps nobody else waiting. What must
 * survive a restart (paused, position, counts) is in {@link org.minikisa.intake.core.channels.ChannelTable}.
 */
package org.minikisa.intake.core.channels;
