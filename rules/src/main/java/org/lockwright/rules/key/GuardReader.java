package org.lockwright.rules.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;

/** Reads what a mark means out of the words of its legend. */
final class GuardReader {

    private static final Pattern ATOMIC = Pattern.compile("^(?:modified |updated |accessed |access )?(?:using |with |by )?atomic"
            + "|atomic(?:ally)? (?:op|access|update)|atomically|\\batomic_|atomic operation");
    private static final Pattern CONSTANT = Pattern.compile("^(?:const\\b|constant|immutable|read[- ]only|set once|never changes|write[- ]once)"
            + "|does not change|never changes|^unchanged|after init(?:iali[sz]ation)?$(?<!stable after initialization)|^not locked since .*(?:const|immutable)");
    private static final Pattern STABLE = Pattern.compile("\\bstable\\b");
    private static final Pattern UNLOCKED = Pattern.compile("^(?:un-?locked|not locked|no lock|not protected|unprotected|none\\b|no locking)");
    private static final Pattern UNKNOWN = Pattern.compile("^(?:unknown|unclear|\\?+$|unsure|xxx\\b)");
    private static final Pattern THREAD = Pattern.compile("only reliable (?:for|to|in|from) (?:the )?(?:lwp|thread)|only (?:be )?(?:reliably |safely )?(?:accessed|used|modified|changed)?,? ?(?:by|in|via|from)"
            + " (?:a |the |one )?(?:\\S+ ){0,4}?(?:thread|lwp|curlwp|curproc|curthread|itself|threaded)|single[- ]thread|^(?:owned by )?cur(?:lwp|proc|thread)"
            + "|thread[- ](?:local|private)|^private to (?:the )?(?:thread|lwp|owning)");
    private static final Pattern CPU = Pattern.compile("\\bcpu[- ](?:private|local)|(?:by|to) (?:the |its |own(?:ing)? )*cpu\\b|per[- ]cpu");
    private static final Pattern OWNER = Pattern.compile(
            "(?:thread of execution |whoever |one |lwp |process )?(?:that |who )?(?:holds|holding|sets|with|holder of) ([A-Z][A-Z0-9_]{2,})"
            + "|^(?:protected by |owner of |busy flag )([A-Z]+_?(?:BUSY|LOCKED|WANTED|INUSE|OWNED))\\b");
    private static final Pattern REFERENCE = Pattern.compile("^(?:holding )?(?:an? )?(?:\\S+ )?reference\\b");
    private static final Pattern LEVEL = Pattern.compile("^(?:protected by |at |under )?(spl[a-z]{2,12})\\b");
    /** Words that, one after the other, say: all of the keys to write, any of them to read. */
    private static final List<List<Pattern>> BOTH = List.of(
            inOrder("\\b(?:modify|write|change|update|modified|writing)\\b", "\\beither\\b"),
            inOrder("\\|[a-z]", "\\bread\\b", "&", "\\bwrite\\b"),
            inOrder("both ", "\\bwrit", "\\beither\\b"));
    private static final Pattern STATES = Pattern.compile("^(?:while|when|if) ([a-z ]+),? (.+?); (?:while|when|if) ([a-z ]+),? (.+)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ALSO_READ = Pattern.compile("\\bok to read \\S+ (?:if|when|while) (?:we|you) hold (?:the )?([^.;]{1,60})");
    private static final Pattern OWNED = Pattern.compile("^owned by (?:the )?([a-z]{2,20})$");
    private static final Pattern SPLIT = Pattern.compile("^(.+?) (?:to|for) (?:be )?read(?:ing|s)?, (.+?) (?:to|for) (?:be )?writ(?:e|ing|es)\\b");
    private static final Pattern HOLDERS = Pattern.compile("^writers? (?:should|must) hold (.{1,200}?)[,;.]? readers? (?:should|must) hold (.{1,200})$");
    private static final Pattern WRITER = Pattern.compile("\\b(?:writing|writer|exclusive(?:ly)?|write[- ]locked|for write)\\b");
    private static final Pattern READER = Pattern.compile("\\b(?:reading|reader|shared|read[- ]locked)\\b");
    private static final Pattern ALTERNATIVES = Pattern.compile("[ ,]+(?:or|\\|)[ ]+");

    private static final int BUDGET = 2000;

    private final Legend legend;

    private GuardReader(Legend legend) {
        this.legend = legend;
    }

    /** What {@code mark} means under {@code legend}. */
    static Guard of(Legend legend, Mark mark) {
        return new GuardReader(legend).of(mark);
    }

    private Guard of(Mark mark) {
        if (mark.keys().isEmpty()) {
            return Guard.both(new Rule.Unlocked(), "no key applies");
        }
        String joined = String.join(mark.operator().isBlank() ? "," : mark.operator(), mark.keys());
        if (mark.keys().size() == 1) {
            return legend.entry(joined).map(e -> entry(e.text(), mark)).orElseGet(() -> Guard.both(new Rule.Unknown("the legend has no key " + joined), ""));
        }
        List<Guard> parts = new ArrayList<>();
        for (String key : mark.keys()) {
            parts.add(legend.entry(key).map(e -> single(e.text()))
                    .orElseGet(() -> Guard.both(new Rule.Unknown("the legend has no key " + key), "")));
        }
        Optional<Entry> own = legend.entry(joined).or(() -> combination(mark));
        String text = own.map(Entry::text).orElseGet(() -> String.join(joinerText(mark), parts.stream().map(Guard::text).toList()));
        return own.isPresent() ? combined(own.get().text(), parts, text) : byOperator(mark.operator(), parts, text);
    }

    private Guard entry(String line, Mark mark) {
        String text = within(line);
        if (legend.dialect() == Dialect.PROSE) {
            return sentence(text, mark);
        }
        Guard guard = new StateWords(legend).read(text).orElseGet(() -> single(text));
        boolean isOpen = guard.write() instanceof Rule.Unknown && guard.read() instanceof Rule.Atomic && legend.otherwise().isPresent();
        if (!isOpen) {
            return guard;
        }
        List<Rule> both = List.of(rule(within(legend.otherwise().get().text())), guard.read());
        return new Guard(new Rule.Any(both), new Rule.All(both), guard.condition(), text);
    }

    /** A lock's name in brackets, and what more the brackets say: {@code [an_lock.  also, it is ok to read x if we hold y]}. */
    private static Guard sentence(String text, Mark mark) {
        Rule lock = lock(text);
        Matcher also = ALSO_READ.matcher(mark.text());
        return also.find() ? new Guard(new Rule.Any(List.of(lock, held(also.group(1).strip()))), lock, Optional.empty(), text + "; " + mark.text())
                : Guard.both(lock, text);
    }

    /** What somebody holds: a lock, or a flag or reference that makes them the owner. */
    private static Rule held(String words) {
        Rule lock = lock(words);
        return lock instanceof Rule.Unknown ? new Rule.Owner(words) : lock;
    }

    /** The legend's line for the same keys, whatever joins them there. */
    private Optional<Entry> combination(Mark mark) {
        return legend.entries().stream().filter(e -> e.key().length() > 1 && mark.keys().equals(List.of(e.key().split("[,&+|/]")))).findFirst();
    }

    private static String joinerText(Mark mark) {
        return mark.operator().isBlank() ? "; " : " " + mark.operator() + " ";
    }

    private static List<Pattern> inOrder(String... words) {
        return Stream.of(words).map(Pattern::compile).toList();
    }

    /** Whether each of {@code words} stands after the one before; the first place of each will do, so no text takes long. */
    private static boolean haveInOrder(String text, List<Pattern> words) {
        int at = 0;
        for (Pattern word : words) {
            Matcher m = word.matcher(text);
            if (!m.find(at)) {
                return false;
            }
            at = m.end();
        }
        return true;
    }

    /** As much of a legend line as is looked at: its first 2,000 characters, more than anybody writes. */
    static String within(String line) {
        return line.length() > BUDGET ? line.substring(0, BUDGET) : line;
    }

    private static Guard combined(String line, List<Guard> parts, String text) {
        String words = within(line);
        Matcher states = STATES.matcher(words);
        if (states.matches()) {
            List<Rule> rules = List.of(rule(states.group(2)), rule(states.group(4)));
            return new Guard(new Rule.ByState(rules), new Rule.ByState(rules),
                    Optional.of(states.group(1).strip() + "; " + states.group(3).strip()), text);
        }
        String lower = words.toLowerCase(Locale.ROOT);
        if (BOTH.stream().anyMatch(b -> haveInOrder(lower, b))) {
            return allToWrite(parts, text);
        }
        return Guard.both(rule(words), text);
    }

    private static Guard byOperator(String operator, List<Guard> parts, String text) {
        return switch (operator) {
            case "&", "+", " " -> allToWrite(parts, text);
            case "|" -> both(parts, Rule.Any::new, text);
            case "/" -> both(parts, Rule.ByState::new, text);
            default -> both(parts, Rule.PartOf::new, text);
        };
    }

    private static Guard allToWrite(List<Guard> parts, String text) {
        return new Guard(new Rule.Any(parts.stream().map(Guard::read).toList()),
                new Rule.All(parts.stream().map(Guard::write).toList()), Optional.empty(), text);
    }

    private static Guard both(List<Guard> parts, Function<List<Rule>, Rule> join, String text) {
        return new Guard(join.apply(parts.stream().map(Guard::read).toList()), join.apply(parts.stream().map(Guard::write).toList()),
                Optional.empty(), text);
    }

    /** What one legend line means. */
    static Guard single(String line) {
        String text = within(line);
        Matcher split = SPLIT.matcher(text);
        if (split.find()) {
            Rule read = alternatives(split.group(1), Rule.Mode.SHARED);
            Rule write = alternatives(split.group(2), Rule.Mode.EXCLUSIVE);
            return new Guard(read, write, Optional.empty(), text);
        }
        Matcher holders = HOLDERS.matcher(text);
        if (holders.matches()) {
            return new Guard(alternatives(holders.group(2), Rule.Mode.SHARED), alternatives(holders.group(1), Rule.Mode.EXCLUSIVE), Optional.empty(), text);
        }
        Rule rule = rule(text);
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("can be read outside") || lower.startsWith("may be read without")) {
            return new Guard(ATOMIC.matcher(lower).find() ? new Rule.Atomic(lower.contains("atomic_load")) : new Rule.Unlocked(),
                    new Rule.Unknown("the sentence names no lock for writes"), Optional.empty(), text);
        }
        Optional<String> condition = lower.contains(" in some cases") ? Optional.of("a lock too in some cases") : Optional.empty();
        return new Guard(rule, rule, condition, text);
    }

    private static Rule alternatives(String words, Rule.Mode mode) {
        String[] either = ALTERNATIVES.split(words);
        String[] and = words.split(" and | \\+ ");
        if (either.length > 1) {
            return new Rule.Any(List.of(either).stream().map(w -> moded(w, mode)).toList());
        }
        return and.length > 1 ? new Rule.All(List.of(and).stream().map(w -> moded(w, mode)).toList()) : moded(words, mode);
    }

    private static Rule moded(String words, Rule.Mode mode) {
        Rule rule = rule(words.replaceFirst("^(?:shared|exclusive) ", ""));
        boolean named = words.startsWith("exclusive") || words.startsWith("shared");
        return rule instanceof Rule.Held held && (named || mode == Rule.Mode.SHARED) && held.lock().root() == LockPath.Root.WORDS
                ? new Rule.Held(held.lock(), words.startsWith("exclusive") ? Rule.Mode.EXCLUSIVE : mode) : rule;
    }

    /** One legend line without combinations, as a rule. */
    static Rule rule(String text) {
        String lower = text.toLowerCase(Locale.ROOT).strip();
        Matcher owner = OWNER.matcher(text);
        Matcher level = LEVEL.matcher(lower);
        if (lower.isEmpty()) {
            return new Rule.Unknown("the legend gives no meaning");
        } else if (ATOMIC.matcher(lower).find()) {
            return new Rule.Atomic(lower.contains("atomic_load"));
        } else if (UNKNOWN.matcher(lower).find()) {
            return new Rule.Unknown("the legend says it is unknown");
        } else if (CONSTANT.matcher(lower).find()) {
            return new Rule.Constant();
        } else if (level.find()) {
            return level(level.group(1), lower);
        } else if (CPU.matcher(lower).find()) {
            return new Rule.Local(Rule.Scope.CPU);
        } else if (THREAD.matcher(lower).find()) {
            return new Rule.Local(Rule.Scope.THREAD);
        } else if (STABLE.matcher(lower).find()) {
            return new Rule.Stable();
        } else if (UNLOCKED.matcher(lower).find()) {
            return new Rule.Unlocked();
        } else if (OWNED.matcher(lower).matches()) {
            return new Rule.Owner(lower.substring("owned by ".length()));
        } else if (owner.find()) {
            return new Rule.Owner(owner.group(1) != null ? owner.group(1) : owner.group(2));
        } else if (REFERENCE.matcher(lower).find()) {
            return new Rule.Owner(text);
        }
        return lock(text);
    }

    private static Rule level(String spl, String lower) {
        Rule level = new Rule.Level(spl);
        return CPU.matcher(lower).find() ? new Rule.All(List.of(level, new Rule.Local(Rule.Scope.CPU))) : level;
    }

    private static Rule lock(String text) {
        List<LockPath> locks = LockExpression.locks(text);
        if (locks.isEmpty()) {
            return new Rule.Unknown("'" + shortened(text) + "' names no lock");
        }
        String[] either = locks.get(0).root() == LockPath.Root.WORDS ? LockExpression.withoutExamples(text).split(" or ") : new String[] {text};
        if (either.length > 1) {
            List<Rule> rules = Stream.of(either).filter(words -> !LockExpression.locks(words).isEmpty()).map(GuardReader::lock).toList();
            return rules.size() == 1 ? rules.get(0) : new Rule.Any(rules);
        }
        Rule.Mode mode = WRITER.matcher(text).find() && !READER.matcher(text).find() ? Rule.Mode.EXCLUSIVE : Rule.Mode.ANY;
        List<Rule> held = new ArrayList<>();
        for (int i = 0; i < locks.size(); i++) {
            held.add(new Rule.Held(locks.get(i), i == 0 ? mode : Rule.Mode.ANY));
        }
        return held.size() == 1 ? held.get(0) : new Rule.Any(held);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
