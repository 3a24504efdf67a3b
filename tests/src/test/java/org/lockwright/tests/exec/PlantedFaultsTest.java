package org.lockwright.tests.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each planted fault is caught, by the shim or sanitizer it is planted for, and its clean twin by none. */
@Tag("slow")
class PlantedFaultsTest {

    private static final Map<Sanitizer, Programs> PROGRAMS = new EnumMap<>(Sanitizer.class);

    /**
     * A planted fault.
     *
     * @param name what {@code planted} calls it
     * @param under what looks on
     * @param exit the status it ends with
     * @param says what it must say
     */
    record Fault(String name, Sanitizer under, int exit, String says) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void build() {
        for (Sanitizer sanitizer : Sanitizer.values()) {
            PROGRAMS.put(sanitizer, Sockets.onBase(sanitizer));
        }
    }

    private static Fault shim(String name, String says) {
        return new Fault(name, Sanitizer.ADDRESS, Sockets.SHIM, "lockwright-exec: " + says);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                shim("softint-wait", "sleep in a soft interrupt: planted"),
                shim("softint-kmem", "sleep in a soft interrupt: kmem_alloc"),
                shim("softint-mget", "sleep in a soft interrupt: m_get"),
                shim("hardint-adaptive", "adaptive lock in a hard interrupt: mutex"),
                shim("spin-sleep", "sleep with a spin mutex held: planted"),
                shim("spin-then-adaptive", "adaptive lock with a spin mutex held: mutex"),
                shim("held-at-return", "lock held on return to userland: mutex"),
                shim("spl-at-return", "level raised on return to userland"),
                shim("big-at-return", "big lock held on return to userland"),
                shim("recursion", "recursion: mutex"),
                shim("destroy-held", "destroy while held: mutex"),
                shim("free-held", "destroy while held: mutex"),
                shim("copy", "copy of a live lock: mutex"),
                shim("cv-copy", "copy of a live lock: planted"),
                shim("not-initialized", "use of a lock that is not initialized: mutex"),
                shim("not-owner", "release of a lock not held: mutex"),
                shim("wait-unlocked", "wait without the interlock: planted"),
                shim("cv-destroy", "destroy while threads wait: planted"),
                shim("rw-recursion", "recursion: rwlock"),
                shim("rw-destroy-held", "destroy while held: rwlock"),
                shim("rw-copy", "copy of a live lock: rwlock"),
                shim("rw-not-held", "release of a lock not held: rwlock"),
                shim("callout-destroy", "destroy of a callout that waits or runs"),
                shim("reversal", "order against the declaration: SOCK_LOCK after SOCKBUF_LOCK"),
                shim("equals", "order against the declaration: SONOTIFY after SOCKBUF_LOCK"),
                shim("class-in-itself", "order against the declaration: SOCKBUF_LOCK after SOCKBUF_LOCK"),
                shim("reversal-over-one", "order against the declaration: SOLISTEN after SOCKBUF_LOCK"),
                shim("class-recursion", "recursion: mutex"),
                shim("class-order", "order against the declaration: SOLISTEN after SOCKBUF_LOCK"),
                shim("class-outer", "order against the declaration: SOCK_LOCK after SOCKBUF_LOCK"),
                shim("class-itself", "order against the declaration: SOCKBUF_LOCK after SOCKBUF_LOCK"),
                shim("class-wait", "sleep with the lock of a class held: planted"),
                shim("class-sleep", "sleep with the lock of a class held: kmem_alloc"),
                shim("class-assert", "lock of a class not held: SOCKBUF_LOCK"),
                shim("class-not-owner", "release of a lock not held: mutex"),
                shim("class-end-held", "destroy while held: mutex"),
                shim("class-return", "lock held on return to userland: mutex"),
                shim("class-gone", "lock of an object that is not there: SOCKBUF_LOCK"),
                new Fault("kassert", Sanitizer.ADDRESS, Sockets.PANIC, "panic: assertion \"solocked(so)\" failed"),
                new Fault("use-after-free", Sanitizer.ADDRESS, Sanitizer.ADDRESS.exit(), "AddressSanitizer: heap-use-after-free"),
                new Fault("lock-after-free", Sanitizer.ADDRESS, Sanitizer.ADDRESS.exit(), "AddressSanitizer: heap-use-after-free"),
                new Fault("unlocked", Sanitizer.THREAD, Sanitizer.THREAD.exit(), "lockwright-field: socket.so_options key [k]"),
                new Fault("publish", Sanitizer.THREAD, Sanitizer.THREAD.exit(), "ThreadSanitizer: data race"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isCaught(Fault fault) {
        Ran bad = PROGRAMS.get(fault.under()).run("planted", fault.name(), "bad=1");
        assertThat(bad.err()).contains(fault.says());
        assertThat(bad.exit()).isEqualTo(fault.exit());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theCleanTwinIsNot(Fault fault) {
        for (Programs programs : PROGRAMS.values()) {
            Ran clean = programs.run("planted", fault.name());
            assertThat(clean.err()).as("%s", programs.sanitizer()).isEmpty();
            assertThat(clean.exit()).isZero();
            assertThat(clean.out()).contains("ran to its end");
        }
    }

    private static List<Race> races(String name, String... words) {
        Ran ran = PROGRAMS.get(Sanitizer.THREAD).run("planted", Stream.concat(Stream.of(name), Stream.of(words)).toArray(String[]::new));
        assertThat(ran.exit()).as(ran.err()).isIn(0, Sanitizer.THREAD.exit());
        return Race.in(ran.err());
    }

    // contract: what only the outer lock orders is a race once that is hidden, and none while it is seen.
    @Test
    void theHiddenLockOrdersNothing() {
        assertThat(races("outer-only")).isEmpty();
        assertThat(races("outer-only", "hide=1")).isNotEmpty().allSatisfy(r -> assertThat(r.field()).isEqualTo("socket.so_linger"));
    }

    // contract: a field that is to stay under the outer lock is filtered then, whatever is ready.
    @Test
    void aFieldOfTheOuterLockIsFiltered() {
        List<Race> races = races("outer-only", "hide=1");
        assertThat(races).isNotEmpty();
        assertThat(new RaceFilter(Set.of("a", "b", "l", "n")).kept(races)).isEmpty();
    }

    // contract: a lock that is not hidden orders by itself, below a hidden one.
    @Test
    void theInnerLockOrders() {
        assertThat(races("split", "hide=1")).isEmpty();
    }

    // contract: without the inner lock the race is kept if its class is ready, and filtered if it is not.
    @Test
    void aFieldOfAReadyClassIsKept() {
        List<Race> races = races("split", "bad=1", "hide=1");
        assertThat(races).isNotEmpty();
        assertThat(new RaceFilter(Set.of("b")).kept(races)).extracting(Race::field).contains("socket.so_rcv.sb_cc");
        assertThat(new RaceFilter(Set.of("l")).kept(races)).isEmpty();
        assertThat(races("split", "bad=1")).isEmpty();
    }

    // contract: a class's lock in the table beside the objects orders as one inside them does, for fields and for wakeups.
    @ParameterizedTest
    @CsvSource({"class-split, socket.so_rcv.sb_cc", "class-wake, socket.so_cv"})
    void aLockBesideTheObjectOrders(String name, String field) {
        assertThat(races(name, "hide=1")).isEmpty();
        assertThat(races(name, "bad=1")).isEmpty();
        assertThat(races(name, "bad=1", "hide=1")).extracting(Race::field).contains(field);
    }

    // contract: every fault that 'planted' has is tried above.
    @Test
    void allAreTried() {
        Ran list = PROGRAMS.get(Sanitizer.ADDRESS).run("planted");
        List<String> names = list.out().lines().map(l -> l.substring(0, l.indexOf(' '))).toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(
                Stream.concat(faults().map(Fault::name), Stream.of("outer-only", "split", "class-split", "class-wake")).toList());
    }
}
