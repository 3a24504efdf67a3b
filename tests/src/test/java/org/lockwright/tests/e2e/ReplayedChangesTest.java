package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun.Outcome;

/** Changes as people make them, each a commit on the sample tree: {@code --changed-since} reports what it brought in, and nothing else. */
@Tag("slow")
class ReplayedChangesTest {

    private static final String SOCKET = "sys/kern/uipc_socket.c";
    private static final String SOCKET2 = "sys/kern/uipc_socket2.c";
    private static final String TIME = "sys/kern/kern_time.c";
    private static final String ENTROPY = "sys/kern/kern_entropy.c";
    private static final String IOCTL = "sys/kern/sys_socket.c";
    private static final String PROC = "sys/sys/proc.h";
    private static final String EVENT = "sys/sys/event.h";
    private static final String IFNET = "sys/net/if.h";
    private static final String RESTART = "\tso->so_upcall = NULL;\n\tcv_broadcast(&so->so_rcv.sb_cv);";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path scratch;
    private static Sample tree;

    /**
     * One change.
     *
     * @param name what it is
     * @param edit makes it
     * @param brings the findings it brings in, {@code "LW1002 sorestart socket.so_state written socket.so_lock"}
     */
    private record Change(String name, Consumer<Sample> edit, List<String> brings) {
    }

    @BeforeAll
    static void writeTree() {
        tree = Sample.at(scratch.resolve("tree"));
    }

    @AfterAll
    static void forget() {
        tree = null;
    }

    private static Change change(String name, Consumer<Sample> edit, String... brings) {
        return new Change(name, edit, List.of(brings));
    }

    private static void move(Sample t, String from, String to) {
        try {
            Files.move(t.folder().resolve(from), t.folder().resolve(to));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final String RESTART_BODY = "\tsolock(so);\n\tso->so_state |= SS_RESTARTSYS;\n";

    private static List<Change> changes() {
        return List.of(
                change("lock dropped", t -> t.edit(SOCKET, RESTART_BODY, "\tso->so_state |= SS_RESTARTSYS;\n")
                        .edit(SOCKET, "\tcv_broadcast(&so->so_cv);\n\tsounlock(so);\n", "\tcv_broadcast(&so->so_cv);\n"),
                        "LW1001 sorestart 'so->so_cv' is used by cv_broadcast without socket.so_lock",
                        "LW1001 sorestart 'so->so_rcv.sb_cv' is used by cv_broadcast without socket.so_lock",
                        "LW1001 sorestart 'so->so_snd.sb_cv' is used by cv_broadcast without socket.so_lock",
                        "LW1002 sorestart 'so->so_state' is written without socket.so_lock",
                        "LW1002 sorestart 'so->so_upcall' is written without socket.so_lock"),
                change("write moved in front of the lock", t -> t.edit(SOCKET, RESTART_BODY, "\tso->so_state |= SS_RESTARTSYS;\n\tsolock(so);\n"),
                        "LW1002 sorestart 'so->so_state' is written without socket.so_lock"),
                change("wakeup moved behind the unlock", t -> t.edit(SOCKET, "\tcv_broadcast(&so->so_cv);\n\tsounlock(so);\n", "\tsounlock(so);\n\tcv_broadcast(&so->so_cv);\n"),
                        "LW1001 sorestart 'so->so_cv' is used by cv_broadcast without socket.so_lock"),
                change("early return without unlock", t -> t.edit(SOCKET, "\t\terror = SET_ERROR(EINVAL);\n\t\tgoto out;\n\t}\n\toptions", "\t\treturn SET_ERROR(EINVAL);\n\t}\n\toptions"),
                        "LW3001 solisten 'so->so_lock' is still held here, and given up on other ways"),
                change("released twice", t -> t.edit(IOCTL, "\t\tsoo_async(so, *arg != 0);\n\t\tsounlock(so);\n", "\t\tsoo_async(so, *arg != 0);\n\t\tsounlock(so);\n\t\tsounlock(so);\n"),
                        "LW3002 soo_ioctl 'fp->f_undata.fd_so->so_lock' is given up, but it is not held"),
                change("callee called without its lock", t -> t.edit(IOCTL, "\t\tsolock(so);\n\t\tsoo_async(so, *arg != 0);\n\t\tsounlock(so);\n", "\t\tsoo_async(so, *arg != 0);\n"),
                        "LW1009 soo_ioctl soo_ioctl() calls soo_async() without 'so->so_lock', which that asserts at sys/kern/sys_socket.c:70"),
                change("callee starts to sleep under a spin mutex", t -> t.edit(TIME, "\tTAILQ_INSERT_TAIL(&ptimer_queue", "\tkpause(\"ptimer\", false, 1, NULL);\n\tTAILQ_INSERT_TAIL(&ptimer_queue"),
                        "LW3004 ptimer_fire kpause() may sleep, but the spin lock itimer_mutex is held"),
                change("soft interrupt allocates and waits", t -> t.edit(ENTROPY, "\tE->pool ^= ec->ec_pool;\n", "\tE->pool ^= ec->ec_pool;\n\tkmem_free(kmem_alloc(1, KM_SLEEP), 1);\n"),
                        "LW3005 entropy_softintr kmem_alloc() may sleep, but it is called by a soft interrupt"),
                change("field added without mark", t -> t.edit(PROC, "\tint \t\tp_nlwps;\t/* p: how many LWPs */\n", "\tint \t\tp_nlwps;\t/* p: how many LWPs */\n\tint\t\tp_nsome;\n"),
                        "LW0003 proc.p_nsome has no mark; 40 of 42 fields of its struct have one"),
                change("field added with a key of no legend", t -> t.edit(PROC, "\tint \t\tp_nlwps;\t/* p: how many LWPs */\n", "\tint \t\tp_nlwps;\t/* p: how many LWPs */\n\tint\t\tp_nsome;\t/* z: some */\n"),
                        "LW0001 'z:' on proc.p_nsome is no key of its legend"),
                change("field added with its mark", t -> t.edit(PROC, "\tint \t\tp_nlwps;\t/* p: how many LWPs */\n", "\tint \t\tp_nlwps;\t/* p: how many LWPs */\n\tint\t\tp_nsome;\t/* p: some */\n")),
                change("lock named that is none", t -> t.edit(PROC, " * k:\tktrace_lock\n", " * k:\tktrace_mtx\n"),
                        "LW0006 'ktrace_mtx', which key 'k' names, is no field, variable or macro of this tree"),
                change("key nobody uses", t -> t.edit(EVENT, " * ::\tunlocked, stable\n */\nstruct knote", " * ::\tunlocked, stable\n * x:\tkn_kq->kq_lock\n */\nstruct knote"),
                        "LW0002 no mark uses key 'x' of this legend"),
                change("atomic key given to a field that nobody uses", t -> t.edit(PROC, "\tu_int\t\tp_waited;\t/* l: the parent", "\tu_int\t\tp_waited;\t/* (: the parent")),
                change("header reformatted", t -> t.write(PROC, t.read(PROC).replace("/* p: ", "/* p:  ").replace("\t\tp_", "\t\t\tp_"))),
                change("header gets a comment in front", t -> t.write(IFNET, "/* Interfaces. */\n" + t.read(IFNET))),
                change("white space and line breaks in code", t -> t.write(SOCKET, t.read(SOCKET).replace(", ", ",  ").replace("{\n", "{\n\n"))),
                change("comments taken out", t -> t.write(SOCKET, t.read(SOCKET).replaceAll("(?s)\n/\\*\n.*?\\*/\n", "\n"))),
                change("function moved in its file", t -> moveToEnd(t, SOCKET, "sorestart(struct socket *so)", SOCKET)),
                change("function with a finding moved to another file", t -> moveToEnd(t, SOCKET, "soo_kqfilter(file_t *fp, struct knote *kn)", SOCKET2)
                        .write(SOCKET2, t.read(SOCKET2).replace("#include <sys/event.h>\n", "#include <sys/event.h>\n#include <sys/file.h>\n"))),
                change("file renamed", t -> {
                    move(t, IOCTL, "sys/kern/sys_sockio.c");
                    t.write("sys/kern/files.kern", t.read("sys/kern/files.kern").replace("sys_socket.c", "sys_sockio.c"));
                }),
                change("file split off with a bug in it", t -> t.write("sys/kern/uipc_extra.c", "#include <sys/param.h>\n#include <sys/systm.h>\n#include <sys/socketvar.h>\n\n"
                        + "void\nsoextra(struct socket *so)\n{\n\tsolock(so);\n\tif (so->so_state & SS_ISCONNECTED)\n\t\treturn;\n\tsounlock(so);\n}\n")
                        .write("sys/kern/files.kern", t.read("sys/kern/files.kern") + "file\tkern/uipc_extra.c\tkern\n"),
                        "LW3001 soextra 'so->so_lock' is still held here, but not at another return with the same result"),
                change("bug in a file that the kernel does not compile", t -> t.write("sys/kern/uipc_unused.c", "#include <sys/param.h>\n#include <sys/socketvar.h>\n\n"
                        + "void\nsounused(struct socket *so)\n{\n\tsolock(so);\n}\n")),
                change("finding mended", t -> t.edit(IOCTL, "\t\t*arg = so->so_rcv.sb_cc;\n", "\t\tsolock(so);\n\t\t*arg = so->so_rcv.sb_cc;\n\t\tsounlock(so);\n")),
                change("finding suppressed", t -> t.edit(IOCTL, "\t\t*arg = so->so_rcv.sb_cc;\n", "\t\t/* lockwright: allow LW1001 -- a hint */\n\t\t*arg = so->so_rcv.sb_cc;\n")),
                change("suppression of nothing", t -> t.edit(IOCTL, "\t\tsoo_async(so, *arg != 0);\n", "\t\t/* lockwright: allow LW1001 -- none */\n\t\tsoo_async(so, *arg != 0);\n"),
                        "LW0014 this suppression of LW1001 suppresses nothing"),
                change("one more of what is there", t -> t.edit(IOCTL, "\t\t*arg = so->so_rcv.sb_cc;\n", "\t\t*arg = so->so_rcv.sb_cc;\n\t\t*arg += so->so_rcv.sb_cc;\n"),
                        "LW1001 soo_ioctl 'fp->f_undata.fd_so->so_rcv.sb_cc' is read without socket.so_lock"),
                change("wakeup just behind the unlock", t -> t.edit(ENTROPY, "\tcv_broadcast(&E->cv);\n\tmutex_exit(&E->lock);\n", "\tmutex_exit(&E->lock);\n\tcv_broadcast(&E->cv);\n")),
                change("lock order turned", t -> t.write("sys/kern/uipc_extra.c", String.join("\n", "#include <sys/param.h>", "#include <sys/systm.h>", "#include <sys/proc.h>", "",
                        "void sys_pr_one(struct proc *);", "void sys_pr_two(struct proc *);", "", "void", "sys_pr_one(struct proc *p)", "{", "	mutex_enter(&p->p_auxlock);", "	mutex_enter(&p->p_stmutex);",
                        "	mutex_exit(&p->p_stmutex);", "	mutex_exit(&p->p_auxlock);", "}", "", "void", "sys_pr_two(struct proc *p)", "{", "	mutex_enter(&p->p_stmutex);", "	mutex_enter(&p->p_auxlock);",
                        "	mutex_exit(&p->p_auxlock);", "	mutex_exit(&p->p_stmutex);", "}", ""))
                        .write("sys/kern/files.kern", t.read("sys/kern/files.kern") + "file\tkern/uipc_extra.c\tkern\n"),
                        "LW2004 sys_pr_one the classes P_AUXLOCK, P_STMUTEX are taken in a circle", "LW2004 sys_pr_two the classes P_AUXLOCK, P_STMUTEX are taken in a circle"),
                change("function taken out", t -> t.write(SOCKET, without(t.read(SOCKET), "sohasoutofband(struct socket *so)"))),
                change("macro of a header takes another lock", t -> t.edit(IFNET, "#define\tIFNET_LOCK(ifp)\t\tmutex_enter((ifp)->if_ioctl_lock)", "#define\tIFNET_LOCK(ifp)\t\tmutex_enter(&ifnet_mtx)"),
                        "LW2003 if_detach 'ifnet_mtx' is taken while it is held: the thread waits for itself",
                        "LW3002 if_detach 'ifp->if_ioctl_lock' is given up, but nobody is seen to take it",
                        "LW3002 ifioctl 'ifp->if_ioctl_lock' is given up, but nobody is seen to take it"));
    }

    private static int[] extent(String text, String head) {
        int at = text.indexOf("\n" + head);
        int start = text.lastIndexOf("\n\n", at) + 2;
        return new int[] {start, text.indexOf("\n}\n", at) + 3};
    }

    private static String without(String text, String head) {
        int[] e = extent(text, head);
        return text.substring(0, e[0]) + text.substring(e[1]);
    }

    private static Sample moveToEnd(Sample t, String from, String head, String to) {
        String text = t.read(from);
        int[] e = extent(text, head);
        t.write(from, without(text, head));
        return t.write(to, t.read(to) + "\n" + text.substring(e[0], e[1]));
    }

    @TestFactory
    List<DynamicTest> changesBringWhatTheyBring() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Change change : changes()) {
            tests.add(DynamicTest.dynamicTest(change.name(), () -> {
                tree.git().run("checkout", "-q", "-f", "--detach", "main");
                tree.git().run("clean", "-qfd");
                change.edit().accept(tree);
                tree.commit();
                assertThat(brought()).isEqualTo(new TreeSet<>(change.brings()));
            }));
        }
        return tests;
    }

    private static TreeSet<String> brought() throws IOException {
        Outcome run = tree.run("lint", "--changed-since", "HEAD~1", "--cache", "cache", "--format", "json");
        TreeSet<String> out = new TreeSet<>();
        for (JsonNode f : JSON.readTree(run.out()).path("findings")) {
            if (f.path("baseline").asText().equals("new") && f.path("suppressed").asText().isEmpty()) {
                out.add((f.path("rule").asText() + " " + f.path("function").asText() + " " + f.path("message").asText()).replace("  ", " "));
            }
        }
        return out;
    }
}
