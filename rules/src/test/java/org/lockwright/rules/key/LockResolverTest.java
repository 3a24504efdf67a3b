package org.lockwright.rules.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/** What the lock of a legend line is in a tree. */
class LockResolverTest {

    private static final Span SPAN = new Span(0, 1);
    private static final Map<String, String> FILES = Map.of(
            "sys/sys/box.h", """
                    #define	BOX_LOCK(b)	mutex_enter(&(b)->b_lock)
                    struct box {
                    	kmutex_t	b_lock;
                    	kmutex_t * volatile b_mutex;
                    	struct lid	*b_lid;
                    	lid_t		*b_other;
                    	struct {
                    		krwlock_t bi_lock;
                    	};
                    };
                    extern kmutex_t *box_list_lock;
                    """,
            "sys/sys/lid.h", """
                    struct lid {
                    	kmutex_t	li_lock, li_lock2;
                    	krwlock_t	common_lock;
                    };
                    struct rim {
                    	kmutex_t	common_lock;	/* kmutex_t comment_lock; */
                    };
                    typedef struct { kmutex_t un_lock; } unnamed_t;
                    """,
            "sys/kern/box.c", """
                    static kmutex_t local_list_lock __cacheline_aligned;
                    static void f(kmutex_t *parameter_lock)
                    {
                    	kmutex_t *automatic_lock = parameter_lock;
                    	mutex_enter(automatic_lock);
                    }
                    """);

    /** A tree in memory, whose every file is indexed. */
    private static LockIndex index() {
        SourceTree tree = new SourceTree() {
            @Override
            public String describe() {
                return "memory";
            }

            @Override
            public boolean isFile(String path) {
                return FILES.containsKey(path);
            }

            @Override
            public Optional<SourceText> read(String path) {
                return Optional.ofNullable(FILES.get(path)).map(text -> SourceText.ofLatin1(path, text));
            }

            @Override
            public List<String> files() {
                return List.copyOf(new TreeMap<>(FILES).keySet());
            }
        };
        LockIndex index = new LockIndex(tree);
        FILES.forEach(index::read);
        return index;
    }

    private static FieldDef field(String type, String name) {
        return new FieldDef(name, type, SPAN, SPAN);
    }

    private static final StructDef BOX = new StructDef("sys/sys/box.h", SPAN, "box", List.of(field("kmutex_t", "b_lock"),
            field("kmutex_t * volatile", "b_mutex"), field("struct lid *", "b_lid"), field("lid_t *", "b_other")));

    private static String resolved(String text) {
        LockResolver resolver = new LockResolver(index(), List.of(BOX));
        List<LockClass> found = Guard.of(text).locks().stream().map(l -> resolver.resolve(l, text)).toList();
        assertThat(found).hasSize(1);
        return found.get(0).isResolved() ? found.get(0).root() + " " + found.get(0).name() : "? " + found.get(0).why();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~>", textBlock = """
            b_lock ~> OBJECT box.b_lock
            *b_mutex ~> OBJECT box.b_mutex
            b->b_lock ~> OBJECT box.b_lock
            b_lid->li_lock ~> OBJECT lid.li_lock
            b_lid->li_lock2 ~> OBJECT lid.li_lock2
            b_lid->common_lock ~> OBJECT lid.common_lock
            b_other->common_lock ~> OBJECT lid.common_lock
            lid::common_lock ~> NAMED_OBJECT lid.common_lock
            lid_t::common_lock ~> NAMED_OBJECT lid.common_lock
            common_lock (struct rim) ~> NAMED_OBJECT rim.common_lock
            li_lock ~> NAMED_OBJECT lid.li_lock
            bi_lock ~> NAMED_OBJECT box.bi_lock
            un_lock ~> NAMED_OBJECT unnamed_t.un_lock
            BOX_LOCK ~> GLOBAL BOX_LOCK()
            protected by BOX_LOCK(b) ~> GLOBAL BOX_LOCK()
            box_list_lock ~> GLOBAL box_list_lock
            local_list_lock ~> GLOBAL local_list_lock
            LID_LOCK (b->b_lid->li_lock mutex) ~> OBJECT lid.li_lock
            LIST_LOCK (global box_list_lock) ~> GLOBAL box_list_lock
            """)
    void aLockThatTheTreeHas(String text, String expected) {
        assertThat(resolved(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~>", textBlock = """
            GONE_LOCK (the lid's rwlock) ~> ? no lock 'GONE_LOCK' is declared in this tree
            gone_lock ~> ? no lock 'gone_lock' is declared in this tree
            b_lid->gone_lock ~> ? no lock 'gone_lock' is declared in this tree
            common_lock ~> ? 2 structs have a lock 'common_lock', and the path does not say which: lid, rim
            parameter_lock ~> ? no lock 'parameter_lock' is declared in this tree
            automatic_lock ~> ? no lock 'automatic_lock' is declared in this tree
            comment_lock ~> ? no lock 'comment_lock' is declared in this tree
            vnode lock ~> ? 'vnode lock' is no C expression
            """)
    void aLockThatCannotBeTold(String text, String expected) {
        assertThat(resolved(text)).isEqualTo(expected);
    }

    @Test
    void statesAndWhatTheyNeed() {
        var legend = new Legend("sys/sys/box.h", SPAN, Dialect.COLON, List.of(
                new Entry("o", "b_lock", SPAN), new Entry("i", "b_lid->li_lock", SPAN)));
        StateWords words = new StateWords(legend);

        Guard guard = words.read("shelf or hand: => on the shelf: o&i to change, stable while on it => in the hand: owned by caller").orElseThrow();
        assertThat(guard.write().print()).isEqualTo("by state: (b_lock + b_lid->li_lock) / owner: caller");
        assertThat(guard.read().print()).isEqualTo("by state: stable / owner: caller");
        assertThat(guard.condition()).contains("on the shelf; in the hand");
        assertThat(words.read("b_lock => see elsewhere")).isEmpty();
        assertThat(words.read("=> only: one state")).isEmpty();
    }
}
