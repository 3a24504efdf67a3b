package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.softint.SoftintClass;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.rules.softint.SoftintOrder.Relation;

/**
 * The classes of an order with the numbers tables are made of; class to level, class to pending bit and ladder are apart.
 *
 * @param order the order, already weakened to the levels there are
 * @param firstLevel the lowest level
 * @param firstBit the number of the lowest pending bit
 */
record PriorityModel(SoftintOrder order, int firstLevel, int firstBit) {

    /** The classes in the order of dispatch; between equals today's order is kept. */
    List<SoftintClass> ladder() {
        List<SoftintClass> out = new ArrayList<>(order.classes());
        Map<SoftintClass, Integer> steps = steps();
        out.sort(Comparator.comparing((SoftintClass c) -> steps.get(c)).thenComparing(SoftintClass::ordinal));
        return out;
    }

    /** How many steps below the highest class each stands, equals counted alike. */
    private Map<SoftintClass, Integer> steps() {
        Map<SoftintClass, Integer> out = new HashMap<>();
        int step = 0;
        for (int i = 0; i < order.classes().size(); i++) {
            step += i > 0 && order.relations().get(i - 1) != Relation.EQUAL ? 1 : 0;
            out.put(order.classes().get(i), step);
        }
        return out;
    }

    /** The level of each class, the lowest 1. */
    Map<SoftintClass, Integer> ranks() {
        Map<SoftintClass, Integer> out = new HashMap<>();
        int rank = order.levels();
        for (int i = 0; i < order.classes().size(); i++) {
            rank -= i > 0 && order.relations().get(i - 1) == Relation.PREEMPTS ? 1 : 0;
            out.put(order.classes().get(i), rank);
        }
        return out;
    }

    /** The class that is dispatched last. */
    SoftintClass lowest() {
        return ladder().get(ladder().size() - 1);
    }

    /**
     * The model of templates: {@code order}, {@code count}, {@code levels}, and the classes twice, {@code ladder} from first to last and
     * {@code ascending} the other way round. Of each class: {@code name}, {@code word}; {@code rank} from 1 up; {@code level} =
     * first level + rank - 1; {@code index}, its place in {@code ascending} from 0; {@code bit} = first bit + index; {@code top}, one more
     * than the highest index of its level; {@code step}, how many steps below the first it stands, equals counted alike.
     */
    Map<String, Object> asMap() {
        List<SoftintClass> ascending = new ArrayList<>(ladder());
        Collections.reverse(ascending);
        List<Map<String, Object>> classes = new ArrayList<>();
        for (SoftintClass c : ascending) {
            int rank = ranks().get(c);
            int top = 1 + ascending.stream().filter(o -> ranks().get(o) == rank).mapToInt(ascending::indexOf).max().orElseThrow();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", c.name());
            one.put("word", c.word());
            one.put("rank", rank);
            one.put("level", firstLevel + rank - 1);
            one.put("index", ascending.indexOf(c));
            one.put("bit", firstBit + ascending.indexOf(c));
            one.put("top", top);
            one.put("step", steps().get(c));
            classes.add(one);
        }
        List<Map<String, Object>> down = new ArrayList<>(classes);
        Collections.reverse(down);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("order", order.toString());
        out.put("count", classes.size());
        out.put("levels", order.levels());
        out.put("ascending", classes);
        out.put("ladder", down);
        return out;
    }
}
