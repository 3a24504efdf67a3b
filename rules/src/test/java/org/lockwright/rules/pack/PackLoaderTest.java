package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackLoaderTest {

    @Test
    void everyPartOfAPackIsRead() {
        Pack pack = PackText.load(PackText.VALID);

        assertThat(pack.name()).isEqualTo("tiny");
        assertThat(pack.version()).isEqualTo(3);
        assertThat(pack.summary()).isEqualTo("A pack for tests.");
        assertThat(pack.order()).isEqualTo("A > B / C");
        assertThat(pack.structs()).containsExactly(new Pack.KeyedStruct(
                "socket", "sys/sys/socketvar.h",
                List.of(new Pack.LegendLine("k", "the lock"), new Pack.LegendLine("a", "atomic")),
                List.of(new Pack.KeyedField("so_state", "k", "a", "why"), new Pack.KeyedField("so_pad", "", "", ""))));
        assertThat(pack.primitives()).containsExactly(
                new Pack.Primitive("solock", Pack.Effect.ACQUIRE, "arg0->so_lock"),
                new Pack.Primitive("sbwait", Pack.Effect.RELEASE_AND_REACQUIRE, "arg0->sb_so->so_lock"),
                new Pack.Primitive("memset", Pack.Effect.NEUTRAL, ""));
        assertThat(pack.patches()).containsExactly(
                new Pack.PatchGroup(List.of("keys"), false, "keys", "why"),
                new Pack.PatchGroup(List.of("atomic"), true, "${subsystem}: atomic", "why"),
                new Pack.PatchGroup(List.of("turn"), false, "turn", "why"));
        assertThat(pack.subsystems()).containsExactly(new Pack.Subsystem("kern", List.of("sys/kern", "sys/sys/socketvar.h")));
        assertThat(pack.cover()).isEqualTo(new Pack.Cover("a", "b", List.of("n")));
    }

    @Test
    void everyKindOfRewriteIsRead() {
        List<Rewrite> rewrites = PackText.load(PackText.VALID).rewrites();
        List<Rewrite.Example> nothing = List.of(new Rewrite.Example("nothing", "int x;", "", ""));

        assertThat(rewrites).containsExactly(
                new Rewrite.WriteKeys("keys", false, nothing, List.of("socket")),
                new Rewrite.AtomicField("atomic", true,
                        List.of(new Rewrite.Example("refusal", "int y;", "", "address-taken"),
                                new Rewrite.Example("change", "int y;", "int z;", "")),
                        "socket.so_state", new Rewrite.AtomicOperations("la", "lr", "st", "o", "a", "ad"), "", "",
                        List.of(new Rewrite.RelaxedFunction("f", "alone"))),
                new Rewrite.TurnKey("turn", false, nothing, "socket.so_state", "k", "a", "atomic"));
    }

    @Test
    void rulesAboutSoftwareInterruptsAreRead() {
        Pack pack = PackText.load("""
                pack: p
                version: 1
                summary: s
                rewrites:
                  - id: add
                    kind: softint-step
                    step: add-gen
                    order: clock > gen
                    examples:
                      - { name: n, file: sys/kern/k.c, before: "int x;", after: "int y;" }
                  - { id: ports, kind: softint-ports, order: clock >= gen, optional: true, examples: [{ name: n, before: "int x;" }] }
                patches:
                  - { rules: [add], title: "add", body: "why" }
                  - { rules: [ports], per: port, title: "port", body: "why" }
                cover: { title: "a", body: "b" }
                """);
        assertThat(pack.rewrites()).containsExactly(
                new Rewrite.SoftintStep("add", false, List.of(new Rewrite.Example("n", "sys/kern/k.c", "int x;", "int y;", "")), "add-gen",
                        "clock > gen"),
                new Rewrite.SoftintPorts("ports", true, List.of(new Rewrite.Example("n", "", "int x;", "", "")), "clock >= gen"));
        assertThat(pack.patches()).containsExactly(
                new Pack.PatchGroup(List.of("add"), false, false, "add", "why"),
                new Pack.PatchGroup(List.of("ports"), false, true, "port", "why"));
    }

    @Test
    void theHashIsThatOfTheBytes() {
        // contract: SHA-256, lower-case hex, of the bytes as they are; sha256sum of "pack: p\nversion: 1\nsummary: s\n".
        Pack pack = PackText.load("pack: p\nversion: 1\nsummary: s\n");
        assertThat(pack.hash()).isEqualTo("3a33fbc04550a73b45cd9304227ef00fd0b241a43f9d96078f460a566b8bdd8f");
        assertThat(PackText.load("pack: p\nversion: 1\nsummary: s").hash()).isNotEqualTo(pack.hash());
    }

    @Test
    void aPackMayBeNothingButPrimitives() {
        Pack pack = PackText.load("pack: p\nversion: 1\nsummary: s\nprimitives:\n- {call: smr_enter, effect: neutral}\n");
        assertThat(pack.primitives()).hasSize(1);
        assertThat(pack.rewrites()).isEmpty();
        assertThat(pack.cover()).isEqualTo(new Pack.Cover("", "", List.of()));
    }

    @Test
    void anUnknownBuiltInPackNamesTheNearest() {
        assertThatThrownBy(() -> PackLoader.builtin("socket-loking"))
                .isInstanceOf(PackException.class)
                .hasMessage("pack 'socket-loking': no built-in pack has this name, did you mean 'socket-locking'?; a file is given by its path");
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsChangeNothingButTheHash() {
        byte[] bytes = ("\uFEFF" + PackText.VALID.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        Pack windows = PackLoader.load("tiny.yaml", bytes);
        assertThat(windows.structs()).isEqualTo(PackText.load(PackText.VALID).structs());
        assertThat(windows.rewrites()).isEqualTo(PackText.load(PackText.VALID).rewrites());
    }
}
