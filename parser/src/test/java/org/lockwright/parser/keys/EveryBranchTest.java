package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.EveryBranch;
import org.lockwright.parser.source.SourceText;

/** A file with its conditionals taken out. */
class EveryBranchTest {

    private static String every(String text) {
        return EveryBranch.of(SourceText.ofLatin1("sys/sys/x.h", text)).text();
    }

    @Test
    void conditionalsGoAndNothingMoves() {
        assertThat(every("#if A && \\\n  B\nint a; /* k: a */\n#else /* not A */\nint b;\n#endif\n#define X 1\n"))
                .isEqualTo("          \n   \nint a; /* k: a */\n      /* not A */\nint b;\n      \n#define X 1\n");
    }

    @Property(tries = 500, seed = "11")
    void lengthAndLinesStay(@ForAll @StringLength(max = 120) @CharRange(from = '\0', to = '\u00ff') String text) {
        assertThat(every(text)).hasSameSizeAs(text);
        assertThat(every(text).lines().count()).isEqualTo(text.lines().count());
    }
}
