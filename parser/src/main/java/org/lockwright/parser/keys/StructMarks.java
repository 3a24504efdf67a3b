package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.FieldComments.Attached;
import org.lockwright.parser.keys.FieldComments.Place;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/** The marks of one struct under one legend. */
final class StructMarks {

    private static final Pattern PART = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*+)((?:\\.|->)[A-Za-z_][A-Za-z0-9_.>-]*+)");

    private final SourceText source;
    private final FieldComments comments;
    private final List<StructDef> structs;
    private final StructDef def;
    private final MarkReader reader;
    private final Set<String> names = new HashSet<>();
    private final Set<Span> taken = new HashSet<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Mark> strays = new ArrayList<>();
    private final List<Mark> doubles = new ArrayList<>();
    private final Set<String> accessed = new HashSet<>();
    private final List<FieldDef> marked = new ArrayList<>();

    private StructMarks(SourceText source, FieldComments comments, List<StructDef> structs, StructDef def, Legend legend) {
        this.source = source;
        this.comments = comments;
        this.structs = structs;
        this.def = def;
        this.reader = new MarkReader(legend);
        def.fields().forEach(f -> names.add(f.name()));
    }

    /** What the members of {@code def} say under {@code legend}; {@code structs} are all structs of the file. */
    static KeyedStruct read(SourceText source, FieldComments comments, List<StructDef> structs, StructDef def, Legend legend,
            Scope scope) {
        return new StructMarks(source, comments, structs, def, legend).read(legend, scope);
    }

    private KeyedStruct read(Legend legend, Scope scope) {
        List<FieldDef> rest = new ArrayList<>();
        for (FieldDef field : def.fields()) {
            Optional<MarkReader.Reading> reading = own(field);
            if (reading.filter(MarkReader.Reading::known).isPresent()) {
                accept(field, reading.get().mark());
            } else if (reading.isPresent()) {
                strays.add(reading.get().mark());
                rest.add(field);
            } else if (!group(field)) {
                rest.add(field);
            }
        }
        List<String> covered = new ArrayList<>();
        List<String> unmarked = new ArrayList<>();
        for (FieldDef field : rest) {
            (isCovered(field) ? covered : unmarked).add(field.name());
        }
        doubles.removeIf(d -> marks.stream().anyMatch(m -> m.span().equals(d.span())));
        List<Mark> twice = doubles.stream().distinct().toList();
        return new KeyedStruct(def, legend, scope, marks, strays, twice, accessors(), parts(), covered, unmarked, accessed);
    }

    private void accept(FieldDef field, Mark mark) {
        marks.add(mark);
        marked.add(field);
        taken.add(mark.span());
    }

    /** The first mark among the field's comments that the legend knows, else the first it does not know. */
    private Optional<MarkReader.Reading> own(FieldDef field) {
        Optional<MarkReader.Reading> known = Optional.empty();
        Optional<MarkReader.Reading> stray = Optional.empty();
        for (Attached attached : comments.of(field.declaration())) {
            Optional<MarkReader.Reading> found = reader.read(field.name(), attached.text())
                    .map(r -> new MarkReader.Reading(r.mark().of(field.name(), place(attached.place())), r.known()));
            if (found.isEmpty() || attached.place() == Place.BELOW && part(found.get().mark()).isPresent()) {
                continue;
            }
            if (found.get().known() && known.isPresent()) {
                doubles.add(found.get().mark());
            } else if (found.get().known()) {
                known = found;
            } else {
                stray = stray.isPresent() ? stray : found;
            }
        }
        return known.isPresent() ? known : stray;
    }

    private static MarkPlace place(Place place) {
        return switch (place) {
            case INSIDE -> MarkPlace.INSIDE;
            case TRAILING -> MarkPlace.TRAILING;
            case BELOW -> MarkPlace.BELOW;
        };
    }

    /** Accepts the mark of the comment that heads the member; one that another member above owns, or that is about a part, is none. */
    private boolean group(FieldDef field) {
        Optional<Mark> mark = comments.heading(field.declaration()).flatMap(c -> reader.read(field.name(), c))
                .filter(MarkReader.Reading::known).map(r -> r.mark().of(field.name(), MarkPlace.GROUP))
                .filter(m -> part(m).isEmpty() && marks.stream().noneMatch(
                        o -> o.span().equals(m.span()) && o.place() != MarkPlace.GROUP));
        mark.ifPresent(m -> accept(field, m));
        return mark.isPresent();
    }

    /** What the mark's text names if that is a part of a member: {@code sc_dk.dk_openmask}. */
    private Optional<String> part(Mark mark) {
        Matcher m = PART.matcher(mark.text());
        return m.lookingAt() && names.contains(m.group(1)) ? Optional.of(m.group()) : Optional.empty();
    }

    private List<Mark> parts() {
        List<Mark> parts = new ArrayList<>();
        int i = comments.indexAt(def.span().start());
        for (; i < comments.tokens().size() && comments.tokens().get(i).span().end() <= def.span().end(); i++) {
            if (comments.tokens().get(i).kind() == Kind.COMMENT && !comments.inDirective(i)) {
                reader.read("", CommentText.of(source, comments.tokens().get(i).span())).filter(MarkReader.Reading::known)
                        .map(MarkReader.Reading::mark).filter(m -> !taken.contains(m.span()))
                        .ifPresent(m -> part(m).ifPresent(p -> parts.add(m.of(p, MarkPlace.PART))));
            }
        }
        return parts;
    }

    /** Marks after {@code #define kn_flags kn_kevent.flags}, in the struct or in the lines of directives that follow it. */
    private List<Mark> accessors() {
        List<Mark> found = new ArrayList<>();
        List<Token> tokens = comments.tokens();
        for (int i = comments.indexAt(def.span().start()); i + 3 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.span().start() >= def.span().end() && !comments.inDirective(i) && token.kind() != Kind.COMMENT) {
                break;
            }
            if (token.kind() == Kind.DIRECTIVE && tokens.get(i + 1).in(source).equals("define")
                    && names.contains(tokens.get(i + 3).in(source))) {
                String member = tokens.get(i + 3).in(source);
                accessor(tokens.get(i + 2).in(source), i + 4).ifPresent(mark -> {
                    found.add(mark);
                    accessed.add(member);
                });
            }
        }
        return found;
    }

    private Optional<Mark> accessor(String name, int from) {
        List<Token> tokens = comments.tokens();
        for (int i = from; i < tokens.size() && tokens.get(i).kind() != Kind.END_OF_DIRECTIVE; i++) {
            if (tokens.get(i).kind() == Kind.COMMENT) {
                return reader.read(name, CommentText.of(source, tokens.get(i).span())).filter(MarkReader.Reading::known)
                        .map(r -> r.mark().of(name, MarkPlace.ACCESSOR));
            }
        }
        return Optional.empty();
    }

    private boolean isCovered(FieldDef field) {
        Span whole = field.declaration();
        if (marked.stream().anyMatch(m -> isInside(whole, m.declaration()))) {
            return true;
        }
        List<FieldDef> inner = structs.stream().filter(d -> whole.contains(d.span())).flatMap(d -> d.fields().stream()).toList();
        if (inner.isEmpty()) {
            inner = def.fields().stream().filter(f -> isInside(f.declaration(), whole)).toList();
        }
        return !inner.isEmpty() && inner.stream().allMatch(f -> own(f).filter(MarkReader.Reading::known).isPresent());
    }

    private static boolean isInside(Span inner, Span outer) {
        return outer.contains(inner) && !outer.equals(inner);
    }
}
