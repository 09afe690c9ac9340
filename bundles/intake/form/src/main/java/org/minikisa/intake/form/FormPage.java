package org.minikisa.intake.form;

import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/** Draws the pages of a form. They need no script: what is wrong is told above the form and at its field, the focus goes to the first. */
final class FormPage {

    private final FormChannel form;
    private final Place place;
    private final String root;
    private final Texts texts;

    /** @param root of the site as seen from the page: {@code ../../} */
    FormPage(FormChannel form, Place place, String root) {
        this.form = form;
        this.place = place;
        this.root = root;
        this.texts = Texts.in(place.language());
    }

    /**
     * The form, filled in as far as it was.
     *
     * @param key of this attempt; sent again with the same content it keeps one contact
     * @param problems of its fields
     * @param trouble why it could not be taken although nothing is wrong with it: the key of a text
     */
    String form(Submission filled, String key, List<Problem> problems, Optional<String> trouble) {
        boolean wrong = !problems.isEmpty() || trouble.isPresent();
        Markup page = head((wrong ? texts.get("wrong") + " " : "") + texts.get("title"));
        page.element("h1", texts.get("title")).element("p", texts.get("lead"), "class", "lead");
        if (wrong) {
            summary(page, problems, trouble, !filled.attachments().isEmpty());
        }
        page.open(
                "form",
                "action", // named, or a fragment in the address would take the focus from the summary
                root + place.path() + form.name(),
                "method",
                "post",
                "enctype",
                "multipart/form-data",
                "accept-charset",
                "utf-8",
                "novalidate",
                "");
        page.open("input", "type", "hidden", "name", "key", "value", key);
        var fields = new Fields(page, problems);
        fields.line("from.name", filled.name(), "text", "name", false);
        fields.line("from.address", filled.address(), "email", "email", true);
        fields.line("from.organisation", filled.organisation(), "text", "organization", false);
        fields.line("from.telephone", filled.telephone(), "tel", "tel", false);
        fields.line("subject", filled.subject(), "text", "off", true);
        fields.area("text", filled.text());
        fields.files("attachments");
        if (!form.privacy().isBlank()) {
            page.open("p")
                    .element("a", texts.get("privacy"), "href", form.privacy(), "rel", "noopener")
                    .close();
        }
        page.element("button", texts.get("send"), "type", "submit").close();
        return page.page();
    }

    private void summary(Markup page, List<Problem> problems, Optional<String> trouble, boolean filesAreLost) {
        page.open(
                "div",
                "class",
                "summary",
                "role",
                "alert",
                "tabindex",
                "-1",
                "autofocus",
                "",
                "aria-labelledby",
                "summary");
        page.element("h2", texts.get(trouble.orElse("check")), "id", "summary");
        if (!problems.isEmpty()) {
            page.open("ul");
            for (Problem problem : problems) {
                page.open("li")
                        .element("a", texts.of(problem, form), "href", "#" + problem.place())
                        .close();
            }
            page.close();
        }
        if (filesAreLost) {
            page.element("p", texts.get("files.again"));
        }
        page.close();
    }

    /** The number under which what was sent is kept. */
    String kept(String contact) {
        Markup page = head(texts.get("kept.title"));
        page.open("div", "class", "kept", "role", "status");
        page.element("h1", texts.get("kept.title"));
        page.open("p")
                .text(texts.get("kept.number") + " ")
                .element("strong", contact)
                .close()
                .close();
        page.element("p", texts.get("kept.next")).element("p", texts.get("kept.keep"));
        page.open("p")
                .element("a", texts.get("kept.another"), "href", root + place.path() + form.name())
                .close();
        return page.page();
    }

    /** Something else that is to be said. @param text the key of a text with a title and a paragraph */
    String message(String text) {
        Markup page = head(texts.get(text + ".title"));
        page.element("h1", texts.get(text + ".title")).element("p", texts.get(text));
        page.open("p")
                .element("a", texts.get("back"), "href", root + place.path() + form.name())
                .close();
        return page.page();
    }

    private Markup head(String title) {
        var page = new Markup();
        page.open("html", "lang", place.language().code()).open("head");
        page.open("meta", "charset", "utf-8");
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", title + " – " + form.title());
        page.open("link", "rel", "stylesheet", "href", root + StaticFile.STYLE.path());
        page.open("link", "rel", "icon", "href", root + StaticFile.ICON.path(), "type", "image/svg+xml");
        page.close().open("body");
        page.element("a", texts.get("skip"), "class", "skip", "href", "#content");
        page.open("header", "class", "top").element("span", form.title(), "class", "brand");
        languages(page);
        page.close().open("main", "id", "content", "tabindex", "-1");
        return page;
    }

    private void languages(Markup page) {
        page.open("nav", "aria-label", texts.get("language")).open("ul");
        for (Place other : Place.values()) {
            String code = other.language().code();
            page.open("li")
                    .element(
                            "a",
                            other.ownName(),
                            "href",
                            root + other.path() + form.name(),
                            "lang",
                            code,
                            "hreflang",
                            code,
                            "aria-current",
                            other == place ? "page" : null)
                    .close();
        }
        page.close().close();
    }

    /** Label, hint, what is wrong, and the field that tells of both. */
    private final class Fields {

        private final Markup page;
        private final List<Problem> problems;

        Fields(Markup page, List<Problem> problems) {
            this.page = page;
            this.problems = problems;
        }

        void line(String name, String value, String type, String autocomplete, boolean required) {
            Optional<Problem> wrong = begin(name, required);
            page.open(
                    "input",
                    "id",
                    name,
                    "name",
                    name,
                    "type",
                    type,
                    "autocomplete",
                    autocomplete,
                    "value",
                    value,
                    "required",
                    required ? "" : null,
                    "aria-invalid",
                    wrong.isPresent() ? "true" : null,
                    "aria-describedby",
                    described(name, wrong));
            page.close();
        }

        void area(String name, String value) {
            Optional<Problem> wrong = begin(name, true);
            page.open(
                    "textarea",
                    "id",
                    name,
                    "name",
                    name,
                    "rows",
                    "10",
                    "required",
                    "",
                    "aria-invalid",
                    wrong.isPresent() ? "true" : null,
                    "aria-describedby",
                    described(name, wrong));
            page.text("\n" + value).close().close(); // the first line break of an area is not part of its text
        }

        void files(String name) {
            Optional<Problem> wrong = begin(name, false);
            page.open(
                    "input",
                    "id",
                    name,
                    "name",
                    name,
                    "type",
                    "file",
                    "multiple",
                    "",
                    "aria-invalid",
                    wrong.isPresent() ? "true" : null,
                    "aria-describedby",
                    described(name, wrong));
            page.close();
        }

        private Optional<Problem> begin(String name, boolean required) {
            Optional<Problem> wrong =
                    problems.stream().filter(p -> p.place().equals(name)).findFirst();
            page.open("div", "class", wrong.isPresent() ? "field wrong" : "field");
            page.open("label", "for", name).text(texts.get(name));
            if (!required) {
                page.text(" ").element("span", texts.get("optional"), "class", "optional");
            }
            page.close();
            if (hasHint(name)) {
                page.element("p", hint(name), "id", name + "-hint", "class", "hint");
            }
            wrong.ifPresent(
                    problem -> page.element("p", texts.of(problem, form), "id", name + "-wrong", "class", "error"));
            return wrong;
        }

        private boolean hasHint(String name) {
            return texts.keys().contains(name + ".hint");
        }

        private String hint(String name) {
            return texts.get(name + ".hint", form.largestBytes() / 1_000_000);
        }

        private String described(String name, Optional<Problem> wrong) {
            String both = (hasHint(name) ? name + "-hint " : "") + (wrong.isPresent() ? name + "-wrong" : "");
            return both.isBlank() ? null : both.strip();
        }
    }
}
