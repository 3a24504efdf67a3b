package org.lockwright.tests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes inputs out of seeds: some changes, each of bytes, tokens, lines or whole pieces. The same random numbers make the same input. */
final class Mutator {

    /** No input is longer, so that a run measures work and not size. */
    private static final int LONGEST = 200_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9][A-Za-z0-9.]*|\"[^\"\\n]*\"|->|/\\*|\\*/|[^\\sA-Za-z0-9_]|[ \\t]+|\\n");
    private static final List<String> NUMBERS = List.of("0", "-1", "2147483647", "2147483648", "-9223372036854775808", "18446744073709551616", "0x", "0xffffffffffffffffff",
            "1e999", "08", "1.5", "0b2", "9".repeat(400), "00000000000000000000000000000000001");
    private static final List<String> BYTES = List.of("\0", "\r", "\r\n", "\t", "\f", "\u000b", "\u001b", "\u007f", "\u00e4", "\u00a0", "\u00ff\u00fe", "\u00ef\u00bb\u00bf",
            "\u00ed\u00a0\u0080", "\u00c3", "\u00e2\u0080\u00a8", "\\", "\\\n", "\\\r\n", "\u001a");

    private final List<String> seeds;
    private final List<String> dictionary;

    /** Works on {@code seeds}, Latin-1, and puts in pieces of {@code dictionary}. */
    Mutator(List<String> seeds, List<String> dictionary) {
        this.seeds = seeds;
        this.dictionary = dictionary;
    }

    /** An input. */
    byte[] make(Random random) {
        String text = any(seeds, random);
        int changes = 1 + Math.min(20, (int) Math.abs(random.nextGaussian() * 5));
        for (int i = 0; i < changes; i++) {
            text = change(text, random);
            text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        }
        return text.getBytes(ISO_8859_1);
    }

    private String change(String text, Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> bytes(text, random);
            case 1, 2 -> insert(text, random.nextInt(text.length() + 1), any(dictionary, random));
            case 3 -> insert(text, random.nextInt(text.length() + 1), any(BYTES, random));
            case 4 -> splice(text, any(seeds, random), random);
            case 5, 6, 7, 8 -> tokens(text, random);
            case 9, 10 -> lines(text, random);
            case 11 -> piece(text, random);
            case 12 -> nest(text, random);
            case 13 -> number(text, random);
            case 14 -> whole(text, random);
            default -> renamed(text, random);
        };
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String insert(String text, int at, String what) {
        return text.substring(0, at) + what + text.substring(at);
    }

    private static String bytes(String text, Random random) {
        char[] chars = text.toCharArray();
        for (int i = random.nextInt(4); i >= 0 && chars.length > 0; i--) {
            int at = random.nextInt(chars.length);
            chars[at] = (char) (random.nextBoolean() ? chars[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return new String(chars);
    }

    /** The beginning of one and the end of another. */
    private static String splice(String text, String other, Random random) {
        int end = random.nextInt(text.length() + 1);
        int from = random.nextInt(other.length() + 1);
        return random.nextBoolean() ? text.substring(0, end) + other.substring(from)
                : insert(text, end, other.substring(from, Math.min(other.length(), from + random.nextInt(400))));
    }

    private String tokens(String text, Random random) {
        List<MatchResult> all = TOKEN.matcher(text).results().toList();
        if (all.size() < 2) {
            return text;
        }
        MatchResult a = any(all, random);
        MatchResult b = any(all, random);
        String head = text.substring(0, a.start());
        String tail = text.substring(a.end());
        return switch (random.nextInt(5)) {
            case 0 -> head + tail;
            case 1 -> head + a.group() + a.group() + tail;
            case 2 -> head + b.group() + tail;
            case 3 -> head + any(dictionary, random) + tail;
            default -> a.end() <= b.start() ? head + b.group() + text.substring(a.end(), b.start()) + a.group() + text.substring(b.end()) : head + b.group() + a.group() + tail;
        };
    }

    private static String lines(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(other, lines.get(at));
            case 2 -> lines.set(at, lines.set(other, lines.get(at)));
            default -> lines.subList(Math.min(at, other), Math.min(Math.max(at, other), Math.min(at, other) + 10)).clear();
        }
        return String.join("", lines);
    }

    /** A piece of the text gone, or there again, once or often. */
    private static String piece(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 20 : 500));
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> insert(text, at, text.substring(from, to));
            case 2 -> insert(text, at, text.substring(from, Math.min(to, from + 20)).repeat(1 + random.nextInt(1_000)));
            default -> text.substring(0, from);
        };
    }

    private static String nest(String text, Random random) {
        int depth = 1 + random.nextInt(random.nextInt(4) == 0 ? 6_000 : 60);
        int at = random.nextInt(text.length() + 1);
        String open = any(List.of("(", "{", "[", "({", "if (1) {", "struct x {", "#if 1\n", "- ", "/*", "! ", "*", "-", "a ? b : ", "f(", "else if (x) ; "), random);
        String close = any(List.of(")", "}", "]", "})", "", "\n#endif\n", ";}"), random);
        String inner = random.nextBoolean() ? "" : "x";
        return insert(text, at, open.repeat(depth) + inner + (random.nextInt(3) == 0 ? "" : close.repeat(depth)));
    }

    private static String number(String text, Random random) {
        List<MatchResult> all = Pattern.compile("\\b[0-9][A-Za-z0-9]*").matcher(text).results().toList();
        if (all.isEmpty()) {
            return text;
        }
        MatchResult one = any(all, random);
        return text.substring(0, one.start()) + any(NUMBERS, random) + text.substring(one.end());
    }

    private static String whole(String text, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> text.replace("\n", "\r");
            case 2 -> text.stripTrailing();
            case 3 -> text.replace("\t", " ");
            case 4 -> text.replace("\n", " ");
            case 5 -> "\u00ef\u00bb\u00bf" + text;
            case 6 -> text.substring(0, Math.min(text.length(), 2_000)).replaceAll("(?s)(.)", "$1\0");
            default -> text + text;
        };
    }

    /** One identifier called like another, or much too long, wherever it stands or once. */
    private static String renamed(String text, Random random) {
        List<MatchResult> all = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").matcher(text).results().toList();
        if (all.isEmpty()) {
            return text;
        }
        MatchResult one = any(all, random);
        String name = random.nextInt(4) == 0 ? one.group().repeat(1 + 3_000 / one.group().length()) : any(all, random).group();
        return random.nextBoolean() ? text.substring(0, one.start()) + name + text.substring(one.end())
                : text.replaceAll("\\b" + one.group() + "\\b", name.substring(0, Math.min(300, name.length())));
    }
}
