package org.lockwright.tests.realtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Drafting;
import org.lockwright.rules.rewrite.EditSet;
import org.lockwright.rules.rewrite.KeyRespelling;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.Site;

/** What must hold on a real NetBSD tree, taken from {@code LOCKWRIGHT_NETBSD_SRC}; skipped without it. */
@Tag("slow")
class RealTreeTest {

    private static final int THREADS = 2;
    private static DiskTree tree;

    @BeforeAll
    static void tree() {
        String folder = System.getenv("LOCKWRIGHT_NETBSD_SRC");
        assumeTrue(folder != null, "LOCKWRIGHT_NETBSD_SRC names no NetBSD tree");
        tree = DiskTree.at(Path.of(folder)).orElseThrow(() -> new AssertionError(folder + " is no kernel tree"));
    }

    @Test
    void everyFileIsReadAndWrittenBackAsItIs() {
        List<String> wrong = BigStack.map(tree.files(), THREADS, RealTreeTest::differs, path -> { }).stream()
                .filter(s -> !s.isEmpty()).toList();

        assertThat(tree.files()).hasSizeGreaterThan(1000);
        assertThat(wrong).isEmpty();
    }

    // contract: the draft itself proves that only comments change and that the keys are read as before.
    @Test
    void keysInOneSpellingAreReadAsBeforeAndSpeltOnce() {
        Configuration configuration = Profile.named("amd64").in(tree, List.of());
        Draft draft = KeyRespelling.draft(tree, List.of(), Dialect.PAREN, configuration, THREADS, path -> { });
        assertThat(draft.patches()).hasSizeGreaterThan(15);
        assertThat(draft.sites()).filteredOn(s -> s.outcome() == Site.Outcome.REFUSED).extracting(Site::detail)
                .containsOnly(Reason.NO_LETTERS.code());

        OverlayTree after = OverlayTree.on(tree).with(draft.patches().stream().flatMap(p -> p.after().stream()).toList());
        assertThat(KeyRespelling.draft(after, List.of(), Dialect.PAREN, configuration, THREADS, path -> { }).patches()).isEmpty();
    }

    /** The path if an empty set of edits changes its bytes, or if a byte of a C file is lost between tokens; else empty. */
    private static String differs(String path) {
        try {
            byte[] bytes = Files.readAllBytes(tree.root().resolve(path));
            SourceText source = SourceText.of(path, bytes);
            boolean same = java.util.Arrays.equals(bytes, EditSet.of(List.of()).apply(source).bytes());
            boolean isC = path.endsWith(".c") || path.endsWith(".h");
            return same && (!isC || tokensTile(source)) ? "" : path;
        } catch (IOException e) {
            return path + ": " + e;
        }
    }

    private static boolean tokensTile(SourceText source) {
        int at = 0;
        for (Token token : Lexer.tokens(source)) {
            if (token.span().start() < at || !isBlank(source.text(), at, token.span().start())) {
                return false;
            }
            at = token.span().end();
        }
        return isBlank(source.text(), at, source.length());
    }

    private static boolean isBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\\' && c != 0x0b) {
                return false;
            }
        }
        return true;
    }

    @Test
    void netinetHasNoGapAndNoUnresolvedField() {
        List<Gap> gaps = new ArrayList<>();
        int[] references = new int[2];
        for (Unit unit : units("sys/netinet/")) {
            gaps.addAll(unit.gaps());
            references[0] += unit.counts().fieldReferences();
            references[1] += unit.counts().unresolvedFields();
        }

        assertThat(gaps).isEmpty();
        assertThat(references[1]).isZero();
        assertThat(references[0]).isGreaterThan(10_000);
    }

    @Test
    void atMostSixFilesOfKernAndNetHaveAParseGap() {
        TreeSet<String> files = new TreeSet<>();
        for (String folder : List.of("sys/kern/", "sys/net/", "sys/netinet/", "sys/netinet6/", "sys/netbt/")) {
            for (Unit unit : units(folder)) {
                unit.ownGaps().stream()
                        .filter(g -> g.stage() == Gap.Stage.PARSE || g.stage() == Gap.Stage.BUDGET || g.stage() == Gap.Stage.INTERNAL)
                        .forEach(g -> files.add(g.path()));
            }
        }

        assertThat(files).hasSizeLessThanOrEqualTo(6);
    }

    private static List<Unit> units(String folder) {
        Configuration amd64 = Profile.named("amd64").in(tree, List.of());
        List<String> paths = tree.files().stream().filter(p -> p.startsWith(folder) && p.endsWith(".c")).toList();
        assertThat(paths).isNotEmpty();
        return new Parsing(tree, amd64, HeaderInterest.none(), THREADS).units(paths);
    }

    @Test
    void everyMentionOfSoStateIsAccountedFor() {
        Profile profile = Profile.named("amd64");
        Pack pack = PackLoader.builtin("socket-locking");
        Corpus corpus = Corpus.of(tree, Drafting.names(pack), THREADS);
        Draft draft = Drafting.draft(tree, corpus, pack, List.of(profile.in(tree, List.of())), o -> profile.in(tree, o), THREADS);

        assertThat(draft.count(Site.Outcome.UNHANDLED)).isZero();
        assertThat(draft.count(Site.Outcome.REFUSED)).isZero();
        assertThat(draft.count(Site.Outcome.REWRITTEN)).isGreaterThan(150);
    }
}
