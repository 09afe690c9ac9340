package org.minikisa.runtime.plugins;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What Declarative Services says of a bundle's components that are not there, in plain words. */
final class Components {

    private final BundleContext context;

    Components(BundleContext context) {
        this.context = context;
    }

    /** Whether one of them has failed for good, so that nobody need wait for it. */
    boolean haveFailed(Bundle bundle) {
        return configurations(bundle).anyMatch(Components::hasFailed);
    }

    /** Errors for those that failed, warnings for those that wait for something; none without Declarative Services. */
    List<Finding> findings(Bundle bundle) {
        return configurations(bundle).flatMap(Components::finding).toList();
    }

    private Stream<ComponentConfigurationDTO> configurations(Bundle bundle) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
        if (runtime == null) {
            return Stream.empty();
        }
        try {
            return runtime.getComponentDescriptionDTOs(bundle).stream()
                    .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
                    .toList()
                    .stream();
        } finally {
            context.ungetService(reference);
        }
    }

    private static boolean hasFailed(ComponentConfigurationDTO configuration) {
        return configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION;
    }

    private static Stream<Finding> finding(ComponentConfigurationDTO configuration) {
        if (hasFailed(configuration)) {
            return Stream.of(Finding.error(new Problem(
                    "plugins.component.failed",
                    configuration.description.implementationClass,
                    reason(configuration.failure),
                    "a component that can be made and activated",
                    "Mend its constructor or its activate method; the log has the stack trace.")));
        }
        return configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                ? Stream.of(configuration.unsatisfiedReferences)
                        .map(reference -> Finding.warning(waits(configuration.description, reference)))
                : Stream.empty();
    }

    private static Problem waits(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO unsatisfied) {
        Map<String, ReferenceDTO> references =
                Stream.of(component.references).collect(Collectors.toMap(one -> one.name, Function.identity()));
        ReferenceDTO reference = references.get(unsatisfied.name);
        return new Problem(
                "plugins.component.waits",
                component.implementationClass,
                "nobody who offers what its reference " + unsatisfied.name + " names",
                reference == null
                        ? "that service"
                        : reference.interfaceName + (reference.target == null ? "" : " " + reference.target),
                "It is proven and used when that comes; make the reference optional if it can do without.");
    }

    /** The innermost cause's line of a stack trace. */
    private static String reason(String trace) {
        if (trace == null) {
            return "an activation that failed";
        }
        List<String> lines =
                trace.lines().filter(line -> !line.startsWith("\t")).toList();
        return lines.isEmpty() ? trace : lines.get(lines.size() - 1).replaceFirst("^Caused by: ", "");
    }
}
