package dev.reroll.ingest.archive;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.DefaultTypedConfigGetter;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Settings of JGit for the whole process, made before its first use.
 *
 * <p>Left alone, JGit runs the git program to find the system's configuration, and measures the resolution of file
 * times, which takes three seconds of CPU time, writes probe files beside the archive and its result into the user's
 * home. None of that is wanted here. The user's own git configuration is read, as for proxies.
 */
final class GitSetup {

    /** What JGit assumes where it could not measure: files changed within this time are looked at again. */
    private static final long TIMESTAMP_RESOLUTION_SECONDS = 2;

    static {
        SystemReader.setInstance(new Quiet(SystemReader.getInstance()));
        Config.setTypedConfigGetter(new FixedResolution());
    }

    private GitSetup() {}

    /** Makes sure that the settings are made. */
    static void ensure() {
        // the work is done once, when the class is initialised
    }

    private static final class Quiet extends SystemReader.Delegate {

        Quiet(SystemReader delegate) {
            super(delegate);
        }

        @Override
        public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
            return new NoFile(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
            return new NoFile(parent, fs);
        }
    }

    private static final class NoFile extends FileBasedConfig {

        NoFile(@Nullable Config parent, FS fs) {
            super(parent, new File("none"), fs);
        }

        @Override
        public void load() {
            // there is no file
        }

        @Override
        public void save() {
            // there is no file
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }

    private static final class FixedResolution extends DefaultTypedConfigGetter {

        @Override
        @SuppressWarnings("deprecation") // the method that JGit itself still calls
        public long getTimeUnit(
                Config config,
                String section,
                @Nullable String subsection,
                String name,
                long defaultValue,
                TimeUnit unit) {
            if (isResolution(section, name)) return unit.convert(TIMESTAMP_RESOLUTION_SECONDS, TimeUnit.SECONDS);
            return super.getTimeUnit(config, section, subsection, name, defaultValue, unit);
        }

        @Override
        public @Nullable Long getTimeUnit(
                Config config,
                String section,
                @Nullable String subsection,
                String name,
                @Nullable Long defaultValue,
                TimeUnit unit) {
            if (isResolution(section, name)) return unit.convert(TIMESTAMP_RESOLUTION_SECONDS, TimeUnit.SECONDS);
            return super.getTimeUnit(config, section, subsection, name, defaultValue, unit);
        }

        private static boolean isResolution(String section, String name) {
            return section.equals("filesystem") && name.equals("timestampResolution");
        }
    }
}
