package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TransferEncodingTest {

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String quoted(String latin1) {
        return new String(TransferEncoding.QUOTED_PRINTABLE.encode(bytes(latin1)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void plainTextGoesAsItIs() {
        byte[] text = bytes("a\u00e9 From = \n" + "x".repeat(998) + "\n\n Fromage\n");
        assertThat(TransferEncoding.of(text)).isEqualTo(TransferEncoding.EIGHT_BIT);
        assertThat(TransferEncoding.EIGHT_BIT.encode(text)).isEqualTo(text);
    }

    @Test
    void whatMailChangesIsQuoted() {
        assertThat(TransferEncoding.of(bytes("a\r\n"))).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
        assertThat(TransferEncoding.of(bytes("a\n" + "x".repeat(999) + "\n"))).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
        assertThat(TransferEncoding.of(bytes("From x\n"))).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
        assertThat(TransferEncoding.of(bytes("\nFrom x\n"))).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
    }

    @Test
    void quotesBytesAndEnds() {
        assertThat(quoted("a = b\u00e9\r\n")).isEqualTo("a =3D b=E9=0D\n");
        assertThat(quoted("end \nend\t\n.\nFrom x From y\n")).isEqualTo("end=20\nend=09\n=2E\n=46rom x From y\n");
    }

    @Test
    void linesStayShort() {
        String out = quoted("x".repeat(76) + "\n" + "x".repeat(77) + "\n" + "\u00e9".repeat(100) + "\n" + "y".repeat(75)
                + "From z\n");
        assertThat(out.lines()).allMatch(line -> line.length() <= 76).noneMatch(line -> line.startsWith("From "));
        assertThat(out).startsWith("x".repeat(76) + "\n" + "x".repeat(75) + "=\nxx\n").endsWith("y".repeat(75) + "=\n=46rom z\n");
    }
}
