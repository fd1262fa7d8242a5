package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.index.review.SeriesState.Standing;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Fit;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.FactsReader;
import dev.reroll.index.series.SeriesBook;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The trail of the lockless uprobes lookup, as its mails tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UprobesTrailTest {

    private static final String COVER_V4 = "20241028010818.2487581-1-andrii@kernel.org";
    private static final String JANN = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";

    private Trail trail = new Trail(
            "",
            List.of(),
            List.of(),
            new SeriesState(Standing.NEW, "", "", Instant.EPOCH, Optional.empty(), List.of()));

    @BeforeAll
    void read() throws IOException {
        SeriesBook book = new SeriesBook();
        List<Mail> mails = new ArrayList<>();
        Set<Address> people = new LinkedHashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Corpus.path("uprobes"), "*.eml")) {
            for (Path file : files) {
                Mail mail = new MailParser().parse(Files.readAllBytes(file));
                mails.add(mail);
                people.addAll(mail.from());
                Body body = BodyParser.parse(mail);
                book.add(FactsReader.of(mail, body, PatchId.of(body)));
            }
        }
        trail = TrailBuilder.of(book.series(COVER_V4).orElseThrow(), people, new MailsOf(mails));
    }

    private Traced point(String mail, String words) {
        return trail.points().stream()
                .filter(traced -> traced.point().mail().equals(mail))
                .filter(traced -> String.join(" ", traced.point().text()).contains(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jannsLoadAcquireIsChangedByTheRerollOfThePatch() {
        Outcome next = point(JANN, "load-acquire").next();
        assertThat(next.fate()).isEqualTo(Fate.CHANGED);
        assertThat(next.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(next.mails())
                .containsExactly(
                        "20240906051205.530219-2-andrii@kernel.org", "20240912210222.186542-1-surenb@google.com");
        assertThat(next.before()).contains("+\treturn seq == smp_load_acquire(&mm->mm_lock_seq);");
        assertThat(next.after()).contains("+\tsmp_rmb();", "+\treturn seq == READ_ONCE(mm->mm_lock_seq);");
        assertThat(next.after()).noneMatch(line -> line.contains("smp_load_acquire"));
    }

    @Test
    void jannsLoadAcquireIsChangedInTheSecondRevisionToo() {
        Outcome v2 = point(JANN, "load-acquire").outcomes().stream()
                .filter(outcome -> outcome.revision().equals("v2"))
                .findFirst()
                .orElseThrow();
        assertThat(v2.fate()).isEqualTo(Fate.CHANGED);
        assertThat(v2.mails()).contains("20241001225207.2215639-2-andrii@kernel.org");
        assertThat(v2.after()).contains("+\tsmp_rmb();", "+\treturn seq == READ_ONCE(mm->mm_lock_seq);");
    }

    private Entry entry(String to, String words) {
        return trail.changes().stream()
                .filter(entry -> entry.to().equals(to) && entry.change().text().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> mails(Entry entry) {
        return entry.points().stream()
                .map(Fit::point)
                .map(id -> id.substring(0, id.indexOf('#')))
                .toList();
    }

    @Test
    void entriesOfTheRerollAreTiedToBothOfJannsPointsOnTheBarriers() {
        Entry barriers = entry("v1", "memory barriers");
        assertThat(mails(barriers)).containsExactly(JANN, JANN);
        assertThat(barriers.mail()).isEqualTo("20240912210222.186542-1-surenb@google.com");
    }

    @Test
    void entriesOfTheSecondRevisionAreTiedToThePointsThatTheyAnswer() {
        assertThat(mails(entry("v2", "vm_flags simplification"))).containsExactly("20240915150429.GC27726@redhat.com");
        assertThat(mails(entry("v2", "vma_end_write_all")).getFirst())
                .isEqualTo("CAG48ez131NJWvo_RrxL7Ss0p4jd_aKOu71z1vm9wfaH7Qjn+qw@mail.gmail.com");
        // Suren and Christian said how to do what Jann had found missing
        assertThat(mails(entry("v2", "kfree_rcu_mightsleep")))
                .containsExactly("CAG48ez2G1Pf_RRRT0av=6r_4HcLZu6QMgveepk-ENo=PkaZC1w@mail.gmail.com");
    }

    @Test
    void whatTheAuthorDidOfHisOwnAccordHasNoPoint() {
        Entry own = entry("v2", "guard(rcu)() simplified");
        assertThat(own.points()).isEmpty();
        assertThat(own.unmatched()).isEmpty();
    }

    @Test
    void entriesOfTheThirdRevisionAreTiedToThePointsThatTheyAnswer() {
        assertThat(mails(entry("v3", "caught by Kernel test robot")))
                .containsExactlyInAnyOrder(
                        "202410050745.2Nuvusy4-lkp@intel.com", "202410050846.Zbsm9OI1-lkp@intel.com");
        assertThat(mails(entry("v3", "data_race() annotations"))).contains("20241002072522.GB27552@redhat.com");
    }

    @Test
    void theThreePingsOfNovemberAreThereWithTheSilenceBeforeThem() {
        List<Ping> november = trail.state().pings().stream()
                .filter(ping -> ping.date().toString().startsWith("2024-11"))
                .toList();
        assertThat(november)
                .extracting(Ping::mail)
                .containsExactly(
                        "CAEf4BzYPajbgyvcvm7z1EiPgkee1D1r=a8gaqxzd7k13gh9Uzw@mail.gmail.com",
                        "CAEf4Bza=pwrZvd+3dz-a7eiAQMk9rwBDO1Kk_iwXSCM70CAARw@mail.gmail.com",
                        "CAEf4BzbiZT5mZrQp3EDY688PzAnLV5DrqGQdx6Pzo6oGZ2KCXQ@mail.gmail.com");
        // nobody had said anything since Oct 29, Nov 6 and Nov 14
        assertThat(november.getFirst().days()).isGreaterThanOrEqualTo(7);
        assertThat(november.getLast().answeredBy()).contains("20241120154323.GA24774@noisy.programming.kicks-ass.net");
    }

    @Test
    void theSeriesWasApplied() {
        assertThat(trail.state().standing()).isEqualTo(Standing.APPLIED);
        // the notices for both of its patches are of the same second
        assertThat(trail.state().because())
                .isIn(
                        "173313804898.412.14244739462302123654.tip-bot2@tip-bot2",
                        "173313804816.412.16764384544456207666.tip-bot2@tip-bot2");
    }
}
