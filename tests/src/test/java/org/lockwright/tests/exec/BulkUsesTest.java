package org.lockwright.tests.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.rules.pack.PackLoader;

/** Uses of a struct as a whole, which name no field, are found by line. */
class BulkUsesTest {

    @TempDir private Path tree;

    private Map<String, Set<String>> found(String text) throws Exception {
        for (String file : Programs.EXECUTED) {
            Files.createDirectories(tree.resolve("sys/" + file).getParent());
            Files.writeString(tree.resolve("sys/" + file), file.equals(Programs.EXECUTED.get(0)) ? text : "");
        }
        Files.createDirectories(tree.resolve("sys/sys"));
        Files.writeString(tree.resolve("sys/sys/socketvar.h"), "#define\tsb_startzero\tsb_timeo\n");
        return BulkUses.in(tree, PackLoader.builtin("socket-locking")).fields();
    }

    @Test
    void aCopyUsesAllFields() throws Exception {
        Map<String, Set<String>> found = found("void\nf(struct socket *so)\n{\n\tstruct sockbuf copy, *sb = &so->so_rcv;\n\n\tcopy = *sb;\n}\n");
        assertThat(found).containsOnlyKeys("sys/kern/uipc_socket.c:6");
        assertThat(found.values().iterator().next()).contains("sb_sel", "sb_cc", "sb_overflowed").doesNotContain("so_qlen");
    }

    @Test
    void aFillUsesAllFromAMemberOn() throws Exception {
        assertThat(found("void\nf(struct sockbuf *sb)\n{\n\n\tmemset(&sb->sb_startzero, 0, 8);\n}\n"))
                .isEqualTo(Map.of("sys/kern/uipc_socket.c:5", Set.of("sb_timeo", "sb_overflowed")));
    }

    // contract: a pointer to something else, or that of the function before, is none.
    @Test
    void otherPointersAreNone() throws Exception {
        assertThat(found("void\nf(struct sockbuf *sb)\n{\n}\n\nvoid\ng(struct socket *so, struct mbuf **m0)\n{\n\tstruct mbuf *m;\n\n\tm = *m0;\n\tx = *sb;\n}\n"))
                .isEmpty();
    }
}
