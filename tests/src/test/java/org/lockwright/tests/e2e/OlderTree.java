package org.lockwright.tests.e2e;

import java.nio.file.Path;

/** The sample as a kernel of 2015 would have it: one error in a socket, no atomic loads and stores, the old name of the release barrier. */
final class OlderTree {

    private static final String ATOMIC = "sys/sys/atomic.h";
    private static final String SOCKET = "sys/kern/uipc_socket.c";

    private OlderTree() {
    }

    /** Writes it to {@code folder} and commits it. */
    static Sample in(Path folder) {
        Sample tree = Sample.at(folder);
        String atomic = tree.read(ATOMIC);
        int from = atomic.indexOf("#ifdef _KERNEL\n");
        tree.write(ATOMIC, atomic.substring(0, from).replace("membar_acquire", "membar_enter").replace("membar_release", "membar_exit")
                + "#endif\t/* !_SYS_ATOMIC_H_ */\n");
        tree.edit(Sample.SOCKETVAR, "#include <sys/atomic.h>\n", "").edit(Sample.SOCKETVAR, "\tu_short\t\tso_rerror;\t/* the same, for receivers only */\n", "")
                .edit(Sample.SOCKETVAR, " || so->so_rerror != 0", "");
        tree.edit(SOCKET, "\tatomic_store_relaxed((u_long *)&so_abort_ev.ev_count,\n\t    atomic_load_relaxed((u_long *)&so_abort_ev.ev_count) + 1);\n",
                "\tso_abort_ev.ev_count++;\n");
        tree.edit(SOCKET, "\t*error = so->so_error != 0 ? so->so_error : so->so_rerror;\n\tif (*error != 0) {\n\t\tso->so_error = so->so_rerror = 0;\n",
                "\tif (so->so_error != 0) {\n\t\t*error = so->so_error;\n\t\tso->so_error = 0;\n");
        tree.edit(SOCKET, " ||\n\t    so->so_rerror != 0", "");
        tree.edit("sys/kern/uipc_socket2.c", "so->so_rerror =", "so->so_error =");
        for (String path : new String[] {Sample.SOCKETVAR, SOCKET, "sys/kern/uipc_socket2.c", "sys/kern/uipc_usrreq.c"}) {
            tree.write(path, tree.read(path).replaceAll("atomic_load_\\w+\\(&so->so_lock\\)", "so->so_lock").replace("membar_release", "membar_exit"));
        }
        return tree.edit("sys/kern/uipc_usrreq.c", "#include <sys/param.h>\n", "#include <sys/param.h>\n#include <sys/atomic.h>\n").commit();
    }
}
