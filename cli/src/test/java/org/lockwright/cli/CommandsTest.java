package org.lockwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandsTest {

    // contract: exit code 1 means findings, so a bug of ours must never end as one; Main makes it exit code 4.
    @Test
    void leavesAnInternalErrorToItsCaller() {
        StringWriter printed = new StringWriter();
        Session.Surroundings nowhere = new Session.Surroundings(null, true, false, 1);
        assertThatThrownBy(() -> Commands.run(new String[] {"lint"}, nowhere, new PrintWriter(printed), new PrintWriter(printed)))
                .isInstanceOf(NullPointerException.class);
        assertThat(printed.toString()).isEmpty();
    }
}
