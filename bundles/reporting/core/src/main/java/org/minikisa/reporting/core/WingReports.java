package org.minikisa.reporting.core;

import java.util.List;
import java.util.function.Consumer;

import org.minikisa.reporting.api.ReportFiles;
import org.minikisa.reporting.api.ReportRequest;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Reports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Reports of the wings that are there now. */
@Component
public final class WingReports implements Reports {

    private final RunningWings running;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ReportSection> sections = List.of();

    @Activate
    public WingReports(@Reference RunningWings running) {
        this.running = running;
    }

    /** One at a time: two into one folder would get in each other's way. */
    @Override
    public synchronized ReportFiles write(ReportRequest request, Consumer<Long> progress) {
        return ReportWriter.write(Reading.of(running.now()), List.copyOf(sections), request, progress);
    }
}
