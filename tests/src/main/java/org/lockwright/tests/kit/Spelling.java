package org.lockwright.tests.kit;

import java.util.Collection;

/** Ways to spell the same C text that must make no difference. */
enum Spelling {

    /** Lines end in CR LF. */
    CRLF {
        @Override
        String of(String text) {
            return text.replace("\n", "\r\n");
        }
    },
    /** The last line has no end. */
    NO_FINAL_NEWLINE {
        @Override
        String of(String text) {
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        }
    },
    /** A comment holds a byte that is no UTF-8. */
    LATIN1 {
        @Override
        String of(String text) {
            return "/* caf\u00e9 */\n\n" + text;
        }
    };

    /** {@code text} spelt this way. */
    abstract String of(String text);

    /** {@code tree} with each of {@code paths} that it has spelt this way. */
    MemoryTree of(MemoryTree tree, Collection<String> paths) {
        MemoryTree out = tree;
        for (String path : paths) {
            out = tree.isFile(path) ? out.with(path, of(tree.text(path))) : out;
        }
        return out;
    }
}
