package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.CommentText.Line;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;

/** What the comments of a file say in sentences: the bullets of "Locking notes", and which lock protects the bits of a flag word. */
final class ProseNotes {

    private static final Pattern TITLE = Pattern.compile("\\blocking notes[^:]{0,60}:$", Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLET = Pattern.compile("[-+*o][ \\t]++(?=\\S)");
    private static final Pattern PASSIVE = Pattern.compile("(.{1,200}?) (?:is|are|be) (?:also |all )?"
            + "(?:protected|procted|locked|serialized|unlocked|NOT protected|not protected)(?: (?:by|with|under))?\\b[: ]*(.{0,400})");
    private static final Pattern ACTIVE = Pattern.compile("(.{1,200}?) (?:protects|serializes):?[ ]?(.{0,400})");
    private static final Pattern FLAGS = Pattern.compile("(?:flags are )?(?:kept|stored) in (?:[a-z]+->)?([a-z]\\w*),? "
            + "(?:and|which) (?:(?:is|are) )?protected by (?:the )?([^.]{1,120})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SET = Pattern.compile("\\b(?:first|second|third|following) set (?:are|is) locked by (?:the )?"
            + "([^.]{1,120}(?:\\.[a-z_][^.]{0,80})?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARROW = Pattern.compile("([A-Z][A-Z0-9_]*+)\\b[^=]{0,60}=>[ \\t]*+(.{0,20}locked by .{1,80})");

    private final SourceText source;
    private final List<Token> tokens;
    private final FieldComments comments;
    private final List<Note> notes = new ArrayList<>();
    private final List<FlagLegend> flags = new ArrayList<>();
    private final Set<Span> explained = new HashSet<>();

    private ProseNotes(SourceText source, FieldComments comments) {
        this.source = source;
        this.tokens = comments.tokens();
        this.comments = comments;
    }

    /** The sentences of {@code source}. */
    static ProseNotes read(SourceText source, FieldComments comments) {
        ProseNotes read = new ProseNotes(source, comments);
        for (int i = 0; i < read.tokens.size(); i++) {
            if (read.tokens.get(i).kind() == Kind.COMMENT && !comments.inDirective(i)) {
                read.comment(i, CommentText.of(source, read.tokens.get(i).span()));
            }
        }
        return read;
    }

    List<Note> notes() {
        return notes;
    }

    List<FlagLegend> flags() {
        return flags;
    }

    /** Whether sentences of the comment at {@code span} were understood. */
    boolean explains(Span span) {
        return explained.contains(span);
    }

    private void comment(int at, CommentText comment) {
        int before = notes.size() + flags.size();
        List<Line> lines = comment.lines();
        boolean notesBegan = false;
        for (int i = 0; i < lines.size(); i++) {
            String words = comment.in(lines.get(i));
            if (TITLE.matcher(words).find()) {
                notesBegan = true;
            } else if (notesBegan && words.endsWith(":") && words.toLowerCase(Locale.ROOT).contains("order")) {
                break;
            } else if (notesBegan && BULLET.matcher(words).lookingAt()) {
                bullet(comment, i);
            } else if (notesBegan) {
                arrow(comment, lines.get(i));
            }
        }
        words(at, comment);
        if (notes.size() + flags.size() > before) {
            explained.add(comment.span());
        }
    }

    /** One bullet with its deeper lines; a bullet below that says the same of itself is read again as its own. */
    private void bullet(CommentText comment, int from) {
        List<Line> lines = comment.lines();
        Line head = lines.get(from);
        StringBuilder text = new StringBuilder(comment.in(head));
        int last = from;
        for (int i = from + 1; i < lines.size() && !lines.get(i).blank() && lines.get(i).indent() > head.indent(); i++) {
            text.append(' ').append(comment.in(lines.get(i)));
            last = i;
        }
        Matcher bullet = BULLET.matcher(text);
        String words = bullet.lookingAt() ? text.substring(bullet.end()) : text.toString();
        Span span = new Span(head.start(), lines.get(last).end());
        Matcher passive = PASSIVE.matcher(words);
        Matcher active = ACTIVE.matcher(words);
        if (passive.lookingAt() && !passive.group(1).contains(" - ")) {
            notes.add(new Note(passive.group(1).strip(), passive.group().substring(passive.end(1)).strip(), span));
        } else if (active.lookingAt() && !active.group(1).contains(" - ") && !active.group(2).isBlank()) {
            notes.add(new Note(active.group(2).strip(), "protected by " + active.group(1).strip(), span));
        }
    }

    private void arrow(CommentText comment, Line line) {
        Matcher m = ARROW.matcher(comment.in(line));
        if (m.lookingAt()) {
            flags.add(new FlagLegend("", List.of(m.group(1)), m.group(2).strip(), new Span(line.start(), line.end())));
        }
    }

    private void words(int at, CommentText comment) {
        String words = comment.joinedFrom(comment.span().start());
        Matcher kept = FLAGS.matcher(words);
        Matcher set = SET.matcher(words);
        if (kept.find()) {
            flags.add(new FlagLegend(kept.group(1), defined(at), kept.group(2).strip(), comment.span()));
        } else if (set.find()) {
            flags.add(new FlagLegend("", defined(at), set.group(1).strip(), comment.span()));
        }
    }

    /** The macros defined on the lines right after comment {@code at}, up to a blank line or another comment of its own lines. */
    private List<String> defined(int at) {
        List<String> names = new ArrayList<>();
        int line = source.lines().line(tokens.get(at).span().end());
        for (int i = at + 1; i + 2 < tokens.size(); i++) {
            int here = source.lines().line(tokens.get(i).span().start());
            if (here > line + 1 || !comments.inDirective(i) && tokens.get(i).kind() != Kind.COMMENT
                    || tokens.get(i).kind() == Kind.COMMENT && comments.hasOwnLines(i)) {
                break;
            }
            if (tokens.get(i).kind() == Kind.DIRECTIVE && tokens.get(i + 1).in(source).equals("define")) {
                names.add(tokens.get(i + 2).in(source));
            }
            line = source.lines().line(Math.max(tokens.get(i).span().start(), tokens.get(i).span().end() - 1));
        }
        return names;
    }
}
