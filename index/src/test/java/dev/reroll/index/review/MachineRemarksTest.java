package dev.reroll.index.review;

import static dev.reroll.index.review.OneRemark.code;
import static dev.reroll.index.review.OneRemark.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.ReviewPoint.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up threads about a made-up patch: what machines report and tell of it. */
class MachineRemarksTest {

    @Test
    void aRobotsReportStandsOnTheLineThatItNames() {
        Discussed point =
                only(new MadeUpThread().reply("k@i", "robot", "p@x", """
                Hi Ada,

                kernel test robot noticed the following build errors:

                   house/lamp.c: In function 'lamp_state':
                >> house/lamp.c:14:6: error: implicit declaration of function 'door_is_closing'
                   14 |         if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))

                vim +14 house/lamp.c

                    13
                  > 14	if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))

                --\s
                0-DAY CI Kernel Test Service
                """).points());
        assertThat(point.point().kind()).isEqualTo(Kind.BOT_REPORT);
        assertThat(code(point).newLine()).isEqualTo(14);
        assertThat(code(point).lines()).singleElement().asString().contains("door_is_closing");
    }

    @Test
    void aRobotsReportOnOtherFilesIsAboutAll() {
        Discussed point =
                only(new MadeUpThread().reply("k@i", "robot", "p@x", """
                >> house/roof.c:14:6: error: implicit declaration of function 'rain'
                """).points());
        assertThat(point.point().anchor()).isInstanceOf(Anchor.Whole.class);
        assertThat(point.point().text()).hasSize(1);
    }

    @Test
    void ofARobotsReportOnlyWhatItMarksAsNewCounts() {
        List<Discussed> points =
                new MadeUpThread().reply("k@i", "robot", "p@x", """
                   house/lamp.c:13:6: warning: an old one
                >> house/lamp.c:14:6: error: implicit declaration of function 'door_is_closing'
                   house/lamp.c:15:6: note: it is used here too
                """).points();
        assertThat(code(only(points)).newLine()).isEqualTo(14);
    }

    @Test
    void aMachineThatQuotesAnswersWhatItQuotes() {
        Discussed point = only(new MadeUpThread()
                .reply("s@i", "Sashiko <sashiko-bot@example.org>", "p@x", """
                > +	if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))
                > +		state = 0;

                Can door be NULL here?
                """)
                .points());
        assertThat(point.point().kind()).isEqualTo(Kind.BOT_REPORT);
        assertThat(code(point).lines()).hasSize(2);
    }

    @Test
    void aNoticeThatThePatchWasAppliedIsNoApproval() {
        Discussed point = only(new MadeUpThread()
                .reply("n@i", "patchwork-bot+x@kernel.org", "p@x", """
                Hello:

                This patch was applied to house/next.git (main) by Cy Reed <cy@z.org>.

                Reviewed-by: Bo Stone <bo@y.org>
                """)
                .points());
        assertThat(point.point().kind()).isEqualTo(Kind.PROCEDURE);
    }

    @Test
    void aRobotsTreeMayHaveOtherLineNumbersButShowsTheCode() {
        Discussed point =
                only(new MadeUpThread().reply("k@i", "robot", "p@x", """
                >> house/lamp.c:17:6: error: implicit declaration of function 'door_is_closing'
                   17 |         if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))
                      |             ^~~~~~~~~~~~~~~
                """).points());
        assertThat(code(point).newLine()).isEqualTo(14);
    }
}
