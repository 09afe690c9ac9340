package org.minikisa.runtime.errors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code kisa:explain CODE}: what an error code means and how to mend what it complains about. */
@Component
public final class ExplainCommand implements Command {

    private static final String FOLDER = "pages";
    private static final String ENDING = ".md";

    private static final Listing<Page> LISTING =
            Listing.rows(Page.class).text("code", "Code", Page::code).text("summary", "Means", Page::summary);

    private final Bundle bundle;

    @Activate
    public ExplainCommand(BundleContext context) {
        this.bundle = context.getBundle();
    }

    @Override
    public Usage usage() {
        return Usage.of("explain", "explains an error code and how to mend what it complains about")
                .argument(
                        "CODE",
                        "as it stands in brackets behind an error; without it all are listed",
                        this::codes,
                        false)
                .example("kisa:explain plugins.needs");
    }

    @Override
    public void run(Invocation in) {
        var asked = in.argument("CODE").map(code -> code.replaceAll("[\\[\\]]", ""));
        if (asked.isEmpty()) {
            in.screen().listing(codes().stream().map(this::page).toList(), LISTING);
            return;
        }
        String code = asked.get();
        if (!codes().contains(code)) {
            throw UnknownIdException.of("error code", code, codes());
        }
        Page page = page(code);
        if (in.screen().json()) {
            in.screen()
                    .details(Details.of(code)
                            .add("code", "Code", code)
                            .text("page", "Page", String.join("\n", page.lines())));
        } else {
            page.lines().stream().filter(line -> !line.startsWith("```")).forEach(line -> in.screen()
                    .line(line.startsWith("#") ? Tone.STRONG : Tone.PLAIN, line.replaceFirst("^#+ ", "")));
        }
    }

    private List<String> codes() {
        var urls = bundle.findEntries(FOLDER, "*" + ENDING, false);
        var codes = new ArrayList<String>();
        if (urls != null) {
            for (URL url : Collections.list(urls)) {
                String path = url.getPath();
                codes.add(path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length()));
            }
        }
        Collections.sort(codes);
        return codes;
    }

    private Page page(String code) {
        try (var in = bundle.getEntry(FOLDER + "/" + code + ENDING).openStream()) {
            return Page.of(code, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
