package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 5322, appendix A
                "Fri, 21 Nov 1997 09:55:06 -0600 | 1997-11-21T15:55:06Z",
                "Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time) |",
                "21 Nov 97 09:55:06 GMT | 1997-11-21T09:55:06Z",
                "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600 |",
                // obsolete years (4.3) and zones
                "1 Jan 49 00:00:00 +0000 | 2049-01-01T00:00:00Z",
                "1 Jan 103 00:00:00 +0000 | 2003-01-01T00:00:00Z",
                "Wed, 3 Mar 2021 10:00:00 PST | 2021-03-03T18:00:00Z",
                "Wed, 3 Mar 2021 10:00:00 -0000 | 2021-03-03T10:00:00Z",
                "Wed, 3 Mar 2021 10:00:00 +0530 (IST) | 2021-03-03T04:30:00Z",
                "Wed, 3 Mar 2021 10:00:00 +1400 | 2021-03-02T20:00:00Z",
                "Wed, 3 Mar 2021 10:00:60 +0000 | 2021-03-03T10:00:59Z",
                "Wed,  3 Mar 2021 10:00 +0000 | 2021-03-03T10:00:00Z",
                "Wed, 3 March 2021 10:00:00 +0000 | 2021-03-03T10:00:00Z",
                // RFC 850, asctime, ISO 8601
                "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994 +0200 | 1994-11-06T06:49:37Z",
                "Sun Nov  6 08:49:37 CET 1994 | 1994-11-06T07:49:37Z",
                "2021-03-03T10:00:00Z | 2021-03-03T10:00:00Z",
                "2021-03-03 10:00:00.123456 +02:00 | 2021-03-03T08:00:00Z",
            })
    void readsTheFormsOfTheStandards(String text, Instant instant) {
        assertThat(MailDate.read(text).orElse(null)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Sun, 31 Dec 2023 16:54:04 +9900", // 266 such mails in linux-xfs
                "Sun, 31 Dec 2023 16:54:04 -1300",
                "Sun, 31 Dec 2023 16:54:04 +0199",
                "Fri, 01 Jan 1904 00:00:00 +0000",
                "Thu, 01 Jan 1970 00:00:00 +0000",
                "Wed, 4 Jun 20244 17:50:46 +0000",
                "Wed, 4 Jun 207777777777777777777714 17:50:46 +0000",
                "Wed, 31 Jun 2014 17:50:46 +0000",
                "Wed, 4 Jun 2014 24:50:46 +0000",
                "Wed, 4 Jun 2014 17:50:",
                "Mi, 04 Okt 2006 12:00:00 +0200", // the German Oktober is no month here
                "05/06/2004 12:00:00",
                "4 Jun 2014",
                "4 5 6 7 8",
            })
    void doesNotBelieveWhatCannotBe(String text) {
        assertThat(MailDate.read(text)).isEmpty();
    }

    @Test
    void passesOverCommentsThatDoNotEnd() {
        assertThat(MailDate.read("Wed, 3 Mar 2021 10:00:00 +0000 ((((((("))
                .contains(Instant.parse("2021-03-03T10:00:00Z"));
    }
}
