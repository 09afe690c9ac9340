package org.minikisa.runtime.plugins;

import java.util.List;

import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.osgi.service.component.annotations.Component;

/** Who approved a plug-in, and what a misbehaving one was asked. */
@Component
public final class PeopleOfPlugins implements PersonalData {

    private static final List<PersonalTexts> TEXTS = List.of(
            PersonalTexts.of("approval of a plug-in", "runtime_plugin_approval", "name, digest", "approved_by"),
            PersonalTexts.of("incident of a plug-in", "runtime_plugin_incident", "number", "place", "found", "input"),
            PersonalTexts.of("remark on a plug-in", "runtime_plugin", "name", "told"));

    @Override
    public String wing() {
        return "runtime";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }
}
