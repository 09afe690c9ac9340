package org.minikisa.intake.form;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The forms that are set up. */
@Component(service = Forms.class)
public final class Forms {

    private final Map<String, FormChannel> forms = new ConcurrentSkipListMap<>();
    private final Room room = Room.ofHeap();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(FormChannel form) {
        forms.put(form.name(), form);
    }

    public void remove(FormChannel form) {
        forms.remove(form.name(), form);
    }

    /** @param name of a form with a page; empty for the first one by name */
    Optional<FormChannel> page(String name) {
        return forms.values().stream()
                .filter(FormChannel::hasPage)
                .filter(form -> name.isEmpty() || form.name().equals(name))
                .findFirst();
    }

    /** Shared by people and programs. */
    Room room() {
        return room;
    }

    Optional<FormChannel> withToken(String token) {
        return forms.values().stream().filter(form -> form.letsIn(token)).findFirst();
    }
}
