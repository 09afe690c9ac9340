package org.minikisa.rendering.charts;

import java.util.List;
import java.util.regex.Pattern;

import org.minikisa.rendering.masking.IdentityCodes;

/** Writes one SVG element. Everything that comes from outside is escaped here and nowhere else. */
final class Svg {

    /** Where text stands in relation to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** What a browser may choose from; nothing is loaded. */
    private static final String FONTS =
            "'Source Sans 3','Noto Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final String id;
    private final Width width;
    private final StringBuilder body = new StringBuilder(4096);

    Svg(String chart, Width width) {
        this.id = requireId(chart) + (width == Width.WIDE ? "-w" : "-n");
        this.width = width;
    }

    int width() {
        return width.pixels();
    }

    static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a chart's id has lower-case letters, digits and hyphens, not: " + id);
        }
        return id;
    }

    Svg rect(double x, double y, double w, double h, String fill) {
        return rect(x, y, w, h, fill, "");
    }

    /** @param more further attributes, written by us, never from outside */
    Svg rect(double x, double y, double w, double h, String fill, String more) {
        body.append("<rect x=\"")
                .append(n(x))
                .append("\" y=\"")
                .append(n(y))
                .append("\" width=\"")
                .append(n(Math.max(0, w)))
                .append("\" height=\"")
                .append(n(Math.max(0, h)))
                .append("\" fill=\"")
                .append(fill)
                .append('"')
                .append(more.isEmpty() ? "" : " ")
                .append(more)
                .append("/>");
        return this;
    }

    /** A hatched rectangle with a dashed outline: possible, or taken away. */
    Svg hatched(double x, double y, double w, double h) {
        return rect(x, y, w, h, "url(#" + id + "-h)", "stroke=\"" + Palette.AXIS + "\" stroke-dasharray=\"4 3\"");
    }

    Svg line(double x1, double y1, double x2, double y2, String stroke) {
        return line(x1, y1, x2, y2, stroke, "");
    }

    Svg line(double x1, double y1, double x2, double y2, String stroke, String more) {
        body.append("<line x1=\"")
                .append(n(x1))
                .append("\" y1=\"")
                .append(n(y1))
                .append("\" x2=\"")
                .append(n(x2))
                .append("\" y2=\"")
                .append(n(y2))
                .append("\" stroke=\"")
                .append(stroke)
                .append('"')
                .append(more.isEmpty() ? "" : " ")
                .append(more)
                .append("/>");
        return this;
    }

    Svg text(double x, double y, String text, Anchor anchor, double size, boolean bold, String fill) {
        return text(x, y, text, anchor, size, bold, fill, "");
    }

    Svg text(double x, double y, String text, Anchor anchor, double size, boolean bold, String fill, String more) {
        body.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append('"');
        if (anchor != Anchor.START) {
            body.append(" text-anchor=\"")
                    .append(anchor == Anchor.END ? "end" : "middle")
                    .append('"');
        }
        body.append(" font-size=\"")
                .append(n(size))
                .append('"')
                .append(bold ? " font-weight=\"600\"" : "")
                .append(" fill=\"")
                .append(fill)
                .append('"')
                .append(more.isEmpty() ? "" : " ")
                .append(more)
                .append('>')
                .append(escape(text))
                .append("</text>");
        return this;
    }

    /** Text that stands above a bar, at the left edge, on white: lines of the scale must not run through it. */
    Svg above(double y, String text, double size, boolean bold, String fill) {
        String fitting = TextWidth.shorten(text, size, bold, width.pixels());
        rect(0, y - size, TextWidth.of(fitting, size, bold) + 3, size * 1.3, "#ffffff");
        return text(0, y, fitting, Anchor.START, size, bold, fill);
    }

    /** Lines around a middle height. */
    Svg lines(double x, double middle, List<String> lines, Anchor anchor, double size, boolean bold, String fill) {
        double step = size * 1.15;
        double y = middle + size * 0.35 - (lines.size() - 1) * step / 2;
        for (String line : lines) {
            text(x, y, line, anchor, size, bold, fill);
            y += step;
        }
        return this;
    }

    /**
     * Swatches with the names of the series, as many lines as they need.
     *
     * @return the height it took
     */
    double legend(List<Series> series) {
        double size = 13;
        double x = 0;
        double y = 14;
        for (Series each : series) {
            double needed = 18 + TextWidth.of(each.name(), size, false) + 16;
            if (x > 0 && x + needed - 16 > width.pixels()) {
                x = 0;
                y += 20;
            }
            rect(x, y - 10.5, 12, 12, each.colour().fill(), "rx=\"2\"");
            text(
                    x + 18,
                    y,
                    TextWidth.shorten(each.name(), size, false, width.pixels() - 18),
                    Anchor.START,
                    size,
                    false,
                    Palette.INK);
            x += needed;
        }
        return y + 8;
    }

    /** The finished element. The height is known only now, when everything is drawn. */
    String finish(double height, String title, String description) {
        return finish(height, 0, title, description);
    }

    /** @param margin on all sides, for a drawing that stands by itself: then it has a white ground */
    String finish(double height, double margin, String title, String description) {
        double wide = width.pixels() + 2 * margin;
        double high = height + 2 * margin;
        String size = '"' + n(-margin) + " " + n(-margin) + " " + n(wide) + " " + n(high) + "\" width=\"" + n(wide)
                + "\" height=\"" + n(high) + "\"";
        var out = new StringBuilder(body.length() + 800);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"")
                .append(id)
                .append("\" class=\"chart ")
                .append(width == Width.WIDE ? "wide" : "narrow")
                .append("\" viewBox=")
                .append(size)
                .append(" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-t ")
                .append(id)
                .append("-d\" font-family=\"")
                .append(FONTS)
                .append("\"><title id=\"")
                .append(id)
                .append("-t\">")
                .append(escape(title))
                .append("</title><desc id=\"")
                .append(id)
                .append("-d\">")
                .append(escape(description))
                .append("</desc>");
        if (body.indexOf("-h)") >= 0) {
            out.append("<defs><pattern id=\"")
                    .append(id)
                    .append("-h\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"")
                    .append(" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#ffffff\"/>")
                    .append("<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#a9b6c0\" stroke-width=\"2\"/>"
                            + "</pattern></defs>");
        }
        if (margin > 0) {
            out.append("<rect x=\"")
                    .append(n(-margin))
                    .append("\" y=\"")
                    .append(n(-margin))
                    .append("\" width=\"")
                    .append(n(wide))
                    .append("\" height=\"")
                    .append(n(high))
                    .append("\" fill=\"#ffffff\"/>");
        }
        return out.append(body).append("</svg>").toString();
    }

    /** A coordinate: at most two decimals, a point, no exponent, the same on every JVM. */
    static String n(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long part = Math.abs(hundredths) % 100;
        if (part == 0) {
            return sign + whole;
        }
        return sign + whole + (part % 10 == 0 ? "." + part / 10 : part < 10 ? ".0" + part : "." + part);
    }

    /** Text that is safe in content and in attributes; what XML 1.0 cannot carry becomes U+FFFD; soft hyphens go; identity codes are masked. */
    static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        IdentityCodes.masked(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case 0xad -> {}
                default -> out.appendCodePoint(isXml(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c == 0x9
                || c == 0xa
                || c == 0xd
                || c >= 0x20 && c <= 0xd7ff
                || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000;
    }
}
