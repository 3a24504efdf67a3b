package org.lockwright.rules.key;

/**
 * What a lock that a legend names is in the tree.
 *
 * @param root what the path starts from; {@link LockPath.Root#WORDS} and {@link LockPath.Root#UNKNOWN} have no name
 * @param name the class: {@code "kqueue.kq_lock"}, {@code "proc_lock"}, {@code "IFNET_LOCK()"}; empty if it cannot be told
 * @param why why it cannot be told; empty if it can
 */
public record LockClass(LockPath.Root root, String name, String why) {

    /** Whether it could be told. */
    public boolean isResolved() {
        return !name.isEmpty();
    }

    static LockClass of(LockPath.Root root, String name) {
        return new LockClass(root, name, "");
    }

    static LockClass unresolved(LockPath.Root root, String why) {
        return new LockClass(root, "", why);
    }
}
