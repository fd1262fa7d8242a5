package dev.reroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {

    private static final String HOME = "/home/reader";

    @Test
    void rerollDataComesFirst() {
        assertThat(DataFolder.of(Map.of("REROLL_DATA", "/srv/mail", "XDG_DATA_HOME", "/xdg"), HOME))
                .isEqualTo(Path.of("/srv/mail"));
    }

    @Test
    void thenTheXdgFolderForData() {
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "/xdg"), HOME)).isEqualTo(Path.of("/xdg/reroll"));
    }

    @Test
    void elseTheUsualPlaceInTheHomeFolderAndAnEmptyVariableIsNone() {
        assertThat(DataFolder.of(Map.of("REROLL_DATA", ""), HOME)).isEqualTo(Path.of(HOME, ".local/share/reroll"));
    }
}
