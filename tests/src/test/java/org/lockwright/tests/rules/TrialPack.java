package org.lockwright.tests.rules;

/** Packs of one rule, {@code trial-rule}, to try a kind of rule with. */
final class TrialPack {

    private TrialPack() {
    }

    /**
     * A pack that puts the accesses to {@code box.b_len} into regions of {@code BOX_ENTER} and {@code BOX_EXIT}.
     *
     * @param sections sections of the pack beyond its structs; empty for none
     */
    static String boxes(String sections) {
        return of("region", """
                structs:
                  - struct: box
                    header: sys/kern/example.c
                    legend:
                      - { key: k, text: "b_lock" }
                      - { key: x, text: "BOX_ENTER" }
                    fields:
                      - { name: b_len, today: k, goal: x, reason: "" }
                """ + sections, """
                class: { enter: BOX_ENTER, exit: BOX_EXIT, assert: BOX_ASSERT }
                objects:
                  - { fields: [box.b_len], lock: object }
                """);
    }

    /**
     * The pack's YAML.
     *
     * @param kind the rule's kind
     * @param sections sections of the pack above its rewrites; empty for none
     * @param rule the keys of the rule beyond its id, kind and examples
     */
    static String of(String kind, String sections, String rule) {
        return """
                pack: trial
                version: 1
                summary: A trial.
                %srewrites:
                  - id: trial-rule
                    kind: %s
                    %s
                    examples:
                      - name: nothing
                        before: |
                          int nothing;
                patches:
                  - rules: [trial-rule]
                    title: "trial: change it"
                    body: |
                      It is a trial.
                cover:
                  title: "a trial"
                  body: |
                    It is a trial.
                """.formatted(sections, kind, rule.replace("\n", "\n    ").stripTrailing().replace("\n    \n", "\n\n"));
    }
}
