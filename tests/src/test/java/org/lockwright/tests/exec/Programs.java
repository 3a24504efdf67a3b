package org.lockwright.tests.exec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockwright.rules.pack.Pack;

/**
 * The socket layer of a tree as programs: its own files, compiled with its own headers, linked with the shims of
 * {@code tests/src/test/exec}. The tree is only read.
 *
 * @param tools what compiles and how programs are started
 * @param tree a checked-out tree
 * @param folder where objects and programs go
 * @param sanitizer what looks on
 */
record Programs(Toolchain tools, Path tree, Path folder, Sanitizer sanitizer) {

    /** The files of the tree that are executed, below {@code sys/}. */
    static final List<String> EXECUTED = List.of("kern/uipc_socket.c", "kern/uipc_socket2.c", "kern/uipc_usrreq.c", "kern/sys_socket.c",
            "kern/uipc_syscalls.c", "kern/uipc_domain.c", "netinet/in_pcb.c", "netinet/in_proto.c", "netinet/tcp_input.c", "netinet/tcp_usrreq.c",
            "netinet/tcp_timer.c", "netinet/udp_usrreq.c", "netinet/accf_data.c");

    /** Linked because a table of {@link #EXECUTED} names them; nothing calls them. */
    private static final List<String> LINKED = List.of("netinet/raw_ip.c");

    /** Kernel-side shims that implement locks and queues: the thread sanitizer must not take them for data. */
    private static final List<String> UNSEEN = List.of("kern_locks.c", "kern_soft.c", "kern_file.c", "kern_wire.c");

    /** Makes the class macros of a tree real locks, in a header that stands before the tree's own. */
    static final String REAL = "-DLOCKWRIGHT_REAL_CLASSES";

    private static final Path SOURCES = Path.of("src/test/exec").toAbsolutePath();
    private static final Pattern QUOTED = Pattern.compile("^#include \"([^\"/]+)\"", Pattern.MULTILINE);

    /**
     * Compiles the tree's files and the shims.
     *
     * @param defines more for the compiler's command line, {@code -DNAME}; for the kernel's side
     */
    static Programs build(Toolchain tools, Path tree, Path folder, Sanitizer sanitizer, Pack pack, String... defines) {
        try {
            Programs programs = new Programs(tools, tree.toRealPath(), Files.createDirectories(folder).toRealPath(), sanitizer);
            programs.configure(pack, List.of(defines).contains(REAL));
            programs.compileAll(List.of(defines));
            programs.link("stress");
            programs.link("planted");
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What config(1) would make: the machine's headers under their other names, an empty header for each option. And the tables. */
    private void configure(Pack pack, boolean real) throws IOException {
        Path opt = Files.createDirectories(folder.resolve("opt"));
        for (String header : optionHeaders()) {
            Files.write(opt.resolve(header), new byte[0]);
        }
        for (Map.Entry<String, String> name : Map.of("machine", "amd64", "amd64", "amd64", "x86", "x86").entrySet()) {
            copy(tree.resolve("sys/arch/" + name.getValue() + "/include"), Files.createDirectories(opt.resolve(name.getKey())));
        }
        Path header = tree.resolve("sys/sys/socketvar.h");
        String socketvar = Files.readString(header, ISO_8859_1);
        Files.createDirectories(folder.resolve("real/sys"));
        if (real) {
            Files.writeString(folder.resolve("real/sys/socketvar.h"), ClassMacros.real(pack, socketvar, header.toString()), ISO_8859_1);
        }
        Files.writeString(folder.resolve("tables.c"), Tables.of(pack, socketvar), ISO_8859_1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private TreeSet<String> optionHeaders() throws IOException {
        TreeSet<String> out = new TreeSet<>();
        try (Stream<Path> all = Files.walk(tree.resolve("sys"))) {
            for (Path file : all.filter(f -> f.toString().matches(".*\\.[ch]") && Files.isRegularFile(f)).toList()) {
                Matcher m = QUOTED.matcher(Files.readString(file, ISO_8859_1));
                while (m.find()) {
                    out.add(m.group(1));
                }
            }
        }
        return out;
    }

    private void compileAll(List<String> defines) throws IOException {
        for (String part : List.of("tree", "shims", "stress", "planted")) {
            Files.createDirectories(folder.resolve(part));
        }
        List<String> seen = new ArrayList<>(kernel(defines));
        seen.addAll(sanitizer.flags(tools.isClang()));
        List<String> unseen = new ArrayList<>(kernel(defines));
        unseen.addAll(sanitizer == Sanitizer.THREAD ? List.of() : sanitizer.flags(tools.isClang()));
        List<String> host = new ArrayList<>(List.of("-std=gnu11", "-Wall", "-Wextra", "-g", "-O1"));
        host.addAll(sanitizer == Sanitizer.THREAD ? List.of("-DLOCKWRIGHT_TSAN") : List.of());

        Map<Path, List<String>> jobs = new LinkedHashMap<>();
        Stream.concat(EXECUTED.stream(), LINKED.stream()).forEach(f -> jobs.put(tree.resolve("sys/" + f), seen));
        jobs.put(folder.resolve("tables.c"), seen);
        for (String part : List.of("shims", "stress", "planted")) {
            for (Path file : sources(part)) {
                String name = file.getFileName().toString();
                jobs.put(file, name.startsWith("host_") ? host : UNSEEN.contains(name) ? unseen : seen);
            }
        }
        // Two at a time: a build server's cores are counted.
        List<Path> all = List.copyOf(jobs.keySet());
        CompletableFuture<Void> half = CompletableFuture.runAsync(() -> everySecond(all, 0).forEach(f -> compile(f, jobs.get(f))));
        everySecond(all, 1).forEach(f -> compile(f, jobs.get(f)));
        half.join();
    }

    private static Stream<Path> everySecond(List<Path> all, int from) {
        return IntStream.range(0, all.size()).filter(i -> i % 2 == from).mapToObj(all::get);
    }

    private static List<Path> sources(String part) throws IOException {
        try (Stream<Path> all = Files.list(SOURCES.resolve(part))) {
            return all.filter(f -> f.toString().endsWith(".c")).sorted().toList();
        }
    }

    private List<String> kernel(List<String> defines) {
        List<String> out = new ArrayList<>(List.of("-std=gnu99", "-ffreestanding", "-nostdinc", "-Wall", "-g", "-O1", "-fno-omit-frame-pointer",
                "-D_KERNEL", "-D_KERNEL_OPT", "-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6"));
        out.addAll(defines);
        out.addAll(List.of("-I" + folder.resolve("real"), "-I" + folder.resolve("opt"), "-I" + tree.resolve("sys"), "-I" + tree.resolve("sys/arch"), "-I" + SOURCES.resolve("shims"),
                "-include", SOURCES.resolve("shims/kern_pre.h").toString()));
        return out;
    }

    private void compile(Path source, List<String> flags) {
        List<String> words = new ArrayList<>(flags);
        words.addAll(List.of("-c", source.toString(), "-o", object(source).toString()));
        tools.compile(tree, words);
    }

    private Path object(Path source) {
        String part = source.startsWith(SOURCES) ? SOURCES.relativize(source).getName(0).toString() : "tree";
        return folder.resolve(part).resolve(source.getFileName().toString().replaceAll("c$", "o"));
    }

    private void link(String program) throws IOException {
        List<String> words = new ArrayList<>(List.of(sanitizer.flag(), "-rdynamic", "-o", folder.resolve(program + ".run").toString()));
        for (String part : List.of("tree", "shims", program)) {
            try (Stream<Path> all = Files.list(folder.resolve(part))) {
                words.addAll(all.map(Path::toString).filter(f -> f.endsWith(".o")).sorted().toList());
            }
        }
        words.add("-lpthread");
        tools.compile(folder, words);
    }

    /** Runs {@code stress} or {@code planted} with words of its command line. */
    Ran run(String program, String... words) {
        List<String> command = new ArrayList<>(tools.before());
        command.add(folder.resolve(program + ".run").toString());
        command.addAll(List.of(words));
        try {
            return Ran.run(folder, sanitizer.environment(tree.toString()), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
