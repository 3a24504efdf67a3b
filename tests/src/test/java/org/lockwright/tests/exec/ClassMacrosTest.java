package org.lockwright.tests.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;

/** The class macros of a header become real, all of them and nothing else. */
class ClassMacrosTest {

    private static final Pack PACK = PackLoader.builtin("socket-locking");

    private static String header() {
        List<String> lines = new ArrayList<>(List.of("/* SOCKBUF_LOCK(sb) in a comment */"));
        for (ClassMacros one : ClassMacros.of(PACK)) {
            for (String macro : List.of(one.names().enter(), one.names().exit(), one.names().assertion())) {
                lines.add("#define\t" + macro + "(x)\tKASSERT(solocked(x))");
            }
        }
        lines.add("static inline int f(void) { return 1; }");
        return String.join("\n", lines) + "\n";
    }

    @Test
    void aClassIsNamedByTheObjectOfItsLock() {
        assertThat(ClassMacros.of(PACK)).extracting(ClassMacros::lock, ClassMacros::tag).contains(
                org.assertj.core.groups.Tuple.tuple("SOCKBUF_LOCK", "sockbuf"), org.assertj.core.groups.Tuple.tuple("SOLISTEN", "socket"));
    }

    // contract: what a macro asserts stays, inside of what it takes; lines stay where they are, so that places are the tree's.
    @Test
    void eachMacroTakesTheLock() {
        List<String> lines = ClassMacros.real(PACK, header(), "/tree/sys/sys/socketvar.h").lines().toList();
        List<String> before = header().lines().toList();
        assertThat(lines.subList(0, 2)).containsExactly("#include \"kern_class.h\"", "#line 1 \"/tree/sys/sys/socketvar.h\"");
        assertThat(lines).hasSize(before.size() + 2);
        assertThat(lines).contains("#define\tSOCKBUF_LOCK(x)\tdo { const struct sockbuf *lockwright_object = (x); KASSERT(solocked(x));"
                + " exec_class_enter(\"SOCKBUF_LOCK\", lockwright_object); } while (0)");
        assertThat(lines).contains("#define\tSOCKBUF_UNLOCK(x)\tdo { const struct sockbuf *lockwright_object = (x);"
                + " exec_class_exit(\"SOCKBUF_LOCK\", lockwright_object); KASSERT(solocked(x)); } while (0)");
        assertThat(lines.subList(2, lines.size())).filteredOn(before::contains).containsExactly(before.get(0), before.get(before.size() - 1));
    }

    @Test
    void aHeaderThatLacksOneIsRefused() {
        String less = header().replaceFirst("(?m)^#define\\tSONOTIFY_UNLOCK.*\\n", "");
        assertThatThrownBy(() -> ClassMacros.real(PACK, less, "x")).hasMessage("the header has 0 definitions of SONOTIFY_UNLOCK, not one on a line of its own");
        String more = header() + "#define SONOTIFY_UNLOCK(y) y";
        assertThatThrownBy(() -> ClassMacros.real(PACK, more, "x")).hasMessageContaining("has 2 definitions of SONOTIFY_UNLOCK");
    }
}
