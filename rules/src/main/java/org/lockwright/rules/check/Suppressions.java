package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.program.Reading;

/** The suppression comments of a tree: LW0014 (suppresses nothing), LW0015 (cannot be read). */
public final class Suppressions {

    /** Id of the finding that a suppression suppresses nothing. */
    public static final String UNUSED = "LW0014";
    /** Id of the finding that a suppression cannot be read. */
    public static final String UNREADABLE = "LW0015";

    private static final String WORD = "lockwright:";
    private static final Pattern FORM = Pattern.compile(
            "lockwright:[ \\t]*+allow[ \\t]++(LW[0-9]{4}(?:[ \\t]*+,[ \\t]*+LW[0-9]{4}){0,15})[ \\t]++--[ \\t]*+(\\S[^\\n]*+)");

    /** Where a suppression goes on in another line. */
    private static final Pattern BREAK = Pattern.compile("(?<![ \\t\\r])[ \\t\\r]*+\\n[ \\t\\r\\n]*+\\**+[ \\t]*+");

    private final List<Suppression> all;
    private final Map<String, SourceText> texts;

    private Suppressions(List<Suppression> all, Map<String, SourceText> texts) {
        this.all = all;
        this.texts = texts;
    }

    /**
     * Findings after suppression.
     *
     * @param left findings that remain, with those about the suppressions themselves, sorted
     * @param suppressed the others and why
     */
    public record Outcome(List<Finding> left, Map<Finding, String> suppressed) {
    }

    /** The suppressions in {@code files} of {@code tree}. */
    public static Suppressions in(SourceTree tree, Collection<String> files, int threads) {
        return in(Reading.of(tree, threads), files);
    }

    /** The suppressions in {@code files} of the tree that {@code reading} reads. */
    public static Suppressions in(Reading reading, Collection<String> files) {
        SourceTree tree = reading.tree();
        List<Suppression> all = new ArrayList<>();
        Map<String, SourceText> texts = new LinkedHashMap<>();
        for (String path : reading.files(CacheKey.of("suppressions").key(), List.copyOf(files), text -> text.contains(WORD))) {
            try {
                tree.read(path).ifPresent(source -> {
                    texts.put(path, source);
                    all.addAll(read(source));
                });
            } catch (UnreadableFileException e) {
                continue; // the run reports it where it reads the file for its keys
            }
        }
        return new Suppressions(all, texts);
    }

    /** The suppressions of one file. */
    static List<Suppression> read(SourceText source) {
        List<Suppression> found = new ArrayList<>();
        List<Token> tokens = Lexer.tokens(source);
        for (int i = 0; i < tokens.size(); i++) {
            Span span = tokens.get(i).span();
            if (tokens.get(i).kind() != Token.Kind.COMMENT) {
                continue;
            }
            String text = source.slice(span);
            String words = text.substring(Math.min(2, text.length()), text.startsWith("/*") && text.endsWith("*/") && text.length() >= 4
                    ? text.length() - 2 : text.length()).strip();
            if (words.startsWith("*")) {
                words = words.substring(1).strip();
            }
            if (words.startsWith(WORD)) {
                found.add(suppression(source, span, BREAK.matcher(words).replaceAll(" "), lines(source, tokens, i)));
            }
        }
        return found;
    }

    private static Suppression suppression(SourceText source, Span span, String words, Lines lines) {
        Matcher m = FORM.matcher(words);
        boolean isReadable = m.matches();
        return new Suppression(source.path(), span, lines.first(), lines.last(),
                isReadable ? List.of(m.group(1).split("[ \\t]*,[ \\t]*")) : List.of(), isReadable ? m.group(2).strip() : "");
    }

    private record Lines(int first, int last) {
    }

    /** The lines a suppression is about: its own, or where it stands alone the next, with all of a comment that begins there. */
    private static Lines lines(SourceText source, List<Token> tokens, int i) {
        Span span = tokens.get(i).span();
        int first = source.lines().line(span.start());
        if (!isAlone(source, tokens, i)) {
            return new Lines(first, first);
        }
        int next = source.lines().line(span.end() - 1) + 1;
        boolean isComment = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Token.Kind.COMMENT
                && source.lines().line(tokens.get(i + 1).span().start()) == next;
        return new Lines(next, isComment ? source.lines().line(tokens.get(i + 1).span().end() - 1) : next);
    }

    private static boolean isAlone(SourceText source, List<Token> tokens, int i) {
        return i == 0 || source.lines().line(Math.max(0, tokens.get(i - 1).span().end() - 1))
                < source.lines().line(tokens.get(i).span().start());
    }

    /** Takes out of {@code findings} what is suppressed, and adds what is wrong with the suppressions. */
    public Outcome apply(List<Finding> findings, List<String> configurations) {
        List<Finding> left = new ArrayList<>();
        Map<Finding, String> suppressed = new LinkedHashMap<>();
        Set<Suppression> used = new HashSet<>();
        for (Finding f : findings) {
            all.stream().filter(s -> s.covers(f)).findFirst().ifPresentOrElse(s -> {
                used.add(s);
                suppressed.put(f, s.reason());
            }, () -> left.add(f));
        }
        for (Suppression s : all) {
            if (!s.isReadable()) {
                left.add(finding(UNREADABLE, s, "this suppression cannot be read, and suppresses nothing",
                        "write it as 'lockwright: allow LWnnnn -- reason'", configurations));
            } else if (!used.contains(s)) {
                left.add(finding(UNUSED, s, "this suppression of " + String.join(", ", s.rules()) + " suppresses nothing",
                        "take it out, or move it to the line of the finding or the line before", configurations));
            }
        }
        return new Outcome(left.stream().sorted().toList(), suppressed);
    }

    private Finding finding(String rule, Suppression s, String message, String remedy, List<String> configurations) {
        SourceText source = texts.get(s.path());
        return new Finding(rule, Finding.Confidence.MUST, s.path(), s.span(), source.lines().line(s.span().start()),
                source.lines().column(s.span().start()), "", source.slice(s.span()).replaceAll("\\s+", " "), message, Note.all(remedy),
                configurations);
    }
}
