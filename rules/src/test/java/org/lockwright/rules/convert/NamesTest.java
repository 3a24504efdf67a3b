package org.lockwright.rules.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.rules.softint.SoftintClass;

/** Text of one class that becomes text of another. */
class NamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BIO | GEN | f(IPL_SOFTBIO, SOFTINT_BIO_MASK, softbio) | f(IPL_SOFTGEN, SOFTINT_GEN_MASK, softgen)",
        "BIO | GEN | f(\"bio\", \"bio1\", splbio, IPL_BIOS) | f(\"gen\", \"bio1\", splbio, IPL_BIOS)",
        "BIO | CLOCK | f(\"bio\") | f(\"clk\")",
        "CLOCK | GEN | f(\"clk\", PRI_SOFTCLOCK) /* softclock */ | f(\"gen\", PRI_SOFTGEN) /* softgen */",
        "SERIAL | GEN | SIR_SERIAL == 1 && SIR_NET | SIR_GEN == 1 && SIR_NET",
    })
    void isTurned(SoftintClass from, SoftintClass to, String before, String after) {
        assertThat(Names.turned(before, from, to)).isEqualTo(after);
    }
}
