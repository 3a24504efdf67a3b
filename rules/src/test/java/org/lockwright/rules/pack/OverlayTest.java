package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packs that build upon another: what they change, what stays, and what is said of changes that do not fit. */
class OverlayTest {

    private static final Pack BELOW = PackLoader.builtin("socket-locking");

    private static final String OVER = """
            pack: over
            version: 7
            summary: An older tree.
            extends: socket-locking
            without:
              fields: [socket.so_qe, socket.so_rerror]
              rewrites: [so-error-either, so-rerror-type, so-rerror-fetch, so-rerror-atomic, so-rerror-key]
            optional: [so-state-helper, so-pgid-helper]
            fields:
              - { field: socket.so_type, today: "", goal: c, reason: "why" }
              - { field: socket.so_extra, today: k, goal: k }
            primitives:
              - { call: solock, effect: neutral }
            subsystems:
              - { name: netold, paths: [sys/netold] }
              - { name: kern, paths: [sys/kern] }
            rewrites:
              - id: first
                kind: insert
                file: sys/sys/socketvar.h
                before-function: sb_notify
                declares: OLD
                text: |
                  #define OLD 1
                examples:
                  - { name: nothing, before: "int x;" }
              - id: so-error-type
                kind: field-type
                field: socket.so_error
                from: short
                to: int
                examples:
                  - { name: nothing, before: "int x;" }
            patches:
              - { rules: [first], title: "first", body: "why" }
              - { rules: [so-error-type], title: "wider", body: "why" }
            """;

    private static Pack load(String text) {
        return PackLoader.load("over.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String piece, String replacement) {
        assertThat(OVER).contains(piece);
        try {
            load(OVER.replace(piece, replacement));
            return List.of();
        } catch (PackException e) {
            return e.problems().stream().map(PackProblem::toString).toList();
        }
    }

    @Test
    void whatIsNotSaidIsThatOfThePackBelow() {
        Pack pack = load("pack: over\nversion: 7\nsummary: s\nextends: socket-locking\n");
        assertThat(List.of(pack.name(), pack.version(), pack.summary())).isEqualTo(List.of("over", 7, "s"));
        assertThat(new Pack(BELOW.name(), BELOW.version(), BELOW.summary(), BELOW.hash(), pack.order(), pack.structs(), pack.primitives(), pack.rewrites(),
                pack.patches(), pack.subsystems(), pack.cover(), pack.locking(), pack.idioms())).isEqualTo(BELOW);
    }

    @Test
    void theHashIsThatOfBothFiles() throws Exception {
        // contract: another pack below, or another one above, is another hash; SHA-256 of the lower file and then the upper.
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(PackLoader.resource("/packs/socket-locking.yaml"));
        digest.update(OVER.getBytes(StandardCharsets.UTF_8));
        assertThat(load(OVER).hash()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void fieldsAreLeftOutChangedAndAdded() {
        Pack.KeyedStruct socket = load(OVER).structs().get(1);
        assertThat(socket.fields()).extracting(Pack.KeyedField::name).doesNotContain("so_qe", "so_rerror").endsWith("so_cred", "so_extra");
        assertThat(socket.fields().get(2)).isEqualTo(new Pack.KeyedField("so_type", "", "c", "why"));
        assertThat(socket.legend()).isEqualTo(BELOW.structs().get(1).legend());
        Rewrite.Region accept = (Rewrite.Region) rule(load(OVER), "solisten-regions");
        assertThat(accept.objects()).extracting(Rewrite.RegionObject::fields).endsWith(List.of("socket.so_head", "socket.so_onq"));
    }

    @Test
    void rulesAreLeftOutReplacedAndAddedInFront() {
        Pack pack = load(OVER);
        assertThat(pack.rewrites().get(0).id()).isEqualTo("first");
        assertThat(pack.rewrites()).extracting(Rewrite::id).doesNotContain("so-error-either", "so-rerror-key").hasSize(BELOW.rewrites().size() - 5 + 1);
        assertThat(((Rewrite.FieldType) rule(pack, "so-error-type")).to()).isEqualTo("int");
        assertThat(rule(pack, "so-state-helper").optional()).isTrue();
        assertThat(rule(pack, "so-state-type")).isEqualTo(rule(BELOW, "so-state-type"));
        assertThat(pack.idioms()).filteredOn(i -> i.number() == 20).extracting(Pack.Idiom::rules).containsExactly(List.of("so-error-fetch"));
    }

    @Test
    void aPatchOfTheUpperPackStandsInFrontOrWhereItsRuleStood() {
        // contract: the pack below has so-error-type in one patch with two more rules, of which one is left out.
        List<Pack.PatchGroup> patches = load(OVER).patches();
        assertThat(patches.get(0).rules()).containsExactly("first");
        int wider = patches.indexOf(new Pack.PatchGroup(List.of("so-error-type"), false, "wider", "why"));
        assertThat(patches.get(wider - 1).rules()).containsExactly("so-state-key");
        assertThat(patches.get(wider + 1).rules()).containsExactly("so-error-helper");
        assertThat(patches.get(wider + 2).rules()).containsExactly("so-error-fetch");
        assertThat(patches).noneMatch(p -> p.rules().isEmpty());
    }

    @Test
    void rowsAndSubsystemsOfOneNameReplaceThoseBelow() {
        Pack pack = load(OVER);
        assertThat(pack.primitives()).filteredOn(p -> p.call().equals("solock")).containsExactly(new Pack.Primitive("solock", Pack.Effect.NEUTRAL, ""));
        assertThat(pack.subsystems()).contains(new Pack.Subsystem("kern", List.of("sys/kern"))).endsWith(new Pack.Subsystem("netold", List.of("sys/netold")));
        assertThat(pack.subsystems()).hasSize(BELOW.subsystems().size() + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "extends: socket-locking | extends: socket-loking | 4:10: no built-in pack has the name 'socket-loking', did you mean 'socket-locking'?",
        "extends: socket-locking | extends: socket-locking-2015 | 4:10: pack 'socket-locking-2015' builds upon 'socket-locking' itself; build upon that",
        "extends: socket-locking | extnds: socket-locking | 4:1: unknown key 'extnds', did you mean 'extends'?",
        "socket.so_qe | socket.so_qq | 6:12: socket-locking.yaml has no field 'socket.so_qq', did you mean 'socket.so_q'?",
        "[so-error-either | [so-error-eiter | 7:14: no rewrite of socket-locking.yaml has the id 'so-error-eiter', did you mean 'so-error-either'?",
        "[so-state-helper | [so-state-hlper | 8:12: no rewrite of socket-locking.yaml has the id 'so-state-hlper', did you mean 'so-state-helper'?",
        "[so-state-helper | [so-rerror-key | 8:12: rewrite 'so-rerror-key' is left out; it cannot be optional too",
        "[so-state-helper | [so-error-type | 8:12: rewrite 'so-error-type' is given in 'rewrites'; say 'optional: true' there",
        "[so-error-either | [so-error-type | 7:14: rewrite 'so-error-type' is left out here and given in 'rewrites'; there it takes the place of the one below, so do not leave it out",
        "field: socket.so_type | field: sockt.so_type | 10:14: struct 'sockt' is not among 'structs', did you mean 'socket'?",
        "field: socket.so_extra | field: socket.so_type | 11:14: duplicate field 'socket.so_type', first on line 10; keep one of the two",
        "so_extra, today: k | so_extra, today: x | 11:38: key 'x' is not in the legend of struct socket; add a legend line for it or use one of a, k, n, b, l, c, r",
        "so_extra, today: k | so_extra, tday: k | 11:31: unknown key 'tday', did you mean 'today'?",
        "rules: [first] | rules: [frst] | 35:15: no rewrite has the id 'frst', did you mean 'first'?",
        "fields: [socket.so_qe, | filds: [socket.so_qe, | 6:3: unknown key 'filds', did you mean 'fields'?"
    })
    void whatDoesNotFitSaysWhereAndHowToMend(String piece, String replacement, String problem) {
        assertThat(problems(piece, replacement)).anySatisfy(said -> assertThat(said).startsWith("over.yaml:" + problem));
    }

    @Test
    void whatNoLongerFitsBelowIsSaidOfTheOverlay() {
        // contract: the file that was changed is named first, and where in the other one it shows.
        assertThat(problems("so-rerror-atomic, so-rerror-key]", "so-rerror-key]")).hasSize(1).first().asString()
                .matches("over\\.yaml:4:10: with these changes socket-locking\\.yaml:[0-9]+ does not fit: struct socket has no field 'so_rerror' in this pack, did you mean 'so_error'\\?");
        assertThat(problems("so-rerror-atomic, so-rerror-key]", "so-error-atomic, so-rerror-atomic, so-rerror-key]")).anySatisfy(said -> assertThat(said)
                .contains("does not fit: no rewrite has the id 'so-error-atomic'"));
    }

    @Test
    void changesNeedAPackBelow() {
        assertThat(problems("extends: socket-locking\n", "")).containsExactly("over.yaml:4:1: 'without' changes a pack below this one; name that in 'extends'");
    }

    private static Rewrite rule(Pack pack, String id) {
        return pack.rewrites().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }
}
