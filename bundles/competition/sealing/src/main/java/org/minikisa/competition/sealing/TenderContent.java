package org.minikisa.competition.sealing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.minikisa.competition.api.TenderedValue;

/**
 * What is inside: the tender, and which files follow it.
 *
 * @param tenderer id of the supplier
 * @param code that came with a personal invitation; {@code ""} for none
 * @param values by criterion
 */
public record TenderContent(
        String format,
        String tenderer,
        String code,
        String lot,
        Map<String, TenderedValue> values,
        List<Attached> attachments) {

    static final String FORMAT = "minikisa-tender/1";

    /** The most bytes of its JSON: it is read into memory. */
    static final int MOST = 4 * 1024 * 1024;

    /** @param sha256 hex */
    public record Attached(String name, long size, String sha256) {
        public Attached {
            Objects.requireNonNull(name, "name of an attachment");
            Objects.requireNonNull(sha256, "sha256 of an attachment");
            if (size < 0) {
                throw new IllegalArgumentException("an attachment of " + size + " bytes");
            }
        }
    }

    public TenderContent {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(tenderer, "tenderer");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(attachments, "attachments");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("format " + format);
        }
        values.forEach((criterion, value) -> Objects.requireNonNull(value, "value of " + criterion));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        attachments = List.copyOf(attachments);
    }

    public static TenderContent of(
            String tenderer, String code, String lot, Map<String, TenderedValue> values, List<Attached> attachments) {
        return new TenderContent(FORMAT, tenderer, code, lot, values, attachments);
    }

    long attachedBytes() {
        return attachments.stream().mapToLong(Attached::size).reduce(0, Math::addExact);
    }
}
