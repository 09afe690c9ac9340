package org.minikisa.competition.documents;

import java.text.Normalizer;
import java.util.Locale;

import org.minikisa.competition.api.documents.DocumentKind;
import org.minikisa.competition.api.documents.DocumentOrder;

/** Names of files: lower-case ASCII letters, digits, hyphens and a point, so that every system takes them. */
final class FileNames {

    private static final int LONGEST = 80;

    private FileNames() {}

    /** {@code co-3-hankintapaatos-fi.docx}; of a letter with its number among the tenderers and whom it is to. */
    static String of(Dossier dossier, DocumentOrder order) {
        String addressee = order.kind() == DocumentKind.LETTER
                ? addressee(dossier, order.tenderer().orElse(""))
                : "";
        String name = dossier.id() + '-' + order.kind().label().in(order.language()) + addressee;
        return shortened(slug(name))
                + '-'
                + order.language().code()
                + '.'
                + order.format().extension();
    }

    static String bundle(Dossier dossier) {
        return slug(dossier.id()) + ".zip";
    }

    private static String addressee(Dossier dossier, String tenderer) {
        return "-" + (dossier.tenderers().indexOf(tenderer) + 1) + '-'
                + dossier.parties().supplier(tenderer);
    }

    private static String slug(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String shortened(String slug) {
        return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-$", "");
    }
}
