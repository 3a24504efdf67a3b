package org.lockwright.rules.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

class CodecTest {

    private static final Place PLACE = new Place("sys/kern/a.c", 1, 2, 3, 4);

    private record Box(Object held) {
    }

    private static Box back(Object value) {
        return Codec.decode(Codec.encode(new Box(value)), Box.class).orElseThrow();
    }

    @Test
    void collectionsKeepWhatTheyHold() {
        Map<String, Integer> map = new LinkedHashMap<>(Map.of("a", 1, "b", 2));
        for (Object value : new Object[] {List.of(), List.of(1, 2, 3), Set.of("x"), Map.of("k", List.of("v")), map, new TreeMap<>(map),
            Collections.unmodifiableSortedMap(new TreeMap<>(map)), Collections.unmodifiableSet(new TreeSet<>(Set.of("b", "a"))),
            Optional.of("o"), Optional.empty(), new Span(3, 9)}) {
            assertThat(back(value).held()).as("%s", value.getClass()).isEqualTo(value);
        }
    }

    @Test
    void flowsComeBackAsTheyWere() {
        Expr.Target.Member member = new Expr.Target.Member(new Expr.Local(0), "ring", "r_head", "u_int");
        Step access = new Step.Access(PLACE, member, Step.Use.MODIFY, "|=");
        Step call = new Step.Call(PLACE, 1, "mutex_enter", new FunctionId("mutex_enter", ""), null,
                List.of(new Expr.Address(member), new Expr.Operation("&", List.of(new Expr.Constant("1", 1L), new Expr.Unknown("asm")))), Set.of("IPL_NET", "A"));
        Flow flow = new Flow(new FunctionId("f", "sys/kern/a.c"), PLACE, List.of(new Flow.Variable("r", "ring *")), 1,
                List.of(new Flow.Block(List.of(access, call), new Flow.End.Branch(PLACE, new Expr.Result(1), 1, 2)),
                        new Flow.Block(List.of(), new Flow.End.Return(PLACE, null)), new Flow.Block(List.of(), new Flow.End.Stop())),
                Map.of(1, PLACE), List.of());

        assertThat(back(flow).held()).isEqualTo(flow);
        assertThat(back(flow).held().toString()).isEqualTo(flow.toString());
    }

    @Test
    void bytesMayNotNameOtherTypes() {
        byte[] bytes = Codec.encode(new Box(new StringBuilder("x")));

        assertThat(Codec.decode(bytes, Box.class)).isEmpty();
        assertThat(back("still works").held()).isEqualTo("still works");
    }

    /** contract: no bytes make it throw, or give a value of another type. */
    @Test
    void brokenBytesGiveNothingOrABox() {
        byte[] whole = Codec.encode(new Box(List.of(Map.of("k", PLACE), "text")));
        Random random = new Random(1);
        for (int i = 0; i < 4_000; i++) {
            byte[] broken = whole.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(broken.length) : broken.length;
            Optional<Box> found = Codec.decode(java.util.Arrays.copyOf(broken, length), Box.class);
            assertThat(found.map(Object::getClass).orElse(null)).isIn(Box.class, null);
        }
        assertThat(back("still works").held()).isEqualTo("still works");
    }
}
