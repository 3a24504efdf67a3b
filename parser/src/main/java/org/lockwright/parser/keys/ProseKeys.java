package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.FieldComments.Attached;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/**
 * Keys without letters: a lock named in brackets in a member's comment, and sentences about all members of a struct.
 *
 * <p>A name in brackets counts only if the struct has a member of that name whose type is a lock.
 */
final class ProseKeys {

    private static final Pattern ALL = Pattern.compile("\\ball (?:of )?(?:the )?(remaining |other )?(?:fields|members)"
            + "(?: (?:of|in) (?:this|the) struct(?:ure)?)? are (?:protected|locked|guarded|covered) by (?:the )?([A-Za-z0-9_>:*\\[\\]-]+(?:\\.[A-Za-z0-9_]+)*(?: (?:lock|mutex)\\b)?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETED = Pattern.compile("\\[([A-Za-z_][A-Za-z0-9_]{2,40})(?=[\\].,; ])");
    private static final Pattern LOCKS_ALL = Pattern.compile(
            "\\[(?:locks|protects) all (?:[A-Za-z_][A-Za-z0-9_]* )?(?:fields|members)\\]", Pattern.CASE_INSENSITIVE);

    private static final Pattern LOCKISH = Pattern.compile("lock|mtx|mutex", Pattern.CASE_INSENSITIVE);

    private final SourceText source;
    private final FieldComments comments;
    private final Preamble preamble;

    /** Whether a comment of the file could be such a key for some struct; false is certain. */
    boolean mayBeAny() {
        return comments.tokens().stream().filter(t -> t.kind() == Kind.COMMENT).anyMatch(t -> {
            String text = source.slice(t.span());
            return LOCKS_ALL.matcher(text).find() || BRACKETED.matcher(text).results().anyMatch(m -> LOCKISH.matcher(m.group(1)).find())
                    || ALL.matcher(CommentText.of(source, t.span()).joinedFrom(t.span().start())).find();
        });
    }

    ProseKeys(SourceText source, FieldComments comments) {
        this.source = source;
        this.comments = comments;
        this.preamble = new Preamble(source, comments);
    }

    /** A sentence about the members after {@code from}. */
    private record Default(String lock, Span span, int from) {
    }

    /** The keys that {@code def} has without letters; empty when it has none. */
    Optional<KeyedStruct> read(StructDef def) {
        Map<FieldDef, Mark> own = bracketed(def);
        Optional<Default> rest = sentence(def);
        if (own.isEmpty() && rest.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Mark> marks = new ArrayList<>();
        List<String> covered = new ArrayList<>();
        List<String> unmarked = new ArrayList<>();
        for (FieldDef field : def.fields()) {
            Optional<Mark> mark = Optional.ofNullable(own.get(field)).or(() -> rest
                    .filter(d -> field.nameSpan().start() >= d.from() && !field.name().equals(d.lock()))
                    .map(d -> new Mark(field.name(), List.of(d.lock()), "", "", d.span(), MarkPlace.DEFAULT)));
            if (mark.isPresent()) {
                marks.add(mark.get());
                String lock = mark.get().keys().get(0);
                entries.putIfAbsent(lock, new Entry(lock, lock, mark.get().span()));
            } else {
                boolean isItself = rest.filter(d -> field.name().equals(d.lock())).isPresent();
                (isItself ? covered : unmarked).add(field.name());
            }
        }
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        Legend legend = new Legend(source.path(), marks.get(0).span(), Dialect.PROSE, List.copyOf(entries.values()));
        return Optional.of(new KeyedStruct(def, legend, Scope.STRUCT, marks, List.of(), List.of(), List.of(), List.of(),
                covered, unmarked, Set.of()));
    }

    private Map<FieldDef, Mark> bracketed(StructDef def) {
        var locks = def.fields().stream().filter(f -> LockType.is(f.type())).map(FieldDef::name).collect(Collectors.toSet());
        Map<FieldDef, Mark> found = new LinkedHashMap<>();
        if (locks.isEmpty()) {
            return found;
        }
        for (FieldDef field : def.fields()) {
            List<CommentText> texts = new ArrayList<>(comments.of(field.declaration()).stream().map(Attached::text).toList());
            comments.heading(field.declaration()).filter(c -> isDirectlyAbove(c, field)).ifPresent(texts::add);
            for (CommentText text : texts) {
                Matcher m = BRACKETED.matcher(source.slice(text.span()));
                while (m.find()) {
                    if (locks.contains(m.group(1)) && !m.group(1).equals(field.name())) {
                        Span span = new Span(text.span().start() + m.start(), text.span().start() + m.end(1) + 1);
                        MarkPlace place = text.span().start() < field.declaration().start() ? MarkPlace.GROUP : MarkPlace.TRAILING;
                        found.putIfAbsent(field, new Mark(field.name(), List.of(m.group(1)), "", rest(text, span.end()), span, place));
                    }
                }
            }
        }
        return found;
    }

    /** What the brackets say after the lock's name. */
    private String rest(CommentText text, int from) {
        String words = text.joinedFrom(from - 1);
        int end = words.indexOf(']');
        return end < 0 ? "" : words.substring(0, end).replaceFirst("^[.,; ]+", "").strip();
    }

    private boolean isDirectlyAbove(CommentText text, FieldDef field) {
        return source.lines().line(text.span().end()) + 1 == source.lines().line(field.declaration().start());
    }

    /** The sentence about all members: above the struct, in it for those that follow, or on the lock itself. */
    private Optional<Default> sentence(StructDef def) {
        for (int i = 0; i < comments.tokens().size(); i++) {
            Span span = comments.tokens().get(i).span();
            if (comments.tokens().get(i).kind() != Kind.COMMENT || span.start() > def.span().end()) {
                continue;
            }
            boolean inside = def.span().contains(span);
            Matcher m = ALL.matcher(CommentText.of(source, span).joinedFrom(span.start()));
            if (m.find() && (inside || m.group(1) == null && preamble.joins(i, def.span().start()))) {
                return Optional.of(new Default(m.group(2).strip(), span, inside ? span.end() : def.span().start()));
            }
        }
        for (FieldDef field : def.fields()) {
            for (Attached attached : comments.of(field.declaration())) {
                if (LockType.is(field.type()) && LOCKS_ALL.matcher(source.slice(attached.text().span())).find()) {
                    return Optional.of(new Default(field.name(), attached.text().span(), def.span().start()));
                }
            }
        }
        return Optional.empty();
    }
}
