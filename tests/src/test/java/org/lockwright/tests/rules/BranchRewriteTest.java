package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.tests.rules.SocketCase.atomic;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Accesses in branches of the preprocessor. */
class BranchRewriteTest {

    private static final String PLAIN = "so->so_state |= SS_A;";

    private static final String DONE = "atomic_or_uint(&so->so_state, SS_A);";

    private static String function(String body) {
        return "#include \"opt_inet.h\"\n#include \"opt_net_mpsafe.h\"\n\n" + SocketCase.function(body);
    }

    private static void rewrite(String before, String after) {
        atomic().rewrite(function(before), function(after));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "#ifdef NET_MPSAFE\n%s\n#endif",
        "#ifndef INET\n%s\n#endif",
        "#if defined(NET_MPSAFE)\n%s\n#endif",
        "#if defined NET_MPSAFE && !defined(INET)\n%s\n#endif",
        "#if defined(NET_MPSAFE) || defined(OTHER)\n%s\n#endif",
        "#ifdef OUTER\n#ifdef INNER\n%s\n#endif\n#endif",
        "#ifdef INET\nn++;\n#elif defined(NET_MPSAFE)\nn--;\n#endif\n%s",
        "#ifdef INET\n%s\n#else\nn--;\n#endif"})
    void aBranchThatOptionsOpenIsRewritten(String body) {
        rewrite(body.formatted(PLAIN), body.formatted(DONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "#if 0\n%s\n#endif",
        "#ifdef INET\nn++;\n#else\n%s\n#endif",
        "#if VERSION > 3\n%s\n#endif",
        "#ifdef __FreeBSD__\n%s\n#endif",
        "#ifndef __NetBSD__\n%s\n#endif",
        "#if defined(__OpenBSD__) || defined(__APPLE__)\n%s\n#endif"})
    void aBranchThatNoOptionOpensIsInactive(String body) {
        atomic().unchanged(function(body.formatted(PLAIN)));
        assertThat(atomic().outcomes(function(body.formatted(PLAIN)))).anyMatch(o -> o.startsWith("inactive: left out by #"));
    }

    @Test
    void bothSidesOfAConditionAreRewrittenWhereOptionsReachThem() {
        rewrite("#ifdef NET_MPSAFE\nso->so_state |= SS_A;\n#endif\n#ifndef NET_MPSAFE\nso->so_state |= SS_B;\n#endif",
                "#ifdef NET_MPSAFE\natomic_or_uint(&so->so_state, SS_A);\n#endif\n"
                        + "#ifndef NET_MPSAFE\natomic_or_uint(&so->so_state, SS_B);\n#endif");
    }

    @Test
    void anInactiveCommentIsAComment() {
        assertThat(atomic().outcomes(function("#if 0\n/* so_state */\n#endif"))).contains("comment: in a comment")
                .noneMatch(o -> o.startsWith("inactive"));
    }

    @Test
    void loadsThatOneConfigurationOrdersAndAnotherDoesNotAreRefused() {
        String body = "KASSERT(solocked(so));\n#ifdef NET_MPSAFE\nsounlock(so);\n#endif\nreturn so->so_state;";
        List<List<String>> both = List.of(List.of(), List.of("NET_MPSAFE"));
        RewriteHarness harness = RewriteHarness.of(PackLoader.builtin("socket-locking"), both, "so-state-atomic");

        harness.refused(function(body), Reason.UNITS_DISAGREE);
    }

    /** The same place read under one configuration only cannot disagree with anyone. */
    @Test
    void underOneConfigurationItIsRewritten() {
        rewrite("KASSERT(solocked(so));\n#ifdef NET_MPSAFE\nsounlock(so);\n#endif\nreturn so->so_state;",
                "KASSERT(solocked(so));\n#ifdef NET_MPSAFE\nsounlock(so);\n#endif\nreturn atomic_load_relaxed(&so->so_state);");
    }

    @Test
    void aConditionOnTheFieldsNameIsNoSite() {
        assertThat(atomic().outcomes(function("#ifdef so_state\nn++;\n#endif"))).noneMatch(o -> o.startsWith("rewritten"));
    }
}
