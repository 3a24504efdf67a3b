package org.lockwright.rules.rewrite;

/** Widths of text on a terminal with tab stops. */
final class Columns {

    private Columns() {
    }

    /** The column after {@code text} when it starts at column 0; tabs go to the next multiple of {@code tab}. */
    static int width(CharSequence text, int tab) {
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            column = text.charAt(i) == '\t' ? (column / tab + 1) * tab : column + 1;
        }
        return column;
    }
}
