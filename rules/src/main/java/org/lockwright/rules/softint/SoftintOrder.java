package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.rules.pack.Nearest;

/**
 * An order of software interrupt classes, highest first: {@code clock > net == serial >= bio >= gen}.
 *
 * <p>{@code >} preempts; {@code >=} is dispatched first but does not preempt; {@code ==} neither.
 *
 * @param classes the classes, highest first
 * @param relations the relation of each class to the next one; one fewer than classes
 */
public record SoftintOrder(List<SoftintClass> classes, List<Relation> relations) {

    private static final Pattern PART = Pattern.compile("\\s*(>=|==|>)?\\s*([A-Za-z]+)\\s*");

    /** How one class stands to another. */
    public enum Relation {
        /** The first runs at once, though the other is running. */
        PREEMPTS(">"),
        /** The first is taken first when both are pending, and waits when the other is running. */
        BEFORE(">="),
        /** Neither goes before the other by declaration. */
        EQUAL("=="),
        /** The second is taken first or preempts. */
        BELOW("<");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** As it is written in an order. */
        public String sign() {
            return sign;
        }
    }

    public SoftintOrder {
        classes = List.copyOf(classes);
        relations = List.copyOf(relations);
    }

    /**
     * Reads an order.
     *
     * @throws SoftintException if {@code text} is none; the message says why
     */
    public static SoftintOrder parse(String text) {
        List<SoftintClass> classes = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        Set<SoftintClass> seen = new HashSet<>();
        Matcher m = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            m.region(at, text.length());
            if (!m.lookingAt() || (m.group(1) == null) != classes.isEmpty()) {
                throw new SoftintException("order '" + text + "': cannot be read from '" + text.substring(at).strip()
                        + "'; write classes between '>', '>=' and '==', as in 'clock > net == serial > bio > gen'");
            }
            String word = m.group(2);
            SoftintClass c = SoftintClass.of(word).orElseThrow(() -> new SoftintException("order '" + text + "': no class is called '"
                    + word + "'; " + Nearest.hint(word, Arrays.stream(SoftintClass.values()).map(SoftintClass::word).toList())));
            if (!seen.add(c)) {
                throw new SoftintException("order '" + text + "': class '" + word + "' stands twice; name each class once");
            }
            if (m.group(1) != null) {
                relations.add(relation(m.group(1)));
            }
            classes.add(c);
            at = m.end();
        }
        if (classes.size() < 2) {
            throw new SoftintException("order '" + text + "': needs two classes or more, as in 'clock > net == serial > bio > gen'");
        }
        return new SoftintOrder(classes, relations);
    }

    private static Relation relation(String sign) {
        return switch (sign) {
            case ">" -> Relation.PREEMPTS;
            case ">=" -> Relation.BEFORE;
            default -> Relation.EQUAL;
        };
    }

    /** How {@code a} stands to {@code b}; empty if the order lacks one of them. */
    public Optional<Relation> between(SoftintClass a, SoftintClass b) {
        int i = classes.indexOf(a);
        int j = classes.indexOf(b);
        if (i < 0 || j < 0 || i == j) {
            return Optional.empty();
        }
        Relation strongest = Relation.EQUAL;
        for (Relation r : relations.subList(Math.min(i, j), Math.max(i, j))) {
            strongest = r.ordinal() < strongest.ordinal() ? r : strongest;
        }
        return Optional.of(i < j || strongest == Relation.EQUAL ? strongest : Relation.BELOW);
    }

    /** Number of interrupt levels the order needs. */
    public int levels() {
        return 1 + (int) relations.stream().filter(r -> r == Relation.PREEMPTS).count();
    }

    /** This order on hardware with {@code levels} interrupt levels: the topmost steps stay, the others become {@code >=}. */
    public SoftintOrder on(int levels) {
        List<Relation> out = new ArrayList<>();
        int left = levels - 1;
        for (Relation r : relations) {
            out.add(r == Relation.PREEMPTS && left-- <= 0 ? Relation.BEFORE : r);
        }
        return new SoftintOrder(classes, out);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < classes.size(); i++) {
            out.append(i == 0 ? "" : " " + relations.get(i - 1).sign() + " ").append(classes.get(i).word());
        }
        return out.toString();
    }
}
