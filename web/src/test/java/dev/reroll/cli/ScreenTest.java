package dev.reroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTest {

    @Test
    void aTerminalEscapeInASubjectIsShownAndNotObeyed() {
        assertThat(Screen.plain("harmless \u001b]0;owned\u0007 \u001b[31mred"))
                .isEqualTo("harmless ·]0;owned· ·[31mred");
    }

    @Test
    void marksThatTurnTheDirectionOfWritingAreShown() {
        assertThat(Screen.plain("user\u202egpj.exe")).isEqualTo("user·gpj.exe");
    }

    @Test
    void aLongLineEndsInAnEllipsisWithinItsColumns() {
        assertThat(Screen.plain("abcdefghij", 5)).isEqualTo("abcd…");
        assertThat(Screen.plain("abcde", 5)).isEqualTo("abcde");
    }

    @Test
    void charactersBeyondTheBasicPlaneAreNotCutInHalf() {
        assertThat(Screen.plain("\ud83d\udc27\ud83d\udc27\ud83d\udc27", 2)).isEqualTo("\ud83d\udc27…");
    }
}
