package dev.reroll.ingest.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.patch.Subject.Form;
import dev.reroll.ingest.patch.SubjectToken.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Subjects as they stand in public archives, and what they say. */
class SubjectParserTest {

    /** subject # version # counter # title; - for none. */
    private static final String CASES = """
            [PATCH v3 0/8] fscrypt: keys # v3 # 0/8 # fscrypt: keys
            [PATCHSET v29.0 26/28] xfs: x # v29.0 # 26/28 # xfs: x
            [PATCHSET v29.['hch@lst.de'] 11/13] xfs: x # - # 11/13 # xfs: x
            [PATCHSET v9r2d1.1 00/13] xfs: x # v9r2d1.1 # 0/13 # xfs: x
            [PATCH v6.1 02/12] xfs: x # v6.1 # 2/12 # xfs: x
            [PATCH v6.1 RFC 02.1/12] xfs: x # v6.1 # 2.1/12 # xfs: x
            [PATCH 16/15] xfs: x # - # 16/15 # xfs: x
            [PATCH 44/43] xfs: x # - # 44/43 # xfs: x
            [PATCHv2 8/7] x: x # v2 # 8/7 # x: x
            [PATCH 4.5/6] xfs: x # - # 4.5/6 # xfs: x
            [PATCH 1.5/5 V2] xfs: x # v2 # 1.5/5 # xfs: x
            [PATCH 5.10/5.15] io_uring: x # - # - # io_uring: x
            [PATCH 5.4/4.19/4.14] fscrypt: x # - # - # fscrypt: x
            [PATCH 6.1/6.6] x: x # - # - # x: x
            [PATCH v5.10.y 1/1] io_uring: x # - # 1/1 # io_uring: x
            [PATCH for-linus-v5.5-rc6 0/3] x: x # - # 0/3 # x: x
            [PATCH0/8 v3] xfs: x # v3 # 0/8 # xfs: x
            [PATCH1/8] xfs: x # - # 1/8 # xfs: x
            [v11-ima PATCH 00/25] LSM: x # v11 # 0/25 # LSM: x
            [RFC[RAP] PATCH] xfs: x # - # - # xfs: x
            [CFT}[PATCH] x: x # - # - # x: x
            [RF[CRAP] 2/2] xfs: x # - # 2/2 # xfs: x
            Subject: [PATCH] x: x # - # - # x: x
            [f2fs-dev][PATCH v2] f2fs: x # v2 # - # f2fs: x
            [PATCH v3 1/3] fscrypt: add a key for policy v2 # v3 # 1/3 # fscrypt: add a key for policy v2
            [PATCH 03/11 V2] libxfs: x # v2 # 3/11 # libxfs: x
            [PATCH 0/5 v4] add x # v4 # 0/5 # add x
            [v2 PATCH] crypto: x # v2 # - # crypto: x
            [PATCH v6,19/24] x: x # v6 # 19/24 # x: x
            [v2PATCH12/15] x # v2 # 12/15 # x
            [PATCH 1 of 3] x # - # 1/3 # x
            [PATCH v 2] x # v2 # - # x
            [PATCH V2] x # v2 # - # x
            [PATCH v.3] x # v3 # - # x
            [PATCH take 2 1/2] x # v2 # 1/2 # x
            [PATCH v0 1/3] x # v0 # 1/3 # x
            [PATCH v2024 1/3] x # - # 1/3 # x
            [PATCH v4l2 1/3] x # - # 1/3 # x
            [PATCH v10 RESEND 3/3] x # v10 # 3/3 # x
            [PATCH RFC/RFT v2 bpf-next 0/2] x # v2 # 0/2 # x
            [PATCH-v2] x # v2 # - # x
            [PATCH v2 tip/perf/core 3/5] uprobes: x # v2 # 3/5 # uprobes: x
            [PATCH AUTOSEL 5.2 044/249] fscrypt: x # - # 44/249 # fscrypt: x
            [PATCH 5.2 11/61] x # - # 11/61 # x
            PATCH v2 1/3: x # v2 # 1/3 # x
            PATCH 1/3] x: y # - # 1/3 # x: y
            [PATCH v2 1/3 x: y # v2 # 1/3 # x: y
            RFC 5424: a standard # - # - # RFC 5424: a standard
            x: a mode 16/9 in brackets # - # - # x: a mode 16/9 in brackets
            [PATCH 16/9] x # - # - # x
            """;

    static Stream<String> cases() {
        return CASES.lines();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsVersionCounterAndTitle(String line) {
        List<String> cells = Stream.of(line.split(" # ", -1)).map(String::strip).toList();
        Subject read = SubjectParser.parse(cells.get(0));
        assertThat(List.of(
                        read.version().map(Version::toString).orElse("-"),
                        read.counter().map(Counter::toString).orElse("-"),
                        read.title()))
                .isEqualTo(cells.subList(1, 4));
    }

    @Test
    void keepsEveryWordOfThePrefix() {
        Subject read = SubjectParser.parse("[RESEND PATCH RFC v3 tip/perf/core frobnicated 2/5] mm: x");
        assertThat(read.groups().get(0))
                .containsExactly(
                        new SubjectToken(Kind.RESEND, "RESEND"),
                        new SubjectToken(Kind.PATCH, "PATCH"),
                        new SubjectToken(Kind.RFC, "RFC"),
                        new SubjectToken(Kind.VERSION, "v3"),
                        new SubjectToken(Kind.TREE, "tip/perf/core"),
                        new SubjectToken(Kind.UNKNOWN, "frobnicated"),
                        new SubjectToken(Kind.COUNTER, "2/5"));
    }

    @Test
    void knowsReleasesFromVersionsAndCounters() {
        assertThat(SubjectParser.parse("[PATCH 5.4/4.19/4.14] x").words(Kind.RELEASE))
                .containsExactly("5.4/4.19/4.14");
        assertThat(SubjectParser.parse("[PATCH v5.10.y 1/1] x").words(Kind.RELEASE))
                .containsExactly("v5.10.y");
        assertThat(SubjectParser.parse("[PATCH AUTOSEL 5.2 044/249] x").words(Kind.RELEASE))
                .containsExactly("5.2");
    }

    @Test
    void keepsAnUnknownVersionLikeWordVisible() {
        assertThat(SubjectParser.parse("[PATCHSET v29.['hch@lst.de'] 11/13] x").words(Kind.UNKNOWN))
                .containsExactly("v29.", "'hch@lst.de'");
        assertThat(SubjectParser.parse("[v11-ima PATCH 00/25] x").words(Kind.TREE))
                .containsExactly("ima");
    }

    static Stream<String> replies() {
        return Stream.of(
                "Re: [PATCH 1/2] x",
                "RE: Re: [PATCH 1/2] x",
                "AW: [PATCH 1/2] x",
                "Antw: Re: [PATCH 1/2] x",
                "回复: [PATCH 1/2] x",
                "答复：[PATCH 1/2] x",
                "Re[2]: [PATCH 1/2] x",
                "SV: [PATCH 1/2] x",
                "[list] Re: [PATCH 1/2] x",
                "Ответ: [PATCH 1/2] x",
                "RE : [PATCH 1/2] x",
                "Fwd: [PATCH 1/2] x");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void knowsReplyPrefixesInSeveralLanguages(String subject) {
        Subject read = SubjectParser.parse(subject);
        assertThat(read.isReply()).isTrue();
        assertThat(read.counter()).contains(new Counter(1, 0, 2));
        assertThat(read.title()).isEqualTo("x");
    }

    @Test
    void takesNoSubsystemForAReply() {
        assertThat(SubjectParser.parse("tr: fix it").isReply()).isFalse();
        assertThat(SubjectParser.parse("ref: fix it").title()).isEqualTo("ref: fix it");
    }

    @Test
    void tellsForwardsFromReplies() {
        assertThat(SubjectParser.parse("Fwd: [PATCH] x").forwarded()).isTrue();
        assertThat(SubjectParser.parse("Re: [PATCH] x").forwarded()).isFalse();
    }

    @Test
    void readsTheNoticesOfMachines() {
        assertThat(SubjectParser.parse("[tip: perf/core] uprobes: x").form()).isEqualTo(new Form.Tip("perf/core"));
        assertThat(SubjectParser.parse("[tip: perf/core] uprobes: x").title()).isEqualTo("uprobes: x");
        assertThat(SubjectParser.parse("[tip:x86/mm] x86: y").form()).isEqualTo(new Form.Tip("x86/mm"));
        assertThat(SubjectParser.parse("+ mm-do-it.patch added to mm-unstable branch")
                        .form())
                .isEqualTo(new Form.MmAdded("mm-do-it.patch", "mm-unstable"));
        Form removed = SubjectParser.parse("[merged mm-stable] mm-do-it.patch removed from -mm tree")
                .form();
        assertThat(removed).isEqualTo(new Form.MmRemoved("mm-do-it.patch", "merged mm-stable"));
        assertThat(((Form.MmRemoved) removed).merged()).isTrue();
        assertThat(SubjectParser.parse("Patch \"fscrypt: a \"b\"\" has been added to the 5.10-stable tree")
                        .form())
                .isEqualTo(new Form.StableAdded("fscrypt: a \"b\"", "5.10-stable"));
        assertThat(SubjectParser.parse("+ a remark").form()).isEqualTo(new Form.Plain());
    }

    @Test
    void takesMuttsForwardForNoPatch() {
        Subject read = SubjectParser.parse("[tytso@mit.edu: Re: [PATCH v4 03/16] fs-verity: x]");
        assertThat(read.form()).isEqualTo(new Form.Forward("tytso@mit.edu", "Re: [PATCH v4 03/16] fs-verity: x"));
        assertThat(read.presentsPatch()).isFalse();
    }

    @Test
    void findsTheVersionThatATitleEndsIn() {
        Subject read = SubjectParser.parse("make fscrypt a library v5");
        assertThat(read.version()).isEmpty();
        assertThat(read.titleVersion()).contains(Version.of(5));
        assertThat(read.titleWithoutVersion()).isEqualTo("make fscrypt a library");
        assertThat(SubjectParser.parse("[PATCH 0/2] x (v2)").titleVersion()).contains(Version.of(2));
        assertThat(SubjectParser.parse("[PATCH 0/2] x, take 3").titleWithoutVersion())
                .isEqualTo("x");
        assertThat(SubjectParser.parse("[GIT PULL 0/7] EFI updates for v5.4").titleVersion())
                .isEmpty();
    }

    @Test
    void tellsWhichMailIntroducesOthers() {
        assertThat(SubjectParser.parse("[PATCHSET v29.0 26/28] x").presentsCover())
                .isTrue();
        assertThat(SubjectParser.parse("[GIT PULL 0/7] x").presentsCover()).isTrue();
        assertThat(SubjectParser.parse("[PATCH 1/7] x").presentsCover()).isFalse();
    }

    @Test
    void keepsTheFormerSubjectApart() {
        Subject read = SubjectParser.parse("Re: a new topic (was: [PATCH 1/2] x)");
        assertThat(read.title()).isEqualTo("a new topic");
        assertThat(read.was()).contains("[PATCH 1/2] x");
    }

    @Test
    void ordersVersionsByTheirNumbers() {
        assertThat(Stream.of("v10", "v9r2d1.1", "v2", "v9", "v6.1", "v9r2d1", "v6", "v6.9", "v6.2")
                        .map(v -> Version.parse(v).orElseThrow())
                        .sorted()
                        .map(Version::toString))
                .containsExactly("v2", "v6", "v6.1", "v6.2", "v6.9", "v9", "v9r2d1", "v9r2d1.1", "v10");
    }

    @Test
    void readsHostileSubjectsInLinearTime() {
        for (String hostile :
                List.of("[".repeat(500_000), "Re:".repeat(500_000), "[PATCH]".repeat(200_000), "v1/".repeat(99_999))) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> SubjectParser.parse(hostile));
        }
    }
}
