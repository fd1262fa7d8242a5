package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.Words;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.trail.NamedLines;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.HelpPage;
import dev.reroll.web.view.HelpPage.Entry;
import dev.reroll.web.view.HelpPage.Group;
import dev.reroll.web.view.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How to write a query, with examples that can be tried. */
final class HelpText {

    private HelpText() {}

    static HelpPage page(Library library) throws IOException {
        List<Group> groups = new ArrayList<>(GROUPS);
        newest(library).ifPresent(entry -> groups.addFirst(own(entry)));
        return new HelpPage(library.frame("How to search", ""), groups);
    }

    private static Optional<SeriesEntry> newest(Library library) throws IOException {
        try {
            SearchOptions one = new SearchOptions(Optional.empty(), Order.NEWEST, 0, 1, false);
            return library.search().series("", one).entries().stream().findFirst();
        } catch (QueryException e) {
            throw new IllegalStateException("the empty query finds all", e);
        }
    }

    /** Examples that find something here: what could be asked of the series that was last written to. */
    private static Group own(SeriesEntry entry) {
        List<Entry> entries = new ArrayList<>();
        String title = String.join(
                " ", Words.of(entry.series().title()).stream().limit(3).toList());
        if (!title.isEmpty()) entries.add(tried("s:\"" + title + "\"", "a title: the series last written to"));
        entry.people().stream().filter(Participant::author).findFirst().ifPresent(author -> {
            String who = new Person(author.address()).name().plain();
            entries.add(tried("f:" + author.address().email(), "what " + who + " wrote, its author"));
            entries.add(tried("by:" + author.address().email(), "what " + who + " remarked on patches of others"));
        });
        entry.files().stream()
                .filter(file -> file.indexOf(' ') < 0)
                .findFirst()
                .ifPresent(file -> entries.add(tried("dfn:" + file, "patches of a file that it changes")));
        String month = entry.last().toString().substring(0, 7);
        entries.add(tried(
                "d:" + month + "-01..", "mails since the beginning of the month in which it was last written to"));
        return new Group("Of what is here", entries);
    }

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "Words",
                    List.of(
                            tried("lockless lookup", "mails with both words, anywhere in them"),
                            tried("\"per-VMA lock\"", "the words next to each other, in this order"),
                            tried("find_active_uprobe_rcu", "an identifier, whole or by its parts"),
                            tried("uprobe*", "words that begin so"),
                            tried("rcu AND NOT srcu", "AND, OR, NOT and parentheses; + and - before a word"),
                            tried("(mmap_lock OR vma_lock) s:uprobes", "a group and a field together"))),
            new Group(
                    "Who and where",
                    List.of(
                            tried("f:oleg", "From"),
                            form("t:, c:, tc:", "To, Cc, either"),
                            form("a:, tcf:", "From, To or Cc"),
                            form("l:, lid:", "List-Id by words, or exactly"))),
            new Group(
                    "Which part of the mail",
                    List.of(
                            tried("s:\"speculative\"", "subject"),
                            form("b:, bs:", "body; body and subject"),
                            tried("nq:\"Reviewed-by\"", "what the sender wrote, without quotes"),
                            form("q:", "quoted text"),
                            form("n:", "names of attached files"),
                            form("m:, mid:", "Message-ID by words, or exactly"),
                            form("references:", "mails that answer a Message-ID"))),
            new Group(
                    "Patches",
                    List.of(
                            tried("dfn:kernel/events/uprobes.c", "a file that the diff changes"),
                            form("dfa:, dfb:, dfctx:", "removed, added and context lines"),
                            tried("dfhh:find_active_uprobe", "hunk headings, usually the function"),
                            form("dfpre:, dfpost:, dfblob:", "blob ids before, after, either; 7 digits or more"),
                            form("patchid:", "git patch-id --stable of the patch"))),
            new Group(
                    "Remarks of reviewers, and series",
                    List.of(
                            tried("by:jann outcome:unanswered", "what somebody said and nobody answered"),
                            tried("rp:data_race", "the text of remarks"),
                            tried("kind:objection", "request, question, approval, praise, bot-report and others"),
                            form("outcome:", "what became of it: changed, unchanged, withdrawn and others"),
                            tried("state:waiting-for-maintainer", "where a series stands"),
                            new Entry(
                                    "uprobes.c:vm_file",
                                    "why the lines of a file that hold a name are there, on a page of its own",
                                    WhyPages.path(new NamedLines("uprobes.c", "vm_file"))))),
            new Group(
                    "When",
                    List.of(
                            tried(
                                    "d:2024-10-01..2024-10-31",
                                    "the date that the mail bears, either end may be left out"),
                            tried("d:2.years.ago..", "as git writes times: yesterday, 2.weeks.ago, last.month"),
                            form("dt:20241010000000..", "to the second, in UTC"),
                            form("rt:", "when it arrived"),
                            form("z:", "size in octets, as 10000.."))));

    private static Entry tried(String query, String meaning) {
        return new Entry(query, meaning, Urls.list(Urls.ALL) + "?q=" + SearchPages.form(query));
    }

    private static Entry form(String form, String meaning) {
        return new Entry(form, meaning, "");
    }
}
