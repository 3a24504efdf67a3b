package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.keys.MarkedVariable;
import org.lockwright.parser.keys.Respeller;
import org.lockwright.parser.keys.Respelling;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.key.KeySense;

/** The legends of one file, each re-spelt with all that is under it, or not. */
final class FileRespelling {

    private final SourceText source;
    private final FileKeys keys;
    private final Set<String> tags;
    private final Dialect dialect;
    private final Map<Legend, Respelling> legends = new LinkedHashMap<>();
    private final Map<Legend, String> givenUp = new LinkedHashMap<>();
    /** Legends yet to be tried alone, because the file with all of them would be read otherwise. */
    private final List<Legend> suspects = new ArrayList<>();
    private final List<Legend> cleared = new ArrayList<>();
    private boolean alone;

    FileRespelling(SourceText source, FileKeys keys, Set<String> tags, Dialect dialect) {
        this.source = source;
        this.keys = keys;
        this.tags = tags;
        this.dialect = dialect;
        keys.structs().stream().map(KeyedStruct::legend).filter(this::isMeant)
                .forEach(l -> legends.computeIfAbsent(l, x -> Respeller.respell(source, keys, x, dialect)));
        if (tags.isEmpty()) {
            keys.variables().stream().map(MarkedVariable::legend)
                    .forEach(l -> legends.computeIfAbsent(l, x -> Respeller.respell(source, keys, x, dialect)));
        }
    }

    private boolean isMeant(Legend legend) {
        return tags.isEmpty() || structs(legend).stream().anyMatch(s -> tags.contains(s.def().tag()));
    }

    /** Whether anything is to be written. */
    boolean changes() {
        return !active().isEmpty();
    }

    /** The file as it would become. */
    SourceText after() {
        return EditSet.of(edits()).apply(source);
    }

    /**
     * Whether what {@code read} found in {@link #after} settles the file; else {@link #after} is another try.
     *
     * <p>If the file says something else with all legends re-spelt, each is tried alone, and in the end those that passed together.
     */
    boolean accepts(FileKeys read) {
        Optional<String> wrong = CommentProof.broken(source, edits(), after())
                .or(() -> KeySense.of(keys).difference(KeySense.of(read)).map(line -> "it would no longer say: " + line));
        List<Legend> tried = active();
        if (wrong.isEmpty() && !alone) {
            return true;
        }
        if (alone) {
            Legend one = suspects.remove(0);
            wrong.ifPresentOrElse(why -> givenUp.put(one, why), () -> cleared.add(one));
            alone = !suspects.isEmpty();
            return !alone && cleared.isEmpty();
        }
        if (tried.size() == 1 || !cleared.isEmpty()) {
            tried.forEach(l -> givenUp.put(l, wrong.get()));
            return true;
        }
        suspects.addAll(tried);
        alone = true;
        return false;
    }

    /** The legends to change in this try. */
    private List<Legend> active() {
        return legends.keySet().stream().filter(l -> legends.get(l) instanceof Respelling.Changed && !givenUp.containsKey(l))
                .filter(l -> !alone || suspects.get(0).equals(l)).toList();
    }

    private List<Edit> edits() {
        return active().stream().flatMap(l -> ((Respelling.Changed) legends.get(l)).changes().stream())
                .map(c -> new Edit(source.path(), c.span(), c.expected(), c.replacement(), KeyRespelling.RULE)).sorted().toList();
    }

    /** The patch; empty if nothing changes. */
    Optional<Draft.Patch> patch() {
        List<Edit> edits = edits();
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        String path = source.path().startsWith("sys/") ? source.path().substring("sys/".length()) : source.path();
        return Optional.of(new Draft.Patch(path + ": spell locking keys as " + sample(dialect), body(), List.of(KeyRespelling.RULE),
                Map.of(source.path(), edits), List.of(source), List.of(after())));
    }

    private String body() {
        List<String> of = new ArrayList<>();
        for (Legend legend : active()) {
            String old = legend.dialect() == Dialect.COLON ? "k:" : legend.dialect() == Dialect.BARE ? "a bare k"
                    : legend.dialect() == Dialect.EQUALS ? "k =" : sample(legend.dialect());
            of.add(names(legend, "; ") + ": from " + old + " to " + sample(dialect) + ".");
        }
        String changes = String.join("\n    ", of.stream().map(FileRespelling::wrapped).toList());
        return "Letters, locks and words stay as they were:\n\n    " + changes
                + "\n\nOnly comments change; the code is the same, token by token.\nNo functional change.";
    }

    private static String wrapped(String line) {
        StringBuilder out = new StringBuilder();
        int column = 4;
        for (String word : line.split(" ")) {
            if (column > 4 && column + 1 + word.length() > 72) {
                out.append("\n      ");
                column = 6;
            } else if (column > 4) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }

    /** A mark in {@code dialect}: {@code (k)}. */
    static String sample(Dialect dialect) {
        return dialect == Dialect.PAREN ? "(k)" : dialect == Dialect.BRACKET ? "[k]" : "k:";
    }

    /** A site for each struct and each variable under the legends meant. */
    List<Site> sites() {
        List<Site> sites = new ArrayList<>();
        for (Legend legend : legends.keySet()) {
            structs(legend).forEach(s -> sites.add(site(s.def().span(), legend, s.marked() + s.accessors().size() + s.parts().size())));
            variables(legend).forEach(v -> sites.add(site(v.mark().span(), legend, 1)));
        }
        return sites;
    }

    private Site site(Span span, Legend legend, int marks) {
        Respelling respelling = legends.get(legend);
        int line = source.lines().line(span.start());
        if (givenUp.containsKey(legend)) {
            return new Site(KeyRespelling.RULE, source.path(), span, line, "", Site.Outcome.REFUSED, Reason.READ_OTHERWISE.code());
        } else if (respelling instanceof Respelling.Refused refused) {
            return new Site(KeyRespelling.RULE, source.path(), span, line, "", Site.Outcome.REFUSED, reason(refused).code());
        } else if (respelling instanceof Respelling.Unchanged) {
            return new Site(KeyRespelling.RULE, source.path(), span, line, "", Site.Outcome.RIGHT_BY_TEXT, "spelt so already");
        }
        return new Site(KeyRespelling.RULE, source.path(), span, line, "", Site.Outcome.REWRITTEN,
                marks + (marks == 1 ? " mark" : " marks") + " as " + sample(dialect));
    }

    private static Reason reason(Respelling.Refused refused) {
        return switch (refused.obstacle()) {
            case NO_LETTERS -> Reason.NO_LETTERS;
            case SENTENCE -> Reason.SENTENCE_LEGEND;
            case NO_FORM -> Reason.NO_FORM;
        };
    }

    /** One line for each thing that the user did not ask for, or did and does not get. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        legends.forEach((legend, respelling) -> {
            String at = source.path() + ":" + line(legend) + ": ";
            if (givenUp.containsKey(legend)) {
                notes.add(at + names(legend, ", ") + " kept as it is: " + givenUp.get(legend) + "; " + Reason.READ_OTHERWISE.mend());
            } else if (respelling instanceof Respelling.Refused refused && !refused.what().isEmpty()) {
                notes.add(at + names(legend, ", ") + " kept as it is: " + reason(refused).why() + " (" + refused.what() + ")");
            } else if (respelling instanceof Respelling.Changed changed) {
                together(legend).ifPresent(others -> notes.add(at + others));
                left(changed.left()).ifPresent(marks -> notes.add(at + marks));
            }
        });
        return notes;
    }

    private int line(Legend legend) {
        List<KeyedStruct> structs = structs(legend);
        return source.lines().line(structs.isEmpty() ? legend.span().start() : structs.get(0).def().span().start());
    }

    private Optional<String> together(Legend legend) {
        List<String> others = structs(legend).stream().map(s -> s.def().tag()).filter(t -> !tags.contains(t)).toList();
        String names = String.join(", ", others.stream().map(t -> "struct " + t).toList());
        String variables = variables(legend).stream().map(MarkedVariable::name).collect(Collectors.joining(", "));
        String all = names + (names.isEmpty() || variables.isEmpty() ? "" : ", ") + variables;
        return tags.isEmpty() || all.isEmpty() ? Optional.empty() : Optional.of(all + " re-spelt too, as the same legend is theirs");
    }

    private static Optional<String> left(List<Mark> left) {
        return left.isEmpty() ? Optional.empty() : Optional.of("left as it is, as the legend has no such key: "
                + left.stream().map(m -> "'" + m.spelling() + "' on " + m.field()).collect(Collectors.joining(", ")));
    }

    private String names(Legend legend, String by) {
        List<String> names = new ArrayList<>(structs(legend).stream().map(s -> "struct " + s.def().tag()).toList());
        List<MarkedVariable> variables = variables(legend);
        if (!variables.isEmpty()) {
            names.add(String.format(Locale.ROOT, "%d variable%s", variables.size(), variables.size() == 1 ? "" : "s"));
        }
        return String.join(by, names);
    }

    private List<KeyedStruct> structs(Legend legend) {
        return keys.structs().stream().filter(s -> s.legend().equals(legend)).toList();
    }

    private List<MarkedVariable> variables(Legend legend) {
        return keys.variables().stream().filter(v -> v.legend().equals(legend)).toList();
    }
}
