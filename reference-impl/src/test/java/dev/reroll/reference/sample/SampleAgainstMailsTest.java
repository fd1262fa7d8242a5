package dev.reroll.reference.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.reference.behaviour.Behaviour;
import dev.reroll.reference.behaviour.Catalogue;
import dev.reroll.reference.behaviour.Series;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The notes against the mails that they stand for, where these are there, and against the behaviours. */
final class SampleAgainstMailsTest {
    private static final Pattern ID = Pattern.compile("<([^<>\\s]+@[^<>\\s]+)>");
    private static final Pattern DATE = Pattern.compile("(?m)^Date: (.*)$");
    private static final Pattern FROM = Pattern.compile("(?m)^From: \"?(.*?)\"? <");

    /** Mails of the list that neither are in the corpus nor are named by one that is. */
    private static final Set<String> ELSEWHERE = Set.of(
            "CAJuCfpFp+_n_t7ufKt=uEdoaeMykpEVZXCcsj5wqOMvJq+EcHw@mail.gmail.com",
            "u2artc4iwuoo5y5rutseqlvnq4i44mcxne2ufwg3ya2hyonv45@v2ob54ci6ky7",
            "CAEf4BzbjiHjW7PTd2ONNkpU9CR68o8Wizuo0Y2MwmTSv6zw4JA@mail.gmail.com",
            "CAEf4Bzap+_fpXjfcnnqz7EH9=bGokpFbnoK==_YDWH855qx7=g@mail.gmail.com",
            "eebaftvzuscz6ggrybystfa7hjcikfmdl75xzxvfvcu2opmcx5@abzcjldmefny",
            "p5nwzg7bbesjrto24g2ryk7kl6r43677e6ksdueysvaujpuibl@bwjk24zkesix",
            "qvidvc6rxwacauspyvrkpfjmv4ear7g54zvsmh7prrbzeli4vk@wwjhvzsus77i",
            "20241206225204.4008261-4-surenb@google.com",
            "CAEf4BzbupJe10k0MROG5iZq6cYu6PRoN3sHhNK=L7eDLOULvNQ@mail.gmail.com",
            "CAEf4Bzae9ngTyKjt1O2PO6Udk7cC5M9VGLrvjCyTv2fbRRFy_Q@mail.gmail.com");

    /** The header of each mail by its Message-ID. */
    private static final Map<String, String> headers = new HashMap<>();

    private static final Set<String> named = new HashSet<>();
    private static Sample sample;

    @BeforeAll
    static void read() throws IOException {
        sample = new Sample();
        Optional<Path> folder = Optional.ofNullable(System.getenv("REROLL_CORPUS"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getProperty("reroll.root"))
                        .map(dir -> Path.of(dir).resolve("../shared/corpus")))
                .map(dir -> dir.resolve("uprobes"))
                .filter(Files::isDirectory);
        if (folder.isEmpty()) return;
        try (Stream<Path> mails = Files.list(folder.get())) {
            for (Path mail : mails.toList()) {
                String text = Files.readString(mail, StandardCharsets.ISO_8859_1);
                String header = text.substring(0, text.indexOf("\n\n") + 1).replaceAll("\n[ \t]+", " ");
                for (String line : header.lines().toList()) {
                    String name =
                            line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
                    if (!Set.of("message-id", "in-reply-to", "references").contains(name)) continue;
                    Matcher id = ID.matcher(line);
                    while (id.find()) {
                        named.add(id.group(1));
                        if (name.equals("message-id")) headers.put(id.group(1), header);
                    }
                }
            }
        }
    }

    private static void assumeMails() {
        Assumptions.assumeFalse(headers.isEmpty(), "skipped: the mails (../shared/corpus/uprobes) are not there");
    }

    @Test
    void everyMailThatABehaviourNamesHasItsNoteIfItIsThere() {
        assumeMails();
        Set<String> wanted = new TreeSet<>();
        for (Catalogue.Entry entry : Catalogue.own().entries()) {
            Stream.of(entry.series().revisions()).map(Series.Posting::cover).forEach(wanted::add);
            for (Behaviour behaviour : entry.behaviours()) {
                wanted.addAll(List.of(behaviour.raisedBy()));
                wanted.addAll(List.of(behaviour.settledBy()));
                Stream.of(behaviour.flips()).map(Behaviour.Flip::by).forEach(wanted::add);
            }
        }
        wanted.retainAll(headers.keySet());
        sample.mails().forEach(mail -> wanted.remove(mail.stands().id()));
        assertThat(wanted).isEmpty();
    }

    @Test
    void everyNoteStandsForAMailOfItsOwn() {
        assertThat(sample.mails().stream().map(mail -> mail.stands().id()).toList())
                .doesNotHaveDuplicates();
        assumeMails();
        List<String> unknown = sample.mails().stream()
                .map(mail -> mail.stands().id())
                .filter(id -> !named.contains(id) && !ELSEWHERE.contains(id))
                .toList();
        assertThat(unknown).isEmpty();
    }

    @Test
    void authorAndDateAreThoseOfTheMail() {
        assumeMails();
        List<String> wrong = new ArrayList<>();
        for (NoteMail mail : sample.mails()) {
            String header = headers.get(mail.stands().id());
            if (header == null) continue;
            OffsetDateTime date = OffsetDateTime.parse(
                            first(DATE, header).replaceAll(" \\(.*", "").replaceAll(" +", " "),
                            DateTimeFormatter.RFC_1123_DATE_TIME)
                    .withOffsetSameInstant(ZoneOffset.UTC);
            String by = first(FROM, header).replaceAll(" \\(.*", "");
            if (!date.toLocalDateTime().equals(mail.date())) wrong.add(mail.id() + " is of " + date);
            if (!by.equals(mail.stands().by())) wrong.add(mail.id() + " is by " + by);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatAnAnswerQuotesStandsInTheMailAnswered() {
        List<String> wrong = new ArrayList<>();
        int quotes = 0;
        for (NoteMail mail : sample.mails()) {
            for (String line : mail.body()) {
                if (!line.startsWith(">")) continue;
                quotes++;
                String quoted = line.equals(">") ? "" : line.substring(2);
                boolean there = !mail.answers().isEmpty()
                        && sample.mail(mail.answers().getLast()).body().contains(quoted);
                if (!there) wrong.add(mail.id() + ": " + line);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(quotes).isGreaterThan(100);
    }

    private static String first(Pattern pattern, String header) {
        Matcher found = pattern.matcher(header);
        assertThat(found.find()).as("%s in %s", pattern, header).isTrue();
        return found.group(1);
    }
}
