/**
 * Projects for authors of plug-ins. A template is a Maven archetype, {@code org.minikisa.runtime.templates.KIND}; its jar is a
 * bundle of the runtime too, so {@code kisa:plugins new} writes from the very files that Maven's archetype plug-in writes from.
 */
package org.minikisa.runtime.plugins.template;
