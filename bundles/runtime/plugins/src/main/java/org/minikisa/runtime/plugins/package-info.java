/**
 * Hot deployment: what lies in the plug-ins folder is in use.
 *
 * <p>{@link org.minikisa.runtime.plugins.FolderWatch} notices changes, {@link org.minikisa.runtime.plugins.PluginFolder}
 * takes each file through stage, verify, switch and retire, a {@link org.minikisa.runtime.plugins.Deployer} per kind knows
 * what a plug-in is: {@link org.minikisa.runtime.plugins.ModelDeployer} makes services of JSON models,
 * {@link org.minikisa.runtime.plugins.BundleDeployer} installs jars. By whose word a file is believed is judged by {@link
 * org.minikisa.runtime.plugins.ApprovingJudge}, what that means by {@link org.minikisa.runtime.plugins.Policy}; {@link
 * org.minikisa.runtime.plugins.Ledger} and {@link org.minikisa.runtime.plugins.KeptBytes} remember across restarts. {@link
 * org.minikisa.runtime.plugins.DeployedPlugins} is what everyone else sees of it.
 *
 * <p>A file's bytes are read once: those that were verified are those that are used. A file that fails a step is refused with
 * all reasons, and what was in use before stays in use.
 */
package org.minikisa.runtime.plugins;
