package org.minikisa.procurement.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** What all actions take: who does it, on what day, to what. */
record Desk(Procurements procurements, Clock clock) {

    static final String JOINT = "JOINT-PROCUREMENT";
    static final String SUPPLIER = "SUPPLIER";
    static final String CUSTOMER = "CUSTOMER";
    static final String FILE = "FILE";
    static final String DAY = "--day";

    private static final String BY = "--by";
    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    /** An action on a joint procurement. */
    Usage action(String name, String summary) {
        return Usage.of(name, summary).argument(JOINT, "joint procurement", this::joints, true);
    }

    static Usage by(Usage usage) {
        return usage.option(BY, "NAME", "who does it (default: the user of this computer)");
    }

    static Usage dated(Usage usage, String meaning) {
        return by(usage.option(DAY, "DATE", meaning + " (default: today)"));
    }

    String name(Invocation in) {
        return in.option(BY).orElseGet(() -> System.getProperty("user.name", ""));
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(FINLAND));
    }

    LocalDate day(Invocation in) {
        return in.option(DAY).map(Desk::date).orElseGet(this::today);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    "the date",
                    "procurement.date",
                    DAY,
                    text,
                    "a date like 2026-06-10",
                    "Write year, month and day with hyphens.");
        }
    }

    JointProcurementId joint(Invocation in) {
        String id = in.required(JOINT);
        return procurements
                .find(new JointProcurementId(id))
                .map(JointProcurement::id)
                .orElseThrow(() -> UnknownIdException.of("joint procurement", id, joints()));
    }

    SupplierId supplier(Invocation in) {
        String id = in.required(SUPPLIER);
        return procurements
                .supplier(new SupplierId(id))
                .map(Supplier::id)
                .orElseThrow(() -> UnknownIdException.of("supplier", id, suppliers()));
    }

    CustomerId customer(Invocation in) {
        String id = in.required(CUSTOMER);
        return procurements
                .customer(new CustomerId(id))
                .map(Customer::id)
                .orElseThrow(() -> UnknownIdException.of("customer", id, customers()));
    }

    List<String> joints() {
        return procurements.jointProcurements().stream()
                .map(joint -> joint.id().value())
                .toList();
    }

    List<String> suppliers() {
        return procurements.suppliers().stream()
                .map(supplier -> supplier.id().value())
                .toList();
    }

    List<String> customers() {
        return procurements.customers().stream()
                .map(customer -> customer.id().value())
                .toList();
    }

    /** All lots of all joint procurements: which one was named is not known when TAB is pressed. */
    List<String> lots() {
        return procurements.jointProcurements().stream()
                .flatMap(joint -> joint.terms().lots().stream())
                .map(lot -> lot.id())
                .distinct()
                .toList();
    }

    static Path file(String name) {
        Path file = path(name);
        if (!Files.isRegularFile(file)) {
            throw refused(name, "a file that can be read");
        }
        return file;
    }

    /** Writes the whole or, when that fails, nothing; a file of that name is replaced. */
    static Path write(String name, byte[] content) throws IOException {
        Path file = path(name).toAbsolutePath();
        if (Files.isDirectory(file) || file.getParent() == null || !Files.isWritable(file.getParent())) {
            throw refused(name, "a file in a folder that can be written to");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }

    static boolean isThere(String name) {
        return Files.exists(path(name));
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw refused(name, "a path");
        }
    }

    private static InvalidInputException refused(String name, String expected) {
        return InvalidInputException.of(
                "the file",
                "procurement.file",
                FILE,
                name,
                expected,
                "Check the path; it is seen from " + Path.of("").toAbsolutePath() + ".");
    }
}
