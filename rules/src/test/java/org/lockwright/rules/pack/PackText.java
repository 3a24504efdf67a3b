package org.lockwright.rules.pack;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A small valid pack and what tests do to its text. */
final class PackText {

    static final String VALID = """
            pack: tiny
            version: 3
            summary: A pack for tests.
            order: "A > B / C"
            structs:
              - struct: socket
                header: sys/sys/socketvar.h
                legend:
                  - { key: k, text: "the lock" }
                  - { key: a, text: "atomic" }
                fields:
                  - { name: so_state, today: k, goal: a, reason: "why" }
                  - { name: so_pad, today: "", goal: "" }
            primitives:
              - { call: solock, effect: acquire, lock: arg0->so_lock }
              - { call: sbwait, effect: release-and-reacquire, lock: arg0->sb_so->so_lock }
              - { call: memset, effect: neutral }
            rewrites:
              - id: keys
                kind: write-keys
                structs: [socket]
                examples:
                  - { name: nothing, before: "int x;" }
              - id: atomic
                kind: atomic-field
                optional: true
                field: socket.so_state
                operations: { load-acquire: la, load-relaxed: lr, store: st, or: o, and: a, add: ad }
                relaxed:
                  - { function: f, reason: "alone" }
                examples:
                  - { name: refusal, before: "int y;", refused: address-taken }
                  - { name: change, before: "int y;", after: "int z;" }
              - id: turn
                kind: turn-key
                field: socket.so_state
                from: k
                to: a
                after: atomic
                examples:
                  - { name: nothing, before: "int x;" }
            patches:
              - { rules: [keys], title: "keys", body: "why" }
              - { rules: [atomic], per: subsystem, title: "${subsystem}: atomic", body: "why" }
              - { rules: [turn], title: "turn", body: "why" }
            subsystems:
              - { name: kern, paths: [sys/kern, sys/sys/socketvar.h] }
            cover: { title: "a", body: "b", notes: ["n"] }
            """;

    /** A pack of nothing but what it says of locks. */
    static final String LOCKING = """
            pack: locks
            version: 1
            summary: Locks for tests.
            locks:
              - { name: SOCK_LOCK, is: [socket.so_lock, softnet_lock], words: ["socket lock"], nests: address }
              - { name: KERNEL_LOCK, is: [kernel_lock] }
            aliases:
              - { lock: socket.so_lock, is: softnet_lock, in: [sys/netinet, sys/net/rtsock.c] }
              - { lock: proc.p_lock, is: other_lock }
            calls:
              - { call: rw_enter, act: acquire, lock: arg0, mode: arg1, shared-when: [RW_READER] }
              - { call: sblock, act: release-and-reacquire, lock: arg0->sb_so->so_lock, sleeps: true }
              - { call: sblock, act: acquire, lock: arg0->sockbuf::sb_io, when: zero }
              - { call: KERNEL_LOCK, act: acquire, lock: kernel_lock, recursive: true }
              - { call: splnet, act: raise-level, lock: splnet }
              - { call: splx, act: restore-level }
              - { call: pool_get, act: allocate }
              - { call: panic, act: no-return }
              - { call: proc_find, act: acquire, lock: result->p_lock, mode: shared, when: nonzero }
            slots:
              - { slot: pr_usrreqs.pr_send, holds: [arg0->so_lock], context: thread }
              - { slot: "vnodeopv_entry_desc.opve_impl[vop_open_desc]" }
              - { slot: callout_setfunc(arg1), holds: [], context: softint }
              - { slot: "*_modcmd()", holds: [kernel_lock] }
            orders:
              - { line: "SOCK_LOCK > KERNEL_LOCK / vnode.v_interlock > other_lock", where: "sys/net/if.h, above struct ifnet" }
            """;

    private PackText() {
    }

    static Pack load(String text) {
        return PackLoader.load("tiny.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The problems of {@link #VALID} with one piece of it replaced; the piece must occur. */
    static List<String> problems(String piece, String replacement) {
        if (!VALID.contains(piece)) {
            throw new IllegalArgumentException("not in the valid pack: " + piece);
        }
        return problemsOf(VALID.replace(piece, replacement));
    }

    /** The problems of {@link #LOCKING} with one piece of it replaced; the piece must occur. */
    static List<String> lockingProblems(String piece, String replacement) {
        if (!LOCKING.contains(piece)) {
            throw new IllegalArgumentException("not in the pack: " + piece);
        }
        return problemsOf(LOCKING.replace(piece, replacement));
    }

    static List<String> problemsOf(String text) {
        try {
            load(text);
            return List.of();
        } catch (PackException e) {
            if (!e.getMessage().equals(e.problems().get(0).toString()) || e.getMessage().contains("\n")) {
                throw new AssertionError("the message is not the first problem on one line: " + e.getMessage());
            }
            return e.problems().stream().map(PackProblem::toString).toList();
        }
    }
}
