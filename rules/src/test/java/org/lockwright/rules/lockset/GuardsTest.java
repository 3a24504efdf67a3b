package org.lockwright.rules.lockset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockIndex;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;

/** Which lock terms a guard asks for at an object. */
class GuardsTest {

    private static final String HEADER = """
            #define	BOX_LOCK(b)	mutex_enter(&(b)->b_lock)
            struct box {
            	kmutex_t	b_lock;
            	krwlock_t	*b_mutex;
            };
            struct crate {
            	kmutex_t	cr_lock;
            };
            struct shelf {
            	kmutex_t	sh_lock;
            };
            extern kmutex_t box_list_lock;
            """;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("box.b_lock", "kmutex_t"), Map.entry("box.b_mutex", "krwlock_t * volatile"), Map.entry("box.b_shelf", "struct shelf *"),
            Map.entry("box.b_lid", "struct lid"), Map.entry("box.b_flags", "int"), Map.entry("lid.l_lock", "kmutex_t"),
            Map.entry("shelf.sh_lock", "kmutex_t"), Map.entry("shelf.sh_room", "room_t *"), Map.entry("room.r_lock", "krwlock_t"),
            Map.entry("crate.cr_box", "struct box"), Map.entry("crate.cr_lock", "kmutex_t"), Map.entry("box.b_locks", "kspin_t [4]"),
            Map.entry("train.t_crate", "struct crate"), Map.entry("train.t_lock", "kmutex_t"),
            Map.entry("depot.d_first", "struct box"), Map.entry("depot.d_second", "struct box"), Map.entry("depot.d_lock", "kmutex_t"));

    private static final Locking NAMES = new Locking(List.of(
            new Locking.LockName("SHELF", List.of("shelf.sh_lock"), List.of("shelf lock"), ""),
            new Locking.LockName("BOX_LOCK", List.of("box.b_lock"), List.of("box lock"), ""),
            new Locking.LockName("CRATE", List.of("crate.cr_lock"), List.of("crate lock"), ""),
            new Locking.LockName("DEPOT", List.of("depot.d_lock"), List.of("depot lock"), ""),
            new Locking.LockName("TRAIN", List.of("train.t_lock"), List.of("the rail lock"), ""),
            new Locking.LockName("TWO", List.of("box.b_lock", "box_list_lock"), List.of("twin lock"), "")),
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** A tree in memory with one header. */
    private static KeyModel keys() {
        SourceTree tree = new SourceTree() {
            @Override
            public String describe() {
                return "memory";
            }

            @Override
            public boolean isFile(String path) {
                return path.equals("sys/sys/box.h");
            }

            @Override
            public Optional<SourceText> read(String path) {
                return isFile(path) ? Optional.of(SourceText.ofLatin1(path, HEADER)) : Optional.empty();
            }

            @Override
            public List<String> files() {
                return List.of("sys/sys/box.h");
            }
        };
        LockIndex index = new LockIndex(tree);
        index.read("sys/sys/box.h", HEADER);
        return KeyModel.ofFiles(List.of()).with(index, List.of());
    }

    private static Need need(Locking locking, String legend, boolean write) {
        return Guards.of(keys(), locking, List.of(), TYPES).wanted("box", Guard.of(legend), Term.parameter(0), write).need();
    }

    private static String print(Need need) {
        if (need instanceof Need.AllOf all) {
            return "all" + all.needs().stream().map(GuardsTest::print).toList();
        } else if (need instanceof Need.AnyOf any) {
            return "any" + any.needs().stream().map(GuardsTest::print).toList();
        } else if (need instanceof Need.Lock lock) {
            return (lock.lock() == null ? "some" : lock.lock()) + " " + lock.lockClass() + (lock.exclusive() ? "!" : "");
        }
        return "nothing: " + ((Need.Nothing) need).rule();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~>", textBlock = """
            b_lock ~> arg0->b_lock box.b_lock!
            *b->b_mutex, taken by box_enter() ~> arg0->b_mutex box.b_mutex!
            b_shelf->sh_lock ~> arg0->b_shelf->sh_lock shelf.sh_lock!
            b->b_shelf->sh_room->r_lock ~> arg0->b_shelf->sh_room->r_lock room.r_lock!
            b_lid.l_lock ~> arg0->b_lid.l_lock lid.l_lock!
            b_locks[i] ~> some box.b_locks!
            box_list_lock ~> box_list_lock box_list_lock!
            shelf_t::sh_lock ~> some shelf.sh_lock!
            box::b_lock ~> arg0->b_lock box.b_lock!
            BOX_LOCK ~> arg0->b_lock box.b_lock!
            BOX_LOCK(b) ~> arg0->b_lock box.b_lock!
            box lock ~> arg0->b_lock box.b_lock!
            parent box lock ~> some box.b_lock!
            crate lock ~> container_of(arg0)->cr_lock crate.cr_lock!
            depot lock ~> some depot.d_lock!
            shelf lock ~> some shelf.sh_lock!
            twin lock ~> any[arg0->b_lock box.b_lock!, box_list_lock box_list_lock!]
            LID_LOCK (b->b_lid.l_lock mutex) ~> arg0->b_lid.l_lock lid.l_lock!
            rwlock held writing ~> arg0->b_mutex box.b_mutex!
            mutex held ~> arg0->b_lock box.b_lock!
            b_shelf->cr_lock ~> some crate.cr_lock!
            cr_lock ~> container_of(arg0)->cr_lock crate.cr_lock!
            rail lock ~> container_of(container_of(arg0))->t_lock train.t_lock!
            constant after creation ~> nothing: written once
            splsched ~> nothing: the key is no lock: splsched
            atomic operations ~> nothing: the key asks for no lock: atomic
            unlocked ~> nothing: the key asks for no lock: unlocked
            """)
    void whatAWriteAsksFor(String legend, String expected) {
        assertThat(print(need(NAMES, legend, true))).isEqualTo(expected);
    }

    @Test
    void aReadTakesAnyMode() {
        assertThat(print(need(NAMES, "b_lock", false))).isEqualTo("arg0->b_lock box.b_lock");
        assertThat(print(need(NAMES, "writers must hold b_shelf->sh_lock, readers must hold b_lock", false))).isEqualTo("arg0->b_lock box.b_lock");
    }

    @Test
    void aMacroThatNoPackNamesIsNotGuessed() {
        Need.Nothing nothing = (Need.Nothing) need(Locking.NONE, "BOX_LOCK", true);
        assertThat(nothing.isUnresolved()).isTrue();
        assertThat(nothing.rule()).isEqualTo("lock not resolved: no pack says which lock the macro BOX_LOCK() takes");
        assertThat(print(need(Locking.NONE, "BOX_LOCK (b->b_lock mutex)", true))).isEqualTo("arg0->b_lock box.b_lock!");
    }

    @Test
    void aLockThatTheTreeLacksIsNotResolved() {
        assertThat(print(need(NAMES, "gone_lock", true))).isEqualTo("nothing: lock not resolved: no lock 'gone_lock' is declared in this tree");
        assertThat(print(need(NAMES, "attic lock", true))).isEqualTo("nothing: lock not resolved: 'attic lock' is no C expression");
    }

    @Test
    void anExampleIsNotTheLock() {
        assertThat(print(need(NAMES, "object mutex (e.g. that of a shelf or box lock)", true))).startsWith("nothing: lock not resolved");
        assertThat(print(need(NAMES, "locked by whoever made it (maybe box_list_lock)", true))).isEqualTo(
                "nothing: lock not resolved: the legend is not sure of 'box_list_lock'");
    }

    @Test
    void aWayWithoutALockIsToldApart() {
        Need.Lock lock = new Need.Lock(null, "box.b_lock", true);
        Need.Nothing nothing = new Need.Nothing("stable");

        assertThat(new Need.AllOf(List.of(lock, nothing)).mayNeedNoLock()).isFalse();
        assertThat(new Need.AnyOf(List.of(lock, nothing)).mayNeedNoLock()).isTrue();
        assertThat(new Need.AnyOf(List.of(lock, new Need.AllOf(List.of(lock)))).locks()).containsExactly(lock);
    }

    @Test
    void todayKeysOfAPackCountWhereNoCommentHasOne() {
        Pack pack = new Pack("p", 1, "s", "", "", List.of(new Pack.KeyedStruct("box", "sys/sys/box.h",
                List.of(new Pack.LegendLine("k", "b_lock")), List.of(new Pack.KeyedField("b_flags", "k", "a", ""),
                        new Pack.KeyedField("b_shelf", "", "k", "")))),
                List.of(), List.of(), List.of(), List.of(), Pack.unwritten("p", "s", new Pack.Cover("t", "b", List.of())).cover(), Locking.NONE);
        Guards guards = Guards.of(keys(), Locking.NONE, pack.structs(), TYPES);

        GuardedField flags = guards.field("box", "b_flags").orElseThrow();
        assertThat(flags.keyText()).isEqualTo("k");
        assertThat(print(guards.wanted(flags, Term.global("it", ""), true).need())).isEqualTo("it.b_lock box.b_lock!");
        assertThat(guards.field("box", "b_shelf")).isEmpty();
        assertThat(Guards.of(keys(), Locking.NONE, List.of(), TYPES).field("box", "b_flags")).isEmpty();
    }
}
