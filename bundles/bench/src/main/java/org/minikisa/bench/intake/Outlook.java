package org.minikisa.bench.intake;

/** HTML as Outlook makes it of a text: more style than content, quoted history below a rule. */
final class Outlook {

    private static final String STYLE = style();

    private Outlook() {}

    static String html(String text) {
        var html = new StringBuilder(STYLE.length() + text.length() * 3);
        html.append(
                "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n"
                        + "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n<style><!--\n");
        html.append(STYLE)
                .append("--></style>\n</head>\n<body lang=\"FI\" link=\"#0563C1\">\n<div class=\"WordSection1\">\n");
        int depth = 0;
        for (String line : text.split("\n", -1)) {
            int now = line.length() - line.replaceFirst("^>+", "").length();
            for (; depth < now; depth++) {
                html.append("<blockquote type=\"cite\">\n");
            }
            for (; depth > now; depth--) {
                html.append("</blockquote>\n");
            }
            String bare = line.substring(now).strip();
            html.append("<p class=\"MsoNormal\"><span style=\"font-size:11.0pt\">")
                    .append(
                            bare.isEmpty()
                                    ? "<o:p>&nbsp;</o:p>"
                                    : bare.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</span></p>\n");
        }
        return html.append("</blockquote>\n".repeat(depth))
                .append("</div>\n</body>\n</html>\n")
                .toString();
    }

    private static String style() {
        var style = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            style.append("p.MsoStyle").append(i).append(", li.MsoStyle").append(i);
            style.append(" {mso-style-priority:99; margin:0cm; margin-bottom:.0001pt; font-size:11.0pt;"
                    + " font-family:\"Calibri\",sans-serif; mso-fareast-language:EN-US;}\n");
        }
        return style.toString();
    }
}
