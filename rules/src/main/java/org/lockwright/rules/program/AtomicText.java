package org.lockwright.rules.program;

import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

/** Reads the text around a field reference where macros hide the tree. */
public final class AtomicText {

    private AtomicText() {
    }

    /** Whether {@code reference} stands as {@code atomic_x(&reference}. */
    public static boolean isOperand(SourceText source, Span reference) {
        String text = source.text();
        int at = skipBack(text, reference.start());
        while (at > 0 && text.charAt(at - 1) == '(') {
            at = skipBack(text, at - 1);
        }
        if (at == 0 || text.charAt(at - 1) != '&') {
            return false;
        }
        at = skipBack(text, at - 1);
        if (at == 0 || text.charAt(at - 1) != '(') {
            return false;
        }
        int end = skipBack(text, at - 1);
        int start = end;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            start--;
        }
        return text.substring(start, end).startsWith("atomic_");
    }

    private static int skipBack(String text, int at) {
        int i = at;
        while (i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
