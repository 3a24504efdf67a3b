package org.lockwright.parser.keys;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.CommentText.Line;
import org.lockwright.parser.source.Span;

/** Reads the mark at the start of a field's comment, as the legend in force spells it. */
final class MarkReader {

    /**
     * A comment that has the form of a mark.
     *
     * @param mark what it says
     * @param known whether the legend has every key of it
     */
    record Reading(Mark mark, boolean known) {
    }

    /** Brackets of one mark that are read. */
    private static final int MOST = 8;
    private static final String WHITE = "[ \\t]++";
    private static final Pattern PAREN = Pattern.compile(bracketed("\\(", "\\)"));
    private static final Pattern BRACKET = Pattern.compile(bracketed("\\[", "\\]"));
    private static final Pattern COLON = Pattern.compile("(" + KeySyntax.FREES + "):(?=[ \\t]|$)");
    private static final Pattern LONE = Pattern.compile("(" + KeySyntax.FREES + ")$");
    private static final Pattern SPACED = Pattern.compile("(" + KeySyntax.FREES + ")(?=\\t|  )");
    private static final Pattern COMBINED = Pattern.compile(
            "(" + KeySyntax.FREE + "[,&+|/]" + KeySyntax.FREE + "(?:[,&+|/]" + KeySyntax.FREE + "){0,6})(?= )");
    /** A letter that is no word of its own, one space, and what cannot go on a sentence: {@code r Block size}, {@code m (really)}. */
    private static final Pattern LOOSE = Pattern.compile("([b-hj-zB-HJ-Z])(?= [A-Z(])");
    /** A key and its colon the wrong way round: {@code :? text}. */
    private static final Pattern REVERSED = Pattern.compile(":(" + KeySyntax.FREE + ")(?=" + "[ \\t]|$)");
    private static final Pattern NO_KEY = Pattern.compile(":(?=" + WHITE + "|$)");

    private final Legend legend;
    private final Set<String> keys;

    MarkReader(Legend legend) {
        this.legend = legend;
        this.keys = legend.keys();
    }

    private static String bracketed(String open, String close) {
        String one = open + "(" + KeySyntax.FREES + ")" + close;
        return one + "(?=[ \\t]|$|/" + open + ")";
    }

    /** The mark {@code comment} begins with, for the member {@code field}. */
    Optional<Reading> read(String field, CommentText comment) {
        Optional<Line> first = comment.first();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        return switch (legend.marks()) {
            case PAREN -> blank(field, comment, first.get(), "( )").or(() -> bracketed(field, comment, first.get(), PAREN))
                    .or(() -> reversed(field, comment, first.get()));
            case BRACKET -> blank(field, comment, first.get(), "[ ]").or(() -> bracketed(field, comment, first.get(), BRACKET))
                    .or(() -> reversed(field, comment, first.get()));
            case COLON -> noKey(field, comment, first.get()).or(() -> free(field, comment, first.get(), COLON, LONE))
                    .or(() -> reversed(field, comment, first.get()));
            case EQUALS -> noKey(field, comment, first.get()).or(() -> free(field, comment, first.get(), COLON, LONE, SPACED, LOOSE))
                    .or(() -> reversed(field, comment, first.get()));
            case PROSE -> Optional.empty();
            case BARE -> noKey(field, comment, first.get())
                    .or(() -> free(field, comment, first.get(), COLON, LONE, SPACED, COMBINED, LOOSE));
        };
    }

    private Optional<Reading> free(String field, CommentText comment, Line line, Pattern... forms) {
        for (Pattern form : forms) {
            Matcher m = form.matcher(comment.in(line));
            if (m.lookingAt()) {
                String combination = KeySyntax.normal(m.group(1));
                List<String> parts = KeySyntax.parts(combination);
                Span span = new Span(line.start(), line.start() + m.end());
                String text = comment.joinedFrom(span.end());
                Mark mark = new Mark(field, parts, KeySyntax.operators(combination), text, span, MarkPlace.TRAILING);
                return Optional.of(new Reading(mark, knows(combination)));
            }
        }
        return Optional.empty();
    }

    /** A mark whose colon stands before its key: never known, so that it is seen. */
    private Optional<Reading> reversed(String field, CommentText comment, Line line) {
        Matcher m = REVERSED.matcher(comment.in(line));
        if (!m.lookingAt() || m.group(1).equals(":") || !keys.contains(m.group(1))) {
            return Optional.empty();
        }
        Span span = new Span(line.start(), line.start() + m.end());
        Mark mark = new Mark(field, List.of(m.group()), "", comment.joinedFrom(span.end()), span, MarkPlace.TRAILING);
        return Optional.of(new Reading(mark, false));
    }

    /** {@code /}{@code *  : text}: the place of a key left blank, where the legend does not use {@code :} as a key. */
    private Optional<Reading> noKey(String field, CommentText comment, Line line) {
        String before = comment.source().text().substring(comment.span().start() + 2, line.start());
        if (keys.contains(":") || !before.endsWith("  ") || !NO_KEY.matcher(comment.in(line)).lookingAt()) {
            return Optional.empty();
        }
        Span span = new Span(line.start(), line.start() + 1);
        return Optional.of(new Reading(new Mark(field, List.of(), "", comment.joinedFrom(span.end()), span, MarkPlace.TRAILING), true));
    }

    /** {@code ( ) text}: the brackets of a key left blank. */
    private static Optional<Reading> blank(String field, CommentText comment, Line line, String brackets) {
        String words = comment.in(line);
        if (!words.startsWith(brackets) || words.length() > 3 && words.charAt(3) != ' ' && words.charAt(3) != '\t') {
            return Optional.empty();
        }
        Span span = new Span(line.start(), line.start() + brackets.length());
        return Optional.of(new Reading(new Mark(field, List.of(), "", comment.joinedFrom(span.end()), span, MarkPlace.TRAILING), true));
    }

    /** {@code (a) (b) text}, {@code (a)/(b) text}: the first bracket must be a key's, further ones count as long as they are keys too. */
    private Optional<Reading> bracketed(String field, CommentText comment, Line line, Pattern form) {
        String words = comment.in(line);
        Matcher m = form.matcher(words);
        if (!m.lookingAt()) {
            return Optional.empty();
        }
        StringBuilder combination = new StringBuilder(KeySyntax.normal(m.group(1)));
        boolean known = knows(combination.toString());
        String joiner = KeySyntax.operators(combination.toString());
        int end = m.end();
        for (int more = 1; known && more < MOST; more++) {
            boolean slash = words.startsWith("/", end);
            int next = slash ? end + 1 : end;
            while (!slash && next < words.length() && (words.charAt(next) == ' ' || words.charAt(next) == '\t')) {
                next++;
            }
            m.region(next, words.length());
            if (!m.lookingAt() || !knows(KeySyntax.normal(m.group(1)))) {
                break;
            }
            combination.append(slash ? '/' : ',').append(KeySyntax.normal(m.group(1)));
            joiner = slash ? "/" : " ";
            end = m.end();
        }
        Span span = new Span(line.start(), line.start() + end);
        List<String> parts = KeySyntax.parts(combination.toString());
        Mark mark = new Mark(field, parts, joiner, comment.joinedFrom(span.end()), span, MarkPlace.TRAILING);
        return Optional.of(new Reading(mark, known));
    }

    private boolean knows(String combination) {
        return legend.entry(combination).isPresent() || keys.containsAll(KeySyntax.parts(combination));
    }
}
