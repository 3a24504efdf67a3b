package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackSchemaTest {

    /** Components whose key in the file is another word; the hash is computed and has none. */
    private static final Map<String, String> KEYS = Map.of(
            "Pack.name", "pack", "Pack.hash", "", "Pack.locking", "", "KeyedStruct.tag", "struct", "PatchGroup.perSubsystem", "per",
            "PatchGroup.perPort", "per", "Region.names", "class", "ClassNames.assertion", "assert");

    /** Records that stand in another one, and whose keys are among its keys in the file. */
    private static final Map<String, Set<String>> PARTS = Map.of(
            "Sleep", Set.of("sleeps", "sleeps-when", "sleeps-unless", "softint"), "Level", Set.of("level", "adaptive-at"));

    @ParameterizedTest
    @CsvSource({
        "Pack, ''", "Pack$KeyedStruct, struct", "Pack$LegendLine, legend-line", "Pack$KeyedField, field",
        "Pack$Primitive, primitive", "Pack$PatchGroup, patch", "Pack$Subsystem, subsystem", "Pack$Cover, cover",
        "Rewrite$WriteKeys, write-keys", "Rewrite$FieldType, field-type", "Rewrite$Insert, insert",
        "Rewrite$AtomicField, atomic-field", "Rewrite$Assert, assert", "Rewrite$TurnKey, turn-key", "Rewrite$SoftintStep, softint-step",
        "Rewrite$SoftintPorts, softint-ports", "Rewrite$Replace, replace", "Rewrite$Metavariable, metavariable", "Rewrite$Case, case", "Rewrite$Where, where", "Rewrite$AtomicOperations, operations", "Rewrite$RelaxedFunction, relaxed-function", "Rewrite$Example, example",
        "Locking$LockName, lock-name", "Locking$Alias, alias", "Locking$Row, call", "Locking$Slot, slot", "Locking$Order, declared-order",
        "Locking$BackPointer, back-pointer", "Locking$Queue, queue", "Locking$Share, share", "Locking$Unbuilt, unbuilt", "Rewrite$Region, region", "Rewrite$ClassNames, class-names", "Rewrite$RegionObject, region-object",
        "Rewrite$Contract, contract", "Rewrite$HarmlessCall, harmless",
        "Rewrite$Account, account", "Rewrite$Later, later", "Pack$Idiom, idiom"
    })
    void theSchemaHasAKeyForEveryComponentAndNoOther(String type, String definition) throws ClassNotFoundException {
        Class<?> record = Class.forName("org.lockwright.rules.pack." + type);
        JsonNode schema = definition.isEmpty() ? PackSchema.tree() : PackSchema.tree().at("/$defs/" + definition);
        Set<String> expected = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String key = KEYS.getOrDefault(record.getSimpleName() + "." + component.getName(), kebab(component.getName()));
            Set<String> parts = PARTS.get(component.getType().getSimpleName());
            assertThat(parts == null || parts.size() == component.getType().getRecordComponents().length).isTrue();
            expected.addAll(parts == null ? Set.of(key) : parts);
        }
        expected.remove("");
        if (record == Pack.class) {
            expected.addAll(Set.of("locks", "aliases", "calls", "slots", "orders", "steady", "back-pointers", "queues", "shares", "unbuilt", "extends", "without", "optional", "fields"));
        }
        if (Rewrite.class.isAssignableFrom(record)) {
            expected.add("kind");
        }

        Set<String> keys = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(keys).isEqualTo(expected).isNotEmpty();
        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
        assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
    }

    @Test
    void everyRecordOfAPackIsCompared() {
        // contract: a record added to Pack, Rewrite or Locking must be added to the comparison above.
        Set<String> records = Arrays.stream(new Class<?>[] {Pack.class, Rewrite.class, Locking.class})
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .filter(Class::isRecord)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(records).containsExactly("Account", "Alias", "Assert", "AtomicField", "AtomicOperations", "BackPointer", "Case", "ClassNames", "Contract", "Cover", "Example",
                "FieldType", "HarmlessCall", "Idiom", "Insert",
                "KeyedField", "KeyedStruct", "Later", "LegendLine", "Level", "LockName", "Metavariable", "Order", "PatchGroup", "Primitive", "Queue", "Region", "RegionObject", "RelaxedFunction", "Replace", "Row", "Share", "Sleep", "Slot",
                "SoftintPorts", "SoftintStep", "Subsystem", "TurnKey", "Unbuilt", "Where", "WriteKeys");
    }

    @Test
    void theSchemaAllowsEveryEffectAndEveryKind() {
        Set<String> effects = new TreeSet<>();
        PackSchema.tree().at("/$defs/primitive/properties/effect/enum").forEach(value -> effects.add(value.asText()));
        assertThat(effects).isEqualTo(Arrays.stream(Pack.Effect.values())
                .map(effect -> effect.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new)));

        Set<String> acts = new TreeSet<>();
        PackSchema.tree().at("/$defs/call/properties/act/enum").forEach(value -> acts.add(value.asText()));
        assertThat(acts).isEqualTo(Arrays.stream(Locking.Act.values())
                .map(act -> act.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new)));

        Set<String> kinds = new TreeSet<>();
        PackSchema.tree().at("/$defs/rewrite/properties/kind/enum").forEach(value -> kinds.add(value.asText()));
        assertThat(kinds).isEqualTo(Arrays.stream(Rewrite.class.getPermittedSubclasses())
                .map(kind -> kebab(kind.getSimpleName()))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "effect: acquire | effct: acquire | 15:21: unknown key 'effct', did you mean 'effect'?",
        "effect: acquire | zzzzzz: acquire | 15:21: unknown key 'zzzzzz', known here: call, effect, lock",
        "call: solock, | | 15:5: missing key 'call'; add it to an item of 'primitives'",
        "version: 3 | version: three | 2:10: 'version' is text; it must be a whole number",
        "version: 3 | version: 0 | 2:10: 'version' is '0'; it must be at least 1",
        "version: 3 | version: '3' | 2:10: 'version' is text; it must be a whole number",
        "optional: true | optional: maybe | 26:15: 'optional' is text; it must be true or false",
        "notes: [\"n\"] | notes: n | 48:40: 'notes' is text; it must be a list",
        "cover: { title: \"a\", body: \"b\", notes: [\"n\"] } | cover: [] | 48:8: 'cover' is a list; it must be a mapping",
        "effect: neutral | effect: neutrl | 17:29: 'effect' is 'neutrl', did you mean 'neutral'? allowed: acquire, release, release-and-reacquire, assert, neutral",
        "kind: turn-key | kind: turnkey | 35:11: 'kind' is 'turnkey', did you mean 'turn-key'? allowed: write-keys, field-type, insert, atomic-field, replace, region, assert, account, turn-key, softint-step, softint-ports",
        "per: subsystem | per: file | 44:29: 'per' is 'file', allowed: subsystem, port",
        "arg0->so_lock | so->so_lock | 15:44: 'lock' is 'so->so_lock'; it must be a lock expression such as arg0 or arg0->so_lock",
        "arg0->so_lock | arg0 + 1 | 15:44: 'lock' is 'arg0 + 1'; it must be a lock expression such as arg0 or arg0->so_lock",
        "paths: [sys/kern, | paths: [../sys/kern, | 47:27: an item of 'paths' is '../sys/kern'; it must be a path relative to the folder above sys/, without '.', '..' or a slash at either end",
        "paths: [sys/kern, | paths: [/sys/kern, | 47:27: an item of 'paths' is '/sys/kern'; it must be a path relative to the folder above sys/, without '.', '..' or a slash at either end",
        "structs: [socket] | structs: [] | 21:14: 'structs' is empty; give it at least one item",
        "from: k | before: k | 37:5: unknown key 'before', known here: id, kind, optional, examples, field, from, to, after"
    })
    void whatTheSchemaForbidsSaysWhereAndHowToMend(String piece, String replacement, String problem) {
        assertThat(PackText.problems(piece, replacement == null ? "" : replacement)).contains("tiny.yaml:" + problem);
    }

    @Test
    void aScalarIsNoPack() {
        assertThat(PackText.problemsOf("hello\n")).containsExactly("tiny.yaml:1:1: the pack is text; it must be a mapping");
    }

    @Test
    void allErrorsAreReportedInTheOrderOfTheFile() {
        String text = PackText.VALID.replace("version: 3", "vresion: 3").replace("effect: acquire", "effct: acquire");
        assertThat(PackText.problemsOf(text)).containsExactly(
                "tiny.yaml:1:1: missing key 'version'; add it to the pack",
                "tiny.yaml:2:1: unknown key 'vresion', did you mean 'version'?",
                "tiny.yaml:15:5: missing key 'effect'; add it to an item of 'primitives'",
                "tiny.yaml:15:21: unknown key 'effct', did you mean 'effect'?");
    }

    private static String kebab(String camel) {
        String text = camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return text.startsWith("-") ? text.substring(1) : text;
    }
}
