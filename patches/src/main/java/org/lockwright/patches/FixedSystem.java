package org.lockwright.patches;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * What JGit may know of the machine: nothing that can change a result.
 *
 * <p>No environment, no user or system configuration, no host name; the clock stands at the epoch and the zone is UTC. The
 * repository's own configuration is read as ever.
 */
final class FixedSystem extends SystemReader {

    private static boolean installed;

    /** Makes JGit use this for the rest of the process; safe to call again. */
    static synchronized void install() {
        if (!installed) {
            SystemReader.setInstance(new FixedSystem());
            installed = true;
        }
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public String getenv(String variable) {
        return null;
    }

    @Override
    public String getProperty(String key) {
        boolean platform = key.startsWith("os.") || key.startsWith("java.") || key.startsWith("file.");
        return platform ? System.getProperty(key) : null;
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    @SuppressWarnings("deprecation")
    public long getCurrentTime() {
        return 0L;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    @SuppressWarnings("deprecation")
    public int getTimezone(long when) {
        return 0;
    }

    @Override
    public ZoneOffset getTimeZoneAt(Instant when) {
        return ZoneOffset.UTC;
    }

    @Override
    @SuppressWarnings("deprecation")
    public TimeZone getTimeZone() {
        return TimeZone.getTimeZone("UTC");
    }

    @Override
    public ZoneId getTimeZoneId() {
        return ZoneOffset.UTC;
    }

    @Override
    public Locale getLocale() {
        return Locale.ROOT;
    }

    /** An empty configuration without a file that answers one question: how coarse file times are. */
    private static final class NoConfig extends FileBasedConfig {

        NoConfig(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is no file.
        }

        @Override
        public void save() {
            // JGit would note here what it measured.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        /** Two seconds, the coarsest known; without an answer JGit measures by writing probe files into the repository. */
        @Override
        public long getTimeUnit(String section, String subsection, String name, long unset, TimeUnit unit) {
            return "filesystem".equals(section)
                    ? unit.convert(2, TimeUnit.SECONDS)
                    : super.getTimeUnit(section, subsection, name, unset, unit);
        }
    }
}
