package org.lockwright.netbsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link EmbeddedTree} hands out is what lies in the source folder, byte for byte. */
class EmbeddedTreeTest {

    private static final String REFRESH = "netbsd-tree.index is stale; in src/main/resources/netbsd-tree run:"
            + " find . -type f | sed 's|^\\./||' | LC_ALL=C sort > ../netbsd-tree.index";

    // contract: the index is kept by hand, and this is what keeps it honest.
    @Test
    void indexListsExactlyTheFolder() {
        assertThat(EmbeddedTree.paths()).as(REFRESH).isEqualTo(SourceFolder.paths());
    }

    @Test
    void treeIsLargeEnoughAndLooksLikeATree() {
        List<String> paths = EmbeddedTree.paths();
        assertThat(paths).hasSizeGreaterThanOrEqualTo(50).contains("sys/sys/param.h");
        assertThat(paths.stream().filter(p -> p.endsWith(".c") || p.endsWith(".h")).count()).isGreaterThanOrEqualTo(45);
        assertThat(paths).allMatch(p -> p.startsWith("sys/"));
    }

    // contract: no build step (filtering, encoding, line ends) changes a byte.
    @Test
    void everyFileComesOutAsItIs() {
        for (String path : SourceFolder.paths()) {
            assertThat(EmbeddedTree.read(path)).as(path).isEqualTo(SourceFolder.read(path));
        }
    }

    @Test
    void callersCannotChangeTheTree() {
        byte[] first = EmbeddedTree.read("sys/sys/param.h");
        first[0] = 'X';
        assertThat(EmbeddedTree.read("sys/sys/param.h")[0]).isEqualTo((byte) '/');
        assertThatThrownBy(() -> EmbeddedTree.paths().add("sys/x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void unknownPathsAreRefusedInOneLine() {
        for (String path : List.of("sys/kern/none.c", "", "../netbsd-tree.index", "/sys/sys/param.h", "sys/sys")) {
            assertThatThrownBy(() -> EmbeddedTree.read(path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(path + ": no such file in the embedded tree; EmbeddedTree.paths() lists those it has");
        }
    }

    @Test
    void exactlyOneFileHasCrlfLineEnds() {
        assertThat(EmbeddedTree.paths().stream().filter(p -> latin1(p).contains("\r")))
                .containsExactly("sys/compat/common/uipc_socket_50.c");
        String text = latin1("sys/compat/common/uipc_socket_50.c");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    void exactlyOneFileHasLatin1BytesAndOnlyInAComment() {
        assertThat(EmbeddedTree.paths().stream().filter(p -> latin1(p).chars().anyMatch(c -> c >= 0x80)))
                .containsExactly("sys/compat/common/sys_file_30.c");
        CText text = CText.of("sys/compat/common/sys_file_30.c");
        assertThat(text.comments()).anyMatch(c -> c.indexOf(0xe9) >= 0);
        assertThat(text.code().chars()).allMatch(c -> c < 0x80);
    }

    @Test
    void exactlyOneFileHasNoFinalNewline() {
        assertThat(EmbeddedTree.paths().stream().filter(p -> !latin1(p).endsWith("\n")))
                .containsExactly("sys/rump/librump/rumpkern/locks.c");
    }

    // contract: all of the tree is ours, and says so in its first two lines.
    @Test
    void everyFileCarriesTheLicenceAndNobodyElsesMarks() {
        for (String path : EmbeddedTree.paths()) {
            List<String> head = latin1(path).lines().limit(2).toList();
            assertThat(head.get(0)).as(path).contains("SPDX-License-Identifier: BSD-2-Clause");
            assertThat(head.get(1)).as(path).contains("the lockwright authors");
            assertThat(latin1(path)).as(path).doesNotContain("$NetBSD", "Regents", "@(#)");
        }
    }

    private static String latin1(String path) {
        return new String(EmbeddedTree.read(path), StandardCharsets.ISO_8859_1);
    }
}
