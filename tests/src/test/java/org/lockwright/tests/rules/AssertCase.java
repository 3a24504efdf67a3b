package org.lockwright.tests.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lockwright.generators.LockAsserts;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.asserts.AssertPlan;
import org.lockwright.rules.asserts.AssertSite;
import org.lockwright.rules.asserts.Assertions;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.check.LockProgram;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.rewrite.EditSet;
import org.lockwright.tests.kit.MemoryTree;

/**
 * A small tree with the headers of the lock cases, and the assertions that are made for it.
 *
 * @param tree the tree
 * @param found its assertions
 * @param analysis what they rest on
 */
record AssertCase(MemoryTree tree, Assertions found, LockAnalysis analysis) {

    /** A struct with a mutex, one with a pointer to a mutex, and one with an rwlock. */
    static final String BOXES = """
            #include <sys/systm.h>
            #include <sys/socketvar.h>
            /*
             * Field locking key:
             *   (b) b_lock
             *   (g) box_lock
             */
            struct box {
            	kmutex_t b_lock;
            	int b_count;	/* (b) how many */
            	int b_all;	/* (g) of all */
            	struct box *b_next;	/* (b) next */
            	struct shelf *b_shelf;	/* (b) where it stands */
            };
            /*
             * Field locking key:
             *   (s) s_lock
             */
            struct shelf {
            	krwlock_t s_lock;
            	int s_width;	/* (s) width */
            };
            extern kmutex_t box_lock;
            struct other { struct other *o_next; };
            void unknown(struct box *);
            """;

    /** The case of {@code c} below these structs. */
    static AssertCase ofBoxes(String c) {
        return of(BOXES + c);
    }

    /** A caller that holds the box's lock. */
    static String caller(String call) {
        return """
                void
                sys_caller(struct box *b)
                {
                	mutex_enter(&b->b_lock);
                	%s;
                	mutex_exit(&b->b_lock);
                }
                """.formatted(call);
    }


    static final String PATH = "sys/kern/example.c";

    /** The case of {@code c}, which stands at {@link #PATH}. */
    static AssertCase of(String c) {
        return of(headers().with(PATH, c), List.of(PATH), List.of());
    }

    /** The case of a tree of which {@code read} is analysed and {@code unread} is not. */
    static AssertCase of(MemoryTree tree, List<String> read, List<String> unread) {
        Configuration configuration = Profile.named("amd64").in(tree, List.of());
        Locking locking = Locking.merge(PackLoader.builtin("netbsd").locking(), PackLoader.load("pack.yaml", text("/lock-cases/pack.yaml").getBytes(StandardCharsets.UTF_8)).locking());
        KeyModel keys = Lint.keys(tree, Lint.cFiles(tree), configuration, 1, path -> { });
        LockAnalysis analysis = LockProgram.analyse(tree, keys, read, configuration, locking, List.of(), name -> false, 1, path -> { });
        Assertions found = new AssertPlan(tree, configuration, analysis.held(), new LockAsserts(), 1).of(tag -> true, file -> true, unread, "asserts", path -> { });
        return new AssertCase(tree, found, analysis);
    }

    /** A kernel with the headers that cases include. */
    static MemoryTree headers() {
        return MemoryTree.kernel().with("sys/sys/systm.h", text("/lock-cases/include/sys/sys/systm.h"))
                .with("sys/sys/socketvar.h", text("/lock-cases/include/sys/sys/socketvar.h"));
    }

    /** The text of a file beside the tests. */
    static String text(String resource) {
        try (InputStream in = AssertCase.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file at {@code path} with its assertions. */
    String after(String path) {
        return EditSet.of(found.edits()).apply(SourceText.ofLatin1(path, tree.text(path))).text();
    }

    /** The file at {@link #PATH} with its assertions. */
    String after() {
        return after(PATH);
    }

    /** What the lock checks find in the tree. */
    List<Finding> findings() {
        return LockFindings.of(analysis, "amd64");
    }

    /** What became of the needs of {@code function}: {@code "written solocked(so)"}, {@code "refused some-paths"}, {@code "right"}. */
    List<String> became(String function, AssertSite.Outcome... wanted) {
        return found.sites().stream().filter(s -> s.need().function().name().equals(function))
                .filter(s -> wanted.length == 0 || List.of(wanted).contains(s.outcome()))
                .map(s -> switch (s.outcome()) {
                    case WRITTEN -> "written " + s.test();
                    case RIGHT -> "right";
                    case REFUSED -> "refused " + s.reason().orElseThrow().code() + " at " + s.at().line();
                }).distinct().toList();
    }
}
