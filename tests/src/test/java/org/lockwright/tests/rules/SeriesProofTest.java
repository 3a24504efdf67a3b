package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.convert.SeriesProof;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Drafting;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.tests.kit.MemoryTree;

/** The proof of a softint series says nothing of a good one, and names what is wrong with a bad one. */
class SeriesProofTest {

    private static final MemoryTree SAMPLE = MemoryTree.empty().with(EmbeddedTree.paths().stream()
            .map(p -> SourceText.of(p, EmbeddedTree.read(p))).toList());
    private static final SoftintOrder ORDER = SoftintOrder.parse("clock > net == serial > bio > gen");
    private static final List<PortSpec> PORTS = PortSpecs.all().stream()
            .filter(p -> Set.of("x86", "mips", "vax", "hppa").contains(p.port())).toList();
    private static final String INTRDEFS = "sys/arch/x86/include/intrdefs.h";

    private static Draft draft;

    @BeforeAll
    static void makeDraft() {
        Pack pack = PackLoader.builtin("softint-priorities");
        Configuration amd64 = Profile.named("amd64").in(SAMPLE, List.of());
        draft = Drafting.draft(SAMPLE, Corpus.of(SAMPLE, Drafting.names(pack), 2), pack, List.of(amd64), more -> amd64, 2, p -> { },
                new Conversions(new SoftintBlocks(), PORTS, 2, p -> { }));
    }

    private static SeriesProof.Report prove(List<Draft.Patch> patches) {
        Draft changed = new Draft(draft.pack(), patches, draft.results(), draft.filesSeen(), draft.unreadable(), draft.configurations());
        return SeriesProof.run(SAMPLE, changed, PORTS, ORDER, 2, p -> { });
    }

    /** A patch that only turns {@code before} into {@code after}, on what the patches before it left. */
    private static Draft.Patch patch(List<Draft.Patch> earlier, String path, String before, String after) {
        String text = earlier.stream().flatMap(p -> p.after().stream()).filter(t -> t.path().equals(path)).map(SourceText::text)
                .reduce((a, b) -> b).orElse(SAMPLE.text(path));
        assertThat(text.split(Pattern.quote(before), -1)).as(before).hasSize(2);
        return new Draft.Patch("change", "why", List.of(), Map.of(), List.of(SourceText.ofLatin1(path, text)),
                List.of(SourceText.ofLatin1(path, text.replace(before, after))));
    }

    private static List<Draft.Patch> with(String path, String before, String after) {
        List<Draft.Patch> out = new ArrayList<>(draft.patches());
        out.add(patch(draft.patches(), path, before, after));
        return out;
    }

    private static List<Draft.Patch> without(String title) {
        assertThat(draft.patches()).extracting(Draft.Patch::title).contains(title);
        return draft.patches().stream().filter(p -> !p.title().equals(title)).collect(Collectors.toList());
    }

    @Test
    void aGoodSeriesHasNoProblem() {
        SeriesProof.Report report = prove(draft.patches());
        assertThat(report.problems()).isEmpty();
        assertThat(report.lines()).contains("vax: not converted: serial > net > bio > clock", "mips: converted: clock > serial >= net >= bio >= gen",
                "hppa: threads in the machine-independent order: clock > serial >= net > bio > gen");
        assertThat(SeriesProof.order(draft)).contains(ORDER);
    }

    @Test
    void aPrefixThatDisagreesWithItselfIsNamed() {
        List<Draft.Patch> patches = new ArrayList<>(draft.patches());
        patches.add(0, patch(List.of(), INTRDEFS, "SIR_NET\t\t28", "SIR_NET\t\t29"));
        assertThat(prove(patches).problems()).anyMatch(p -> p.startsWith("patch 1 (amd64/GENERIC") && p.contains("new finding LW40")
                && p.contains(" at " + INTRDEFS + ":"));
    }

    @Test
    void aConvertedPortThatMissesTheOrderIsNamed() {
        assertThat(prove(without("x86: put clock above the other software interrupts")).problems())
                .contains("x86 (amd64/GENERIC): implements 'serial > net > bio > clock', not 'clock > net == serial > bio > gen'")
                .noneMatch(p -> p.startsWith("mips"));
    }

    @Test
    void threadsThatMissTheOrderAreNamed() {
        assertThat(prove(without("softint: clock > net == serial > bio > gen")).problems())
                .anyMatch(p -> p.startsWith("hppa (hppa/GENERIC): implements 'serial > net > bio > clock > gen', not "));
    }

    // contract: a port that nobody converts must not change behind the reader's back.
    @Test
    void aPortThatIsLeftAndChangesIsNamed() {
        String header = "sys/arch/vax/include/intr.h";
        String line = Arrays.stream(SAMPLE.text(header).split("\n")).filter(l -> l.matches("#define\\s+IPL_SOFTNET\\b.*")).findFirst().orElseThrow();
        assertThat(prove(with(header, line, "#define\tIPL_SOFTNET\t3")).problems())
                .contains("vax (vax/GENERIC): is not converted, but its levels, pending bits or ladder changed");
    }

    @Test
    void aSeriesWithoutPatchesHasNoProblem() {
        assertThat(prove(List.of()).problems()).isEmpty();
    }
}
