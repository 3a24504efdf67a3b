package org.lockwright.rules.key;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the locks that a legend line names. */
final class LockExpression {

    private static final String STEP = "[A-Za-z_][A-Za-z0-9_]*+(?:\\[[^\\]]{0,40}\\]|\\([A-Za-z0-9_>.& -]{0,40}\\))?";
    private static final Pattern PATH = Pattern.compile("(?<![A-Za-z0-9_.>])[*&]?" + STEP + "(?:(?:->|\\.(?=[A-Za-z_])|::)" + STEP + "){0,8}");
    private static final Pattern LOCKISH = Pattern.compile("lock|mutex|mtx|giant|^rwl|_sx$|_rm$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILLER = Pattern.compile("^(?:is |are )?(?:locked|protected|guarded|covered|serialized|serialised|held)(?: by| with| under)? "
            + "(?:the )?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHRASE = Pattern.compile("(?<!')\\b((?:[A-Za-z][A-Za-z0-9_/'-]*+ ){0,3}?[A-Za-z0-9_]*(?:lock|mutex(?:es)?|mtx))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF = Pattern.compile("(?:lock|mutex|interlock) of (?:the |its |an? )?[A-Za-z_]", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PLAIN = Set.of("lock", "locks", "locked", "mutex", "rwlock", "interlock", "unlocked", "locking",
            "spinlock", "lockdesc", "mutexes", "deadlock", "block", "blocks", "clock");
    private static final Pattern NOT_A_LOCK = Pattern.compile("(?:^|, ?)(?:which|see|but|XXX|NOTE)\\b|=>|;");

    private LockExpression() {
    }

    /** Whether {@code word} is what people call any lock. */
    static boolean isPlain(String word) {
        return PLAIN.contains(word.toLowerCase(Locale.ROOT));
    }

    /** The locks of {@code text}, alternatives in order; empty when it names none. */
    static List<LockPath> locks(String text) {
        Matcher more = NOT_A_LOCK.matcher(text);
        String head = more.find() && more.start() > 0 ? text.substring(0, more.start()) : text;
        String words = FILLER.matcher(head.strip()).replaceFirst("");
        Set<String> found = new LinkedHashSet<>();
        String main = withoutExamples(words);
        paths(main, found);
        if (!found.isEmpty()) {
            return alternatives(main, found);
        }
        Matcher phrase = PHRASE.matcher(main);
        List<LockPath> locks = new ArrayList<>();
        if (OF.matcher(main).lookingAt()) {
            locks.add(new LockPath(LockPath.Root.WORDS, main.strip()));
        } else if (phrase.find()) {
            locks.add(new LockPath(LockPath.Root.WORDS, phrase.group(1).strip()));
        } else if (PLAIN.stream().anyMatch(p -> main.toLowerCase(Locale.ROOT).startsWith(p))) {
            locks.add(new LockPath(LockPath.Root.WORDS, main.strip()));
        }
        return locks;
    }

    /** {@code words} without parentheses that explain or give examples. */
    static String withoutExamples(String words) {
        return words.replaceAll("\\((?:a\\.k\\.a|e\\.g|i\\.e|global|struct)[^)]*+\\)", "");
    }

    /** The first path, and further ones only if the words say "or", list them between commas, or put them between parentheses. */
    private static List<LockPath> alternatives(String main, Set<String> found) {
        List<LockPath> locks = new ArrayList<>();
        int end = -1;
        for (String path : found) {
            int at = main.indexOf(path, Math.max(0, end));
            String between = end < 0 || at < end ? "" : main.substring(end, at);
            if (end >= 0 && !between.matches("[ ,]*(?:or|\\||,)[ ,]*(?:[a-z]+ )?|, ")) {
                break;
            }
            locks.add(path(path));
            end = at + path.length();
        }
        return locks;
    }

    private static void paths(String words, Set<String> found) {
        Matcher m = PATH.matcher(words);
        while (m.find()) {
            String path = m.group();
            String last = path.replaceAll("\\[[^\\]]*+\\]|\\([^)]*+\\)", "").replaceFirst("^.*(?:->|\\.|::)", "");
            boolean isPath = path.contains("->") || path.contains("::") || path.startsWith("*") || path.contains("[");
            boolean named = LOCKISH.matcher(last).find() && !PLAIN.contains(last.toLowerCase(Locale.ROOT));
            boolean dotted = path.indexOf('.') > 0 && named;
            if (isPath || named && (last.indexOf('_') > 0 || last.chars().anyMatch(Character::isUpperCase)
                    || last.length() > 6) || dotted) {
                found.add(path);
            }
        }
    }

    private static LockPath path(String text) {
        return new LockPath(text.contains("::") ? LockPath.Root.NAMED_OBJECT : LockPath.Root.UNKNOWN, text);
    }
}
