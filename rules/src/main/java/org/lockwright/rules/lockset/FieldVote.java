package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which locks are held where a field is used, and the key that this proposes.
 *
 * @param field {@code "socket.so_state"}
 * @param reads reads that vote
 * @param writes writes that vote
 * @param exempt uses that do not vote, as nobody else can see the object there
 * @param votes locks held at a use at least, most votes first, of two names of one lock the variable first
 * @param proposed the class held at three quarters of the writes, or else of all uses; empty if there is none
 * @param without uses that vote and do not hold the proposed lock, by place
 */
public record FieldVote(String field, int reads, int writes, int exempt, List<ClassVote> votes, String proposed, List<FieldUse> without) {

    private static final int SHARE = 75;

    public FieldVote {
        votes = List.copyOf(votes);
        without = List.copyOf(without);
    }

    /**
     * The votes for one lock class.
     *
     * @param reads reads in which it is held in every context
     * @param writes writes in which it is
     */
    public record ClassVote(String lockClass, int reads, int writes) {
    }

    /** The votes of every field of {@code uses}, by field. */
    public static Map<String, FieldVote> of(Collection<FieldUse> uses) {
        Map<String, List<FieldUse>> byField = new TreeMap<>();
        uses.forEach(u -> byField.computeIfAbsent(u.field(), f -> new ArrayList<>()).add(u));
        Map<String, FieldVote> out = new TreeMap<>();
        byField.forEach((field, all) -> out.put(field, of(field, all)));
        return out;
    }

    /** The vote on a field that {@code all} use. */
    public static FieldVote of(String field, List<FieldUse> all) {
        List<FieldUse> voting = all.stream().filter(u -> !isUnseen(u)).sorted(Comparator.comparing((FieldUse u) -> u.place().path())
                .thenComparing(u -> u.place().start()).thenComparing(FieldUse::write)).toList();
        Set<String> classes = new TreeSet<>();
        voting.forEach(u -> classes.addAll(u.held()));
        List<ClassVote> votes = classes.stream().map(c -> new ClassVote(c, count(voting, false, c), count(voting, true, c)))
                .sorted(Comparator.comparing((ClassVote v) -> -v.reads() - v.writes()).thenComparing((ClassVote v) -> v.lockClass().contains("."))
                .thenComparing(ClassVote::lockClass)).toList();
        int writes = (int) voting.stream().filter(FieldUse::write).count();
        String proposed = votes.stream().filter(v -> isMost(v.writes(), writes)).findFirst()
                .or(() -> votes.stream().filter(v -> isMost(v.reads() + v.writes(), voting.size())).findFirst())
                .map(ClassVote::lockClass).orElse("");
        List<FieldUse> without = proposed.isEmpty() ? List.of() : voting.stream().filter(u -> !u.held().contains(proposed)).toList();
        return new FieldVote(field, voting.size() - writes, writes, all.size() - voting.size(), votes, proposed, without);
    }

    private static boolean isMost(int part, int of) {
        return of > 0 && 100L * part >= (long) SHARE * of;
    }

    /** Whether nobody else sees the object there; a use whose key asks for no lock votes all the same. */
    private static boolean isUnseen(FieldUse use) {
        return use.answer().equals(Verdict.Answer.EXEMPT.name()) && !use.why().startsWith("the key ") && !use.why().equals("written once");
    }

    private static int count(List<FieldUse> uses, boolean write, String lockClass) {
        return (int) uses.stream().filter(u -> u.write() == write && u.held().contains(lockClass)).count();
    }
}
