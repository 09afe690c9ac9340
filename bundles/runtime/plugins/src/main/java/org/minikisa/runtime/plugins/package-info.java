/**
 * Hot deployment: what lies in the plug-ins folder is in use.
 *
 * <p>{@link org.minikisa.runtime.plugins.FolderWatch} notices changes, {@link org.minikisa.runtime.plugins.PluginFolder}
 * takes each file through stage, verify, switch and retire, a {@link org.minikisa.runtime.plugins.Deployer} per kind knows
 * what a plug-in is: {@link org.minikisa.runtime.plugins.ModelDeployer} makes services of JSON models,
 * {@link org.minikisa.runtime.plugins.BundleDeployer} installs jars. A file's bytes are read once: those that were verified
 * are those that are used. A file that fails a step is refused with all reasons, and what was in use before stays in use.
 */
package org.minikisa.runtime.plugins;
