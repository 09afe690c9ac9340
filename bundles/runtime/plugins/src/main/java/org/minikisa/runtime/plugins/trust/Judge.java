package org.minikisa.runtime.plugins.trust;

import org.minikisa.runtime.api.PluginFile;

/** Says by whose word a plug-in's bytes are believed. Thread-safe. */
public interface Judge {

    /** Never throws: what cannot be read is not believed, and the findings say why. */
    Verdict judge(PluginFile file);
}
