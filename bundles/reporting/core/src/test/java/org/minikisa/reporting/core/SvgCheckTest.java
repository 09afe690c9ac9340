package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgCheckTest {

    @Test
    void aPlainDrawingPasses() {
        assertThatCode(() -> SvgCheck.require(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"><rect fill=\"url(#h)\"/></svg>"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg role=\"img\"><script>1</script></svg>",
                "<svg role=\"img\" onload=\"alert(1)\"/>",
                "<svg role=\"img\"><rect OnClick=\"alert(1)\"/></svg>",
                "<svg role=\"img\"><image href=\"https://example.org/x.png\"/></svg>",
                "<svg role=\"img\"><rect fill=\"url(https://example.org/x)\"/></svg>",
                "<svg role=\"img\"><rect style=\"fill:red\"/></svg>",
                "<svg role=\"img\"><foreignObject/></svg>",
                "<svg role=\"img\"><text>a & b</text></svg>",
                "<svg role=\"img\"></svg><p>after</p>",
                "<svg></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg role=\"img\"><text>&x;</text></svg>",
                "<p>no drawing</p>"
            })
    void whatRunsOrComesFromOutsideIsRefused(String svg) {
        assertThatThrownBy(() -> SvgCheck.require(svg)).isInstanceOf(IllegalArgumentException.class);
    }
}
