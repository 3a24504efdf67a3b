package org.lockwright.rules.lockset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.pack.PackLoader;

/** Names of one lock, by the built-in pack of NetBSD. */
class AliasesTest {

    private final Aliases aliases = new Aliases(PackLoader.builtin("netbsd").locking());

    @Test
    void inetSocketsHaveOneLockUnderTwoNames() {
        assertThat(aliases.withNames(Set.of("softnet_lock", "proc.p_lock"), "sys/netinet/in.c")).containsExactly("proc.p_lock", "socket.so_lock", "softnet_lock");
        assertThat(aliases.withNames(Set.of("socket.so_lock"), "sys/netinet6/in6.c")).containsExactly("socket.so_lock", "softnet_lock");
    }

    // contract: generic code meets sockets of all protocols, so a lock held there is not another by its class alone.
    @Test
    void whatMayBeOneOfSeveralGetsNoOtherName() {
        assertThat(aliases.withNames(Set.of("softnet_lock"), "sys/kern/uipc_socket.c")).containsExactly("softnet_lock");
        assertThat(aliases.withNames(Set.of("lwp.l_mutex"), "sys/kern/kern_lwp.c")).containsExactly("lwp.l_mutex");
        assertThat(aliases.withNames(Set.of("vm_anon.an_lock"), "sys/uvm/uvm_anon.c")).containsExactly("vm_anon.an_lock");
    }
}
