package org.lockwright.tests.exec;

import java.util.List;
import java.util.Map;

/** What looks on while a program runs, and how it is told to. */
enum Sanitizer {

    /** Races. Lock orders are the shims' business, and a pair of local sockets does reverse two locks of one class. */
    THREAD("thread", 66, "TSAN_OPTIONS", "exitcode=66 detect_deadlocks=0 report_signal_unsafe=0 history_size=7 allow_addr2line=1"),

    /** Uses of memory that is not there; leaks are not looked for, as a kernel that halts leaves much. */
    ADDRESS("address", 67, "ASAN_OPTIONS", "exitcode=67 detect_leaks=0 allow_addr2line=1");

    private final String word;
    private final int exit;
    private final String variable;
    private final String options;

    Sanitizer(String word, int exit, String variable, String options) {
        this.word = word;
        this.exit = exit;
        this.variable = variable;
        this.options = options;
    }

    /** The status of a program it has found fault with. */
    int exit() {
        return exit;
    }

    String flag() {
        return "-fsanitize=" + word;
    }

    /** Flags for what is instrumented; the kernel's volatile accesses are announced apart from others. */
    List<String> flags(boolean clang) {
        if (this == ADDRESS) {
            return List.of(flag());
        }
        return clang ? List.of(flag(), "-mllvm", "-tsan-distinguish-volatile=1") : List.of(flag(), "--param=tsan-distinguish-volatile=1");
    }

    /** What a program's environment needs; places in reports become relative to {@code tree}. */
    Map<String, String> environment(String tree) {
        return Map.of(variable, options + " strip_path_prefix=" + tree + "/");
    }
}
