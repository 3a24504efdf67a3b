package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parts of a pack must say of each other. */
class PackCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A > B / C | A > B > A | 4:8: lock class 'A' stands twice; keep its one place in the order",
        "A > B / C | A > > C | 4:8: a lock class is missing next to '>' or '/'; write the order as 'A > B > C / D'",
        "key: a, | key: k, | 10:16: duplicate legend key 'k', first on line 9; keep one of the two",
        "name: so_pad | name: so_state | 13:17: duplicate field 'so_state', first on line 12; keep one of the two",
        "goal: a, reason | goal: x, reason | 12:43: key 'x' is not in the legend of struct socket; add a legend line for it or use one of k, a",
        "call: sbwait | call: solock | 16:13: duplicate primitive 'solock', first on line 15; keep one of the two",
        "effect: neutral | effect: neutral, lock: arg0 | 17:44: a neutral call has no lock; remove 'lock' or change 'effect'",
        "effect: neutral | effect: assert | 17:5: missing key 'lock'; say which lock, for example arg0->so_lock",
        "id: turn | id: keys | 34:9: duplicate rewrite id 'keys', first on line 19; keep one of the two",
        "structs: [socket] | structs: [sockt] | 21:14: struct 'sockt' is not among 'structs', did you mean 'socket'?",
        "field: socket.so_state | field: socket.so_sttae | 27:12: struct socket has no field 'so_sttae' in this pack, did you mean 'so_state'?",
        "field: socket.so_state | field: vnode.v_type | 36:12: struct 'vnode' is not among 'structs', known here: socket",
        "from: k | from: a | 37:11: field socket.so_state is marked 'k' here, not 'a'; turn the key that is written",
        "to: a | to: z | 38:9: key 'z' is not in the legend of struct socket; add a legend line for it or use one of k, a",
        "after: atomic | after: atomix | 39:12: no rewrite has the id 'atomix', did you mean 'atomic'?",
        "after: atomic | after: turn | 39:12: rewrite 'turn' does not stand before 'turn'; move it up",
        "refused: address-taken | refused: x, after: y | 32:53: example 'refusal' has both 'after' and 'refused'; a refused site does not change, remove one",
        "after: \"int z;\" | after: \"int y;\" | 33:50: example 'change' changes nothing; leave 'after' out to say so",
        "name: change | name: refusal | 33:17: duplicate example 'refusal', first on line 32; keep one of the two",
        "rules: [keys] | rules: [kesy] | 43:15: no rewrite has the id 'kesy', did you mean 'keys'?",
        "rules: [keys] | rules: [kesy] | 19:9: rewrite 'keys' is in no patch; add it to 'rules' of one",
        "rules: [turn] | rules: [turn, keys] | 45:21: rewrite 'keys' is in a patch already; a rewrite goes into one patch",
        "title: \"turn\" | title: \"${subsystem}: turn\" | 45:29: 'title' has a placeholder that nothing fills; only ${subsystem} is known, under 'per: subsystem'",
        "${subsystem}: atomic | atomic | 44:47: the title is the same for every subsystem; put ${subsystem} into it",
        "${subsystem}: atomic | ${subsystem}: ${what} | 44:47: 'title' has a placeholder that nothing fills; only ${subsystem} is known, under 'per: subsystem'",
        "sys/sys/socketvar.h] } | sys/kern] } | 47:37: path 'sys/kern' belongs to subsystem 'kern' already; list it once"
    })
    void whatDoesNotFitSaysWhereAndHowToMend(String piece, String replacement, String problem) {
        assertThat(PackText.problems(piece, replacement)).contains("tiny.yaml:" + problem);
    }

    @Test
    void patchesNeedACoverLetterAndSubsystems() {
        assertThat(PackText.problems("cover: { title: \"a\", body: \"b\", notes: [\"n\"] }\n", "")).containsExactly(
                "tiny.yaml:1:1: missing key 'cover'; a pack with patches needs a cover letter with 'title' and 'body'");
        assertThat(PackText.problems("subsystems:\n  - { name: kern, paths: [sys/kern, sys/sys/socketvar.h] }\n", "")).containsExactly(
                "tiny.yaml:44:29: the pack has no 'subsystems'; list them or remove 'per'");
    }

    @Test
    void patchesPerPortAreForRulesAboutPorts() {
        String ports = """
              - id: ports
                kind: softint-ports
                order: clock > net
                examples:
                  - { name: nothing, before: "int x;" }
            patches:
              - { rules: [ports], %stitle: "port", body: "why" }
            """;
        assertThat(PackText.problems("patches:\n", ports.formatted("per: port, "))).isEmpty();
        assertThat(PackText.problems("patches:\n", ports.formatted(""))).containsExactly("tiny.yaml:48:14: rewrite 'ports' is of kind "
                + "'softint-ports'; give it a patch of its own with 'per: port'");
        assertThat(PackText.problems("{ rules: [keys], ", "{ rules: [keys], per: port, ")).containsExactly("tiny.yaml:43:27: a rule here "
                + "has no patch for each port; only kind 'softint-ports' has, so name no other");
    }

    @Test
    void assertionsAreOfStructsOfThePack() {
        assertThat(PackText.problems("kind: write-keys\n    structs: [socket]", "kind: assert\n    structs: [sockt]")).containsExactly(
                "tiny.yaml:21:14: struct 'sockt' is not among 'structs', did you mean 'socket'?");
    }

    @Test
    void aSecondTurnStartsFromWhereTheFirstEnds() {
        // contract: turns of one field are a chain, so that no patch turns a mark that is not there.
        String again = """
              - id: again
                kind: turn-key
                field: socket.so_state
                from: %s
                to: k
                after: atomic
                examples:
                  - { name: nothing, before: "int x;" }
            patches:
              - { rules: [again], title: "again", body: "why" }
            """;
        assertThat(PackText.problems("patches:\n", again.formatted("a"))).isEmpty();
        assertThat(PackText.problems("patches:\n", again.formatted("k"))).singleElement().asString()
                .endsWith("field socket.so_state is marked 'a' here, not 'k'; turn the key that is written");
    }
}
