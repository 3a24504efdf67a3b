package org.lockwright.netbsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tree has every shape of access to {@code so_state} that the first pack must answer for, and none it must not meet here. */
class SocketStateUseTest {

    private static final String OTHER_STRUCT = "sys/dev/softctx.c";
    private static final List<CText> FILES = CText.all();

    // contract: other modules count sites against these numbers; change them together with the tree.
    @Test
    void usesByFile() {
        Map<String, Integer> uses = new TreeMap<>();
        for (CText file : FILES) {
            if (file.stateUses() > 0) {
                uses.put(file.path(), file.stateUses());
            }
        }
        assertThat(uses).containsEntry("sys/sys/socketvar.h", 4).containsEntry(OTHER_STRUCT, 4);
        uses.keySet().removeIf(path -> path.equals(OTHER_STRUCT) || path.endsWith(".h"));
        assertThat(uses).hasSizeGreaterThanOrEqualTo(18);
        assertThat(uses.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void noAddressIsTakenAndNoMacroBodyUsesIt() {
        for (CText file : FILES) {
            assertThat(file.count("(?:[(,=]|return)\\s*&\\s*\\(?[\\w>.\\-]+(?:->|\\.)so_state\\b")).as("address taken in " + file.path()).isZero();
            assertThat(file.macros()).as("macro of " + file.path()).noneMatch(m -> m.contains("so_state"));
        }
    }

    @Test
    void declarationIsUnmarked() {
        CText header = CText.of("sys/sys/socketvar.h");
        assertThat(header.count("^\tshort\t\tso_state;")).isEqualTo(1);
        assertThat(header.comments()).noneMatch(c -> c.matches("/\\*\\s*(\\([a-z]\\)|[a-z]:).*"));
        assertThat(header.count("^#define\tsb_startzero\tsb_cc")).isEqualTo(1);
    }

    // contract: adjacent statements that clear bits and then set others lose atomicity when rewritten one by one.
    @Test
    void clearThenSetPairs() {
        String pair = "so_state &= ~[^;]+;\\r?\\n\\t\\w+->so_state \\|= [^;]+;";
        assertThat(uses("sys/kern/uipc_socket2.c", pair)).isEqualTo(4);
        assertThat(uses("sys/netinet/sctp_output.c", pair)).isEqualTo(1);
        assertThat(uses("sys/netbt/l2cap_socket.c", pair)).isEqualTo(1);
    }

    @Test
    void everyShapeIsThere() {
        Map<String, String> shapes = new TreeMap<>(Map.ofEntries(
                Map.entry("set", "->so_state \\|= SS_"),
                Map.entry("clear", "->so_state &= ~SS_"),
                Map.entry("if", "\\bif \\(\\w+->so_state & "),
                Map.entry("while", "\\bwhile \\([^{;]*->so_state & "),
                Map.entry("ternary", "->so_state & \\w+\\) \\?"),
                Map.entry("return", "\\breturn \\(?\\w+->so_state & "),
                Map.entry("assertion", "KASSERT\\(\\(?\\w+->so_state & "),
                Map.entry("assertion with message", "KASSERTMSG\\([^;]*->so_state"),
                Map.entry("prediction", "__predict_false\\(\\(?\\w+->so_state & "),
                Map.entry("double-parenthesis macro", "DPRINTF\\(\\([^;]*->so_state\\)\\)"),
                Map.entry("variadic macro", "DPRINTF\\(\"[^;]*->so_state\\)"),
                Map.entry("copy", "so->so_state = head->so_state \\| SS_NOFDREF;"),
                Map.entry("path of two", "stcb->sctp_socket->so_state \\|= "),
                Map.entry("path of three", "stcb->sctp_ep->sctp_socket->so_state \\|= "),
                Map.entry("cast path", "\\(\\(struct socket \\*\\)fp->f_data\\)->so_state & "),
                Map.entry("declaration", "int \\w+ = \\w+->so_state"),
                Map.entry("assignment to another", "\\w+ = \\w+->so_state;"),
                Map.entry("no blanks", "->so_state&SS_"),
                Map.entry("set from a variable", "->so_state \\|= nofd;")));
        shapes.forEach((name, regex) -> assertThat(FILES.stream().mapToInt(f -> f.count(regex)).sum()).as(name).isPositive());
    }

    @Test
    void mentionsThatAreNoUses() {
        assertThat(FILES.stream().flatMap(f -> f.comments().stream()).filter(c -> c.contains("so_state"))).isNotEmpty();
        assertThat(FILES.stream().flatMap(f -> f.strings().stream()).filter(s -> s.contains("so_state"))).isNotEmpty();
        assertThat(uses(OTHER_STRUCT, "^\tint\t\tso_state;")).isEqualTo(1);
    }

    @Test
    void usesInCodeThatIsOff() {
        assertThat(uses("sys/netinet/sctp_output.c", "^#if 0\\n\\s*\\n?\\s*newso->so_state \\|= SS_ISAPIPE;\\n#endif")).isEqualTo(1);
        assertThat(uses("sys/kern/uipc_syscalls.c", "#ifdef PIPE_SOCKETPAIR\\n(?:(?!#endif)[\\s\\S])*rso->so_state \\|= SS_ISAPIPE;")).isEqualTo(1);
        String generic = new String(EmbeddedTree.read("sys/arch/amd64/conf/GENERIC"), StandardCharsets.US_ASCII);
        assertThat(generic).doesNotContain("PIPE_SOCKETPAIR");
    }

    // contract: a read grows by the 21 characters of 'atomic_load_relaxed(&', so some lines must then need folding.
    @Test
    void someLinesHaveNoRoomToGrow() {
        long tight = FILES.stream()
                .flatMap(f -> f.code().lines())
                .filter(l -> l.matches(".*->so_state\\s?&\\s?[^=].*") && width(l) <= 80 && width(l) + 21 > 80)
                .count();
        assertThat(tight).isGreaterThanOrEqualTo(3);
    }

    private static int uses(String path, String regex) {
        return CText.of(path).count(regex);
    }

    private static int width(String line) {
        int column = 0;
        for (char c : line.toCharArray()) {
            column = c == '\t' ? (column / 8 + 1) * 8 : column + 1;
        }
        return column;
    }
}
