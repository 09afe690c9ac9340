/**
 * Plug-ins that an organisation hosts as static files: a folder of jars and models with an {@code index.xml} beside them, as the
 * Repository Service Specification of OSGi (Compendium 132) describes it, so that other OSGi tools read it too.
 *
 * <pre>
 *   {@link org.minikisa.runtime.plugins.repository.RepositoryIndex}  folder → index.xml
 *   {@link org.minikisa.runtime.plugins.repository.Repositories}     &lt;data&gt;/conf/repositories → the indexes of file:, http:, https:
 *     → {@link org.minikisa.runtime.plugins.repository.Catalogue}    what they offer: searched, found, fetched with its digest, what it needs
 * </pre>
 *
 * <p>An index says what there is, never whom to believe: what was fetched passes the same checks as any other file.
 */
package org.minikisa.runtime.plugins.repository;
