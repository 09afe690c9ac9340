package org.minikisa.runtime.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class LineParserTest {

    @Test
    void aCandidateWithSpacesIsEscaped() {
        assertThat(at("install mai").escape("mails ä/a b.mbox", true)).hasToString("mails\\ ä/a\\ b.mbox");
    }

    @Test
    void insideQuotesOnlyTheQuoteIsEscapedAndClosed() {
        assertThat(at("install \"mai").escape("mails ä \"x\"", true)).hasToString("\"mails ä \\\"x\\\"\"");
        assertThat(at("install 'mai").escape("mails ä/", false)).hasToString("'mails ä/");
    }

    @Test
    void theWordAtTheCursorIsFound() {
        LineParser.Line line = at("lb | grep fel");

        assertThat(line.words()).containsExactly("grep", "fel");
        assertThat(line.wordIndex()).isEqualTo(1);
    }

    private static LineParser.Line at(String line) {
        return new LineParser().parse(line, line.length(), ParseContext.COMPLETE);
    }
}
