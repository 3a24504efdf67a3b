package org.lockwright.patches;

import java.io.ByteArrayOutputStream;

/** How a mail's body travels: as it is, or quoted-printable where some mail program would change it. */
enum TransferEncoding {

    /** Bytes as they are. */
    EIGHT_BIT("8bit"),
    /** RFC 2045 section 6.7. */
    QUOTED_PRINTABLE("quoted-printable");

    private static final int LONGEST_LINE = 998;
    private static final int LONGEST_QUOTED = 76;
    private static final byte[] MBOX_MARK = {'F', 'r', 'o', 'm', ' '};
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final String label;

    TransferEncoding(String label) {
        this.label = label;
    }

    /** Value of the Content-Transfer-Encoding field. */
    String label() {
        return label;
    }

    /**
     * The plainest encoding that brings {@code body} through unchanged.
     *
     * <p>Quoted-printable if it holds a CR, which {@code git mailsplit} strips at line ends; a line over 998 bytes, which
     * RFC 5322 forbids; or a line that an mbox reader takes for the start of a mail.
     */
    static TransferEncoding of(byte[] body) {
        int start = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\r' || i - start >= LONGEST_LINE && body[i] != '\n' || i == start && marks(body, i)) {
                return QUOTED_PRINTABLE;
            }
            if (body[i] == '\n') {
                start = i + 1;
            }
        }
        return EIGHT_BIT;
    }

    /** {@code body}, which ends in a newline, as it stands in the mail. */
    byte[] encode(byte[] body) {
        return this == EIGHT_BIT ? body : quoted(body);
    }

    private static byte[] quoted(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length * 2);
        int column = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                out.write('\n');
                column = 0;
                continue;
            }
            boolean lastOfLine = i + 1 == body.length || body[i + 1] == '\n';
            boolean literal = isLiteral(body[i], lastOfLine);
            int width = literal ? 1 : 3;
            if (column + width > LONGEST_QUOTED - (lastOfLine ? 0 : 1)) {
                out.write('=');
                out.write('\n');
                column = 0;
            }
            if (column == 0 && (body[i] == '.' || marks(body, i))) {
                literal = false;
                width = 3;
            }
            write(out, body[i], literal);
            column += width;
        }
        return out.toByteArray();
    }

    private static boolean isLiteral(byte b, boolean lastOfLine) {
        return b == ' ' || b == '\t' ? !lastOfLine : b > ' ' && b < 0x7f && b != '=';
    }

    private static void write(ByteArrayOutputStream out, byte b, boolean literal) {
        if (literal) {
            out.write(b);
        } else {
            out.write('=');
            out.write(HEX[(b & 0xff) >> 4]);
            out.write(HEX[b & 0xf]);
        }
    }

    private static boolean marks(byte[] body, int at) {
        if (at + MBOX_MARK.length > body.length) {
            return false;
        }
        for (int i = 0; i < MBOX_MARK.length; i++) {
            if (body[at + i] != MBOX_MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
