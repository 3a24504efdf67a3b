package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedSystemTest {

    @Test
    void showsJGitNothingOfUserClockAndMachine() throws Exception {
        FixedSystem.install();
        SystemReader reader = SystemReader.getInstance();
        assertThat(reader).isInstanceOf(FixedSystem.class);
        assertThat(reader.getenv("PATH")).isNull();
        assertThat(reader.getProperty("user.home")).isNull();
        assertThat(reader.getProperty("os.name")).isNotBlank();
        assertThat(reader.now()).isEqualTo(Instant.EPOCH);
        assertThat(reader.getTimeZoneAt(Instant.EPOCH)).isEqualTo(ZoneOffset.UTC);
        assertThat(reader.getUserConfig().getSections()).isEmpty();
        assertThat(reader.getSystemConfig().getSections()).isEmpty();
    }

    @Test
    void fileTimesAreNotMeasured(@TempDir Path temp) {
        FixedSystem.install();
        FS.FileStoreAttributes attributes = FS.getFileStoreAttributes(temp);
        assertThat(attributes.getFsTimestampResolution()).isEqualTo(Duration.ofSeconds(2));
    }
}
