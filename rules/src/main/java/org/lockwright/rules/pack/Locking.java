package org.lockwright.rules.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a pack says of locks beyond the keys of its structs: which calls act on them, what they are called, which are one lock at
 * run time, who calls through function pointers, and in which order they are taken. See {@code docs/packs.md}.
 *
 * @param locks names for lock classes, used by orders and messages
 * @param aliases locks that are one lock at run time
 * @param rows what calls do
 * @param slots what a function called through a pointer may rely on
 * @param orders declared lock orders
 * @param steady variables whose value does not change while a function runs
 * @param backPointers members that lead back to the object they are a part of
 * @param queues queues whose members have the lock of the object that the queue is of
 * @param shares calls after which two pointers lead to one lock
 * @param unbuilt folders that no kernel is built from, so that what they call is never called
 */
public record Locking(List<LockName> locks, List<Alias> aliases, List<Row> rows, List<Slot> slots, List<Order> orders, List<String> steady,
        List<BackPointer> backPointers, List<Queue> queues, List<Share> shares, List<Unbuilt> unbuilt) {

    /** Says nothing. */
    public static final Locking NONE = new Locking(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Locking {
        locks = List.copyOf(locks);
        aliases = List.copyOf(aliases);
        rows = List.copyOf(rows);
        slots = List.copyOf(slots);
        orders = List.copyOf(orders);
        steady = List.copyOf(steady);
        backPointers = List.copyOf(backPointers);
        queues = List.copyOf(queues);
        shares = List.copyOf(shares);
        unbuilt = List.copyOf(unbuilt);
    }

    /**
     * What two packs say together.
     *
     * @param base what holds unless {@code over} says otherwise
     * @param over its rows replace every row that {@code base} has of the same call, its lock names those of the same name; its
     *     aliases, slots and orders stand before those of {@code base}
     */
    public static Locking merge(Locking base, Locking over) {
        return new Locking(
                replaced(base.locks, over.locks, LockName::name),
                joined(base.aliases, over.aliases),
                replaced(base.rows, over.rows, Row::call),
                joined(base.slots, over.slots),
                joined(base.orders, over.orders),
                joined(base.steady, over.steady),
                joined(base.backPointers, over.backPointers),
                joined(base.queues, over.queues),
                joined(base.shares, over.shares),
                joined(base.unbuilt, over.unbuilt));
    }

    /** This without what it says of the calls {@code names}. */
    public Locking without(Collection<String> names) {
        return new Locking(locks, aliases, rows.stream().filter(r -> !names.contains(r.call())).toList(), slots, orders, steady, backPointers, queues, shares, unbuilt);
    }

    /**
     * A queue of queue(3) in an object, whose members have the lock of that object.
     *
     * @param heads its heads, {@code "socket.so_q"}
     * @param link what links its members, {@code "socket.so_qe"}
     * @param lock the pointer to the lock, in the object and in the members: {@code "socket.so_lock"}
     */
    public record Queue(List<String> heads, String link, String lock) {

        public Queue {
            heads = List.copyOf(heads);
        }
    }

    /**
     * A call after which two pointers lead to one lock, unless the second is that of no object.
     *
     * @param call the function
     * @param lock the one, a lock expression: {@code "*arg1->so_lock"}
     * @param with the other
     */
    public record Share(String call, String lock, String with) {
    }

    /** The folder of {@link #unbuilt} that {@code path} is in. */
    public Optional<Unbuilt> unbuilt(String path) {
        return unbuilt.stream().filter(u -> path.startsWith(u.folder() + "/")).findFirst();
    }

    /**
     * A folder that no kernel of the tree is built from.
     *
     * @param folder it, without a slash at its end
     * @param reason how that is known
     */
    public record Unbuilt(String folder, String reason) {
    }

    /**
     * A member that leads back to the object that its struct is a part of.
     *
     * @param field the member, {@code "sockbuf.sb_so"}
     * @param parts where its struct is a part of that object, {@code "socket.so_snd"}
     */
    public record BackPointer(String field, List<String> parts) {

        public BackPointer {
            parts = List.copyOf(parts);
        }
    }

    private static <T> List<T> replaced(List<T> base, List<T> over, Function<T, String> name) {
        Set<String> said = new HashSet<>();
        over.forEach(item -> said.add(name.apply(item)));
        return joined(base.stream().filter(item -> !said.contains(name.apply(item))).toList(), over);
    }

    private static <T> List<T> joined(List<T> base, List<T> over) {
        List<T> all = new ArrayList<>(over);
        all.addAll(base);
        return all.stream().distinct().toList();
    }

    /** What a call does. */
    public enum Act {
        /** The lock is held afterwards. */
        ACQUIRE,
        /** The lock is no longer held afterwards. */
        RELEASE,
        /** The lock is dropped and taken again before the call returns. */
        RELEASE_AND_REACQUIRE,
        /** The caller must hold the lock; it stays held. */
        ASSERT,
        /** A result that is not zero tells that the lock is held: {@code mutex_owned()}. */
        TEST,
        /** A lock held shared is held exclusively afterwards. */
        UPGRADE,
        /** A lock held exclusively is held shared afterwards. */
        DOWNGRADE,
        /** Raises the interrupt priority level that the lock column names, {@code splnet}. */
        RAISE_LEVEL,
        /** Restores an earlier interrupt priority level. */
        RESTORE_LEVEL,
        /** The result is a new object that nobody else knows. */
        ALLOCATE,
        /** The object that the lock column names is no more. */
        FREE,
        /** The object that the lock column names is the caller's own afterwards, as a buffer is with BC_BUSY. */
        OWN,
        /** The object that the lock column names is the caller's own, and no longer afterwards. */
        DISOWN,
        /** The object that the lock column names is the caller's own, and stays so. */
        OWNED,
        /** The object that the lock column names is one that nobody else knows afterwards. */
        FRESH,
        /** Others may know the object that the lock column names from this call on, and not before. */
        PUBLISH,
        /** The object that the lock column names is handed out, and not locked. */
        UNLOCKED,
        /** Works on the member whose address the lock column names, as cv_has_waiters() does: the member's key must be met. */
        USE,
        /** Waits for the condition variable whose address the lock column names; its key must be met. */
        WAIT,
        /** Wakes who waits for the condition variable whose address the lock column names; its key must be met. */
        WAKE,
        /** Makes the function that {@code runs} names a handler, by the handle that the lock column names. */
        START,
        /** Waits until the handler by the handle that the lock column names does not run. */
        AWAIT,
        /** Makes the lock: where its level is not one of those that sleep, holding it forbids to sleep. */
        INIT,
        /** The result is the running thread. */
        CURRENT_THREAD,
        /** The result is not zero in a hardware interrupt, and zero elsewhere: {@code cpu_intr_p()}. */
        IN_INTERRUPT,
        /** The result is not zero in a soft interrupt, and zero in a thread: {@code cpu_softintr_p()}. */
        IN_SOFTINT,
        /** Waits without sleeping: {@code delay()}. */
        BUSY_WAIT,
        /** Does not return. */
        NO_RETURN,
        /** Does nothing to locks, whatever its body says. */
        NEUTRAL;

        /** Whether it is an operation on a member, and nothing else. */
        public boolean isUse() {
            return this == USE || this == WAIT || this == WAKE;
        }

        /** Whether it speaks of who owns an object, and leaves it to the call's body to say what happens to locks. */
        public boolean isOwnership() {
            return this == OWN || this == DISOWN || this == OWNED || this == FRESH || this == PUBLISH || this == UNLOCKED;
        }
    }

    /** On which result an act has happened. */
    public enum When {
        /** Always. */
        ALWAYS,
        /** Only if the result is zero or a null pointer. */
        ZERO,
        /** Only if the result is not zero. */
        NONZERO
    }

    /**
     * One act of a call; a call with several acts has several rows.
     *
     * @param call the function or macro
     * @param act what it does
     * @param lock the lock as an expression: {@code arg0}, {@code arg0->so_lock}, {@code result->p_lock}, {@code curlwp->l_mutex} for
     *     the running thread, or the name of a global lock, {@code kernel_lock}; pointers are followed as far as the lock; a field whose name several structs have is written {@code arg0->tag::field}; empty if the act
     *     has none
     * @param mode {@code exclusive}, {@code shared}, or the argument that tells, {@code arg1}, by the constants of
     *     {@code sharedWhen}
     * @param sharedWhen names of the constants that mean shared, for a mode that is an argument
     * @param when on which result it has happened
     * @param recursive whether the lock may be taken again by whoever holds it
     * @param sureWhen macros in the call with which it happens whatever the result
     * @param triesWhen macros in the call with which it does not wait, and may fail all the same
     * @param unless macros in the call with which it does not happen
     * @param sleep when the call may sleep
     * @param level what an {@link Act#INIT} says of the lock's kind
     * @param runs the argument of an {@link Act#START} that is the handler, {@code arg1}; empty for other acts
     * @param threadNeeds locks of which a thread must hold one to call it
     */
    public record Row(String call, Act act, String lock, String mode, List<String> sharedWhen, When when, boolean recursive,
            List<String> sureWhen, List<String> triesWhen, List<String> unless, Sleep sleep, Level level, String runs, List<String> threadNeeds) {

        /** A row of a call that sleeps always or never, and makes no lock. */
        public Row(String call, Act act, String lock, String mode, List<String> sharedWhen, When when, boolean recursive, boolean sleeps,
                List<String> sureWhen, List<String> triesWhen, List<String> unless) {
            this(call, act, lock, mode, sharedWhen, when, recursive, sureWhen, triesWhen, unless, sleeps ? Sleep.ALWAYS : Sleep.NEVER, Level.NONE, "", List.of());
        }

        public Row {
            sharedWhen = List.copyOf(sharedWhen);
            sureWhen = List.copyOf(sureWhen);
            triesWhen = List.copyOf(triesWhen);
            unless = List.copyOf(unless);
            threadNeeds = List.copyOf(threadNeeds);
        }

        /** Whether the call may sleep whatever macros it names. */
        public boolean sleeps() {
            return sleep.always();
        }

        /** Whether a call that names the macros {@code words} may sleep. */
        public boolean maySleep(Set<String> words) {
            return (sleep.always() || sleep.when().stream().anyMatch(words::contains))
                    && sleep.unless().stream().noneMatch(words::contains) && unless.stream().noneMatch(words::contains);
        }

        /** Whether a call that names the macros {@code words} does not wait. */
        public boolean tries(Set<String> words) {
            return triesWhen.stream().anyMatch(words::contains);
        }

        /** Whether a call that names the macros {@code words} does it whatever its result. */
        public boolean isSure(Set<String> words) {
            return sureWhen.stream().anyMatch(words::contains) && !tries(words);
        }
    }

    /**
     * When a call may sleep, that is wait for anything but a lock.
     *
     * @param always whether it may, whatever macros it names
     * @param when macros with which it may, {@code KM_SLEEP}
     * @param unless macros with which it does not, {@code KM_NOSLEEP}
     * @param softint whether a soft interrupt may call it all the same, as callout_halt(9)
     */
    public record Sleep(boolean always, List<String> when, List<String> unless, boolean softint) {

        static final Sleep NEVER = new Sleep(false, List.of(), List.of(), false);
        static final Sleep ALWAYS = new Sleep(true, List.of(), List.of(), false);

        public Sleep {
            when = List.copyOf(when);
            unless = List.copyOf(unless);
        }
    }

    /**
     * What kind of lock a call makes.
     *
     * @param argument the argument that is the interrupt priority level, {@code arg2}; empty for none
     * @param adaptiveAt levels at which the lock's holder may sleep
     */
    public record Level(String argument, List<String> adaptiveAt) {

        static final Level NONE = new Level("", List.of());

        public Level {
            adaptiveAt = List.copyOf(adaptiveAt);
        }
    }

    /**
     * A name for a lock class.
     *
     * @param name as orders and messages have it, {@code SOCK_LOCK}
     * @param is the locks of the class: {@code "socket.so_lock"} or the name of a variable, {@code "softnet_lock"}
     * @param words what legends call it where they use no C, {@code "vnode lock"}
     * @param nests how two locks of the class may be held at once: empty for not at all, {@code "address"}, {@code "parent"}, or what
     *     else the tree does, in a word
     * @param kind {@code adaptive}, {@code spin}, {@code section} for a stretch of code in which nobody may sleep, or empty where the tree's calls tell
     */
    public record LockName(String name, List<String> is, List<String> words, String nests, String kind) {

        /** A name of locks whose kind the tree's calls tell. */
        public LockName(String name, List<String> is, List<String> words, String nests) {
            this(name, is, words, nests, "");
        }

        public LockName {
            is = List.copyOf(is);
            words = List.copyOf(words);
        }
    }

    /**
     * Two names of one lock.
     *
     * @param lock the lock as fields name it, {@code "socket.so_lock"}
     * @param is what it is at run time, {@code "softnet_lock"}
     * @param in folders where that is so, {@code "sys/netinet"}; empty for everywhere
     */
    public record Alias(String lock, String is, List<String> in) {

        public Alias {
            in = List.copyOf(in);
        }
    }

    /**
     * Where a function called from outside the code that was read comes from, and which locks it finds held.
     *
     * @param slot {@code "pr_usrreqs.pr_send"} for a member that holds the function,
     *     {@code "vnodeopv_entry_desc.opve_impl[vop_open_desc]"} for one in an initialiser that also names {@code vop_open_desc},
     *     {@code "callout_setfunc(arg1)"} or {@code "softint_establish(arg1)[SOFTINT_MPSAFE]"} for a call that registers it,
     *     the latter for one whose other arguments name {@code SOFTINT_MPSAFE}, {@code "main()"} for a function by name; {@code *} at the
     *     start or end of a name stands for anything
     * @param holds locks held on entry, as expressions over the function's own arguments or global locks
     * @param context {@code thread}, {@code softint}, {@code interrupt}, {@code debugger}, or empty if it is not known
     * @param thread the argument that is the running thread, {@code "arg0"}; empty for none
     * @param owns objects that are its own on entry, as expressions over its arguments
     * @param fresh objects that nobody else knows, or knows any more, as expressions over its arguments
     * @param open whether more may be held: the caller holds what it likes
     * @param gives locks among those it holds that a call through it gives up
     * @param givesUnless macros with which such a call keeps them
     * @param keeps locks that, if held before a call through it, are held after it, whatever the function did meanwhile
     * @param level the interrupt priority level it runs at, {@code IPL_SCHED}; empty if the call that registers it says so
     */
    public record Slot(String slot, List<String> holds, String context, String thread, List<String> owns, List<String> fresh, boolean open, List<String> gives,
            List<String> givesUnless, List<String> keeps, String level) {

        /** A slot of no level. */
        public Slot(String slot, List<String> holds, String context, String thread, List<String> owns, List<String> fresh, boolean open, List<String> gives,
                List<String> givesUnless, List<String> keeps) {
            this(slot, holds, context, thread, owns, fresh, open, gives, givesUnless, keeps, "");
        }

        public Slot {
            holds = List.copyOf(holds);
            owns = List.copyOf(owns);
            fresh = List.copyOf(fresh);
            gives = List.copyOf(gives);
            givesUnless = List.copyOf(givesUnless);
            keeps = List.copyOf(keeps);
        }

        /** Whether this is said of the member or call {@code name} of a function beside which the names {@code with} stand. */
        public boolean matches(String name, Set<String> with) {
            int open = slot.indexOf('[');
            String pattern = open < 0 ? slot : slot.substring(0, open);
            boolean named = open < 0 || with.contains(slot.substring(open + 1, slot.length() - 1));
            int star = pattern.indexOf('*');
            return named && (star < 0 ? pattern.equals(name)
                    : name.length() >= pattern.length() - 1 && name.startsWith(pattern.substring(0, star)) && name.endsWith(pattern.substring(star + 1)));
        }
    }

    /**
     * A declared order.
     *
     * @param line {@code "A > B > C / D"}, see {@link LockOrder}
     * @param where the comment or practice it rests on
     */
    public record Order(String line, String where) {
    }
}
