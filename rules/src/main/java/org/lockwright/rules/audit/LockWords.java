package org.lockwright.rules.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that take, release and assert locks, from the table {@code locks.txt}.
 *
 * <p>A lock with a name of its own is known by it. One reached through an object is known as {@code ->field}, which says nothing of
 * the object.
 */
final class LockWords {

    /** A lock that a CPU takes again while it holds it: it never keeps an interrupt off the CPU that holds it. */
    static final String KERNEL_LOCK = "KERNEL_LOCK";

    /** The lock behind a socket's {@code so_lock}, where the folder does not say which it is. */
    static final String SOCKET_LOCK = "->so_lock";

    /** The same, where the handler holds the lock that its protocol's sockets have: a socket that both touch has that one. */
    static final String SOCKET_LOCK_OF_PROTOCOL = "so_lock";

    private record Word(String does, String lock) {
    }

    private final Map<String, Word> words = new HashMap<>();
    private final List<String[]> socketFolders = AuditData.rows("socket-lock.txt");

    /** The words; those that {@code NET_MPSAFE} makes empty take no lock if it is on. */
    LockWords(boolean netMpsafe) {
        for (String[] row : AuditData.rows("locks.txt")) {
            boolean isEmpty = netMpsafe && row.length > 3 && row[3].equals("unless NET_MPSAFE");
            if (!isEmpty) {
                words.put(row[0], new Word(row[1], row[2]));
            }
        }
    }

    /** The locks held after a call of {@code name} with {@code argument} in the file {@code path}. */
    Set<String> after(String name, List<String> argument, String path, Set<String> held) {
        Word word = words.get(name);
        if (word == null) {
            return name.startsWith("KASSERT") ? asserted(argument, path, held) : held;
        }
        Set<String> out = new TreeSet<>(held);
        for (String lock : word.lock().split(",")) {
            String named = lock.equals("argument") ? nameOf(argument) : lock.equals("socket") ? socketLock(path) : lock;
            if (word.does().equals("takes")) {
                out.add(named);
            } else if (word.does().equals("releases")) {
                out.remove(named);
            }
        }
        return out;
    }

    private Set<String> asserted(List<String> condition, String path, Set<String> held) {
        if (condition.contains("!") || condition.contains("||") || condition.size() < 4 || !condition.get(1).equals("(")) {
            return held;
        }
        Word word = words.get(condition.get(0));
        if (word == null || !word.does().equals("asserts")) {
            return held;
        }
        Set<String> out = new TreeSet<>(held);
        out.add(word.lock().equals("socket") ? socketLock(path) : nameOf(condition.subList(2, condition.lastIndexOf(")"))));
        return out;
    }

    /** Which lock {@code so_lock} is for the sockets that the files of a folder deal with. */
    String socketLock(String path) {
        return socketFolders.stream().filter(row -> path.startsWith(row[0])).map(row -> row[1]).findFirst().orElse(SOCKET_LOCK);
    }

    /** Whether {@code locks} hold one that is the lock behind {@code so_lock} for the sockets of some folder. */
    boolean holdsASocketsLock(Set<String> locks) {
        return socketFolders.stream().anyMatch(row -> locks.contains(row[1]));
    }

    private static String nameOf(List<String> argument) {
        List<String> bare = argument.stream().filter(t -> !t.equals("&") && !t.equals("(") && !t.equals(")")).toList();
        if (bare.size() == 1) {
            return bare.get(0);
        }
        for (int i = bare.size() - 1; i >= 0; i--) {
            if (Character.isJavaIdentifierStart(bare.get(i).charAt(0))) {
                return "->" + bare.get(i);
            }
        }
        return "->?";
    }

    /** Whether {@code lock}, seen on both sides, is one object that keeps an interrupt handler waiting. */
    static boolean excludes(String lock) {
        return !lock.startsWith("->") && !lock.equals(KERNEL_LOCK);
    }
}
