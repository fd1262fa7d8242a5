package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.index.review.SeriesState.Standing;
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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The lockless uprobes lookup as it stood on several days: its archive, cut off there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UprobesStatesTest {

    private static final String V1 = "20240906051205.530219-1-andrii@kernel.org";

    private final List<Mail> mails = new ArrayList<>();

    @BeforeAll
    void read() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Corpus.path("uprobes"), "*.eml")) {
            for (Path file : files) mails.add(new MailParser().parse(Files.readAllBytes(file)));
        }
    }

    private SeriesState on(String day) throws IOException {
        List<Mail> before = mails.stream()
                .filter(mail -> mail.date().isBefore(Instant.parse(day)))
                .toList();
        SeriesBook book = new SeriesBook();
        for (Mail mail : before) {
            Body body = BodyParser.parse(mail);
            book.add(FactsReader.of(mail, body, PatchId.of(body)));
        }
        return TrailBuilder.of(book.series(V1).orElseThrow(), List.of(), new MailsOf(before))
                .state();
    }

    private static List<String> names(List<Address> people) {
        return people.stream().map(Address::name).toList();
    }

    @Test
    void theFourthVersionWaitedForAMaintainerThroughThreeReminders() throws IOException {
        SeriesState state = on("2024-11-20T15:41:00Z");
        assertThat(state.standing()).as(state.toString()).isEqualTo(Standing.WAITING_FOR_MAINTAINER);
        assertThat(state.waitingFor()).map(Address::name).contains("Linus Torvalds");
        List<Ping> pings = state.pings().stream()
                .filter(ping -> ping.date().isAfter(Instant.parse("2024-10-28T00:00:00Z")))
                .toList();
        assertThat(pings)
                .extracting(Ping::mail)
                .containsExactly(
                        "CAEf4BzYPajbgyvcvm7z1EiPgkee1D1r=a8gaqxzd7k13gh9Uzw@mail.gmail.com",
                        "CAEf4Bza=pwrZvd+3dz-a7eiAQMk9rwBDO1Kk_iwXSCM70CAARw@mail.gmail.com",
                        "CAEf4BzbiZT5mZrQp3EDY688PzAnLV5DrqGQdx6Pzo6oGZ2KCXQ@mail.gmail.com");
        // since Vlastimil's tag of 29 October; since the first reminder; since his own answer of 12 November
        assertThat(pings).extracting(Ping::days).containsExactly(7L, 5L, 7L);
        assertThat(pings.get(0).answeredBy()).isEmpty();
        assertThat(pings.get(1).answeredBy()).contains("20241112092816.cf5b0aa1ef10f50ce872892f@kernel.org");
        assertThat(names(pings.get(0).asked())).contains("Peter Zijlstra");
        assertThat(names(pings.get(1).asked())).containsExactly("Peter Zijlstra");
        assertThat(names(pings.get(2).asked())).contains("Linus Torvalds");
    }

    @Test
    void changesWereRequestedOnceTheSeqcountsWereReviewed() throws IOException {
        SeriesState state = on("2024-11-21T16:00:00Z");
        assertThat(state.standing()).as(state.toString()).isEqualTo(Standing.CHANGES_REQUESTED);
    }

    @Test
    void itIsAppliedByTheNoticesOfTip() throws IOException {
        SeriesState state = on("2025-12-31T00:00:00Z");
        assertThat(state.standing()).isEqualTo(Standing.APPLIED);
        assertThat(state.because()).endsWith("@tip-bot2");
        assertThat(state.since()).isBetween("2024-12-02T00:00:00Z", "2024-12-03T00:00:00Z");
        assertThat(state.reason()).contains("perf/core");
        assertThat(state.pings())
                .filteredOn(ping -> ping.date().isAfter(Instant.parse("2024-10-28T00:00:00Z")))
                .hasSize(3);
    }
}
