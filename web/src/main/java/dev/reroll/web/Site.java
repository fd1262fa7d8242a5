package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.thread.MailThread;
import dev.reroll.web.Request.Method;
import dev.reroll.web.call.Answer;
import dev.reroll.web.call.Call;
import dev.reroll.web.json.OwnApi;
import dev.reroll.web.patchwork.Patchwork;
import dev.reroll.web.text.MailLinks;
import dev.reroll.web.url.Target;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers requests: finds what a URL names and has the page, file or redirect made. */
final class Site {

    private static final int PERMANENT = 301;
    private static final int FOUND = 302;

    private static final String ROBOTS = """
            User-agent: *
            Disallow: /api/
            Disallow: /*?q=
            Disallow: /*.mbox.gz$
            Disallow: /*/raw$
            """;

    private final Library library;
    private final Notices notices;
    private final ListPages lists;
    private final SearchPages searches;
    private final ThreadPages threads;
    private final MailPages mails;
    private final Mboxes mboxes;
    private final Feeds feeds;
    private final Epochs epochs;
    private final Patchwork patchwork;
    private final OwnApi own;
    private final Attachments attachments;
    private final MatrixPages matrix;
    private final SeriesListPages seriesList;
    private final SeriesPages series;
    private final TrailPages trails;
    private final WhyPages why;
    private final BlobPages blobs;
    private final ComparisonPages comparisons;
    private final Suggestions suggestions;

    Site(Library library, Epochs epochs, Patchwork patchwork) {
        this.library = library;
        this.epochs = epochs;
        this.patchwork = patchwork;
        own = new OwnApi(library.search(), library.history());
        notices = new Notices(library);
        suggestions = new Suggestions(library);
        lists = new ListPages(library);
        searches = new SearchPages(library, notices);
        TrailReading reading = new TrailReading(library);
        threads = new ThreadPages(library, reading);
        mails = new MailPages(library, reading);
        mboxes = new Mboxes(library, notices);
        feeds = new Feeds(library, notices);
        attachments = new Attachments(library, notices);
        matrix = new MatrixPages(library, notices, reading);
        seriesList = new SeriesListPages(library, notices);
        FoundSeries found = new FoundSeries(library, notices);
        series = new SeriesPages(library, notices, found, matrix, reading);
        trails = new TrailPages(library, notices, found, matrix, reading);
        blobs = new BlobPages(library, notices);
        why = new WhyPages(library, notices, reading);
        comparisons = new ComparisonPages(library, notices, found, reading);
    }

    Notices notices() {
        return notices;
    }

    Reply answer(Request request) throws IOException {
        Target target = Urls.parse(request.path(), library.lists()::has);
        if (target instanceof Target.Patchwork api) return patchwork(api, request);
        if (target instanceof Target.OwnApi api) return reply(own.answer(call(api.steps(), api.slash(), request)));
        if (request.method() == Method.OTHER || (request.method() == Method.POST && !takesPost(target)))
            return notices.notAllowed();
        return switch (target) {
            case Target.Front _ ->
                request.parameter("q").filter(text -> !text.isBlank()).isPresent()
                        ? search(Urls.ALL, request)
                        : lists.front();
            case Target.ListHome home -> listHome(home.list(), request);
            case Target.NewFeed feed -> feeds.newest(feed.list(), request.origin());
            case Target.Description of -> Reply.text(200, of.list() + "\n");
            case Target.MailAt at -> mailAt(at, request);
            case Target.AttachmentAt at -> attachment(at);
            case Target.Manifest of -> epochs.manifest(of.list());
            case Target.Config of -> epochs.config(of.list(), request.origin());
            case Target.WholeMbox of -> mboxes.whole(of.list());
            case Target.Git _ -> notices.noPage();
            case Target.Patchwork _, Target.OwnApi _ -> throw new IllegalStateException("answered above");
            case Target.Find find -> redirect(FOUND, "", find.id(), Form.MAIL);
            case Target.Unslashed mail -> redirect(PERMANENT, mail.list(), mail.id(), Form.MAIL);
            case Target.Moved moved -> new Reply.Redirect(PERMANENT, moved.path() + query(request));
            case Target.SeriesHome home -> seriesList.page(home.list(), request);
            case Target.SeriesAt at -> request.has("to") ? series.chosen(at.id(), request) : series.page(at.id());
            case Target.TrailOf of -> trails.page(of.id(), request);
            case Target.Why _ -> why.page(request);
            case Target.RevisionMbox of -> series.mbox(of.id(), of.revision(), request.has("force"));
            case Target.Compared of -> comparisons.page(of.id(), of.revisions(), request);
            case Target.ComparedText of -> comparisons.text(of.id(), of.revisions());
            case Target.ComparedPatch of -> comparisons.patch(of.id(), of.revisions(), of.number(), request);
            case Target.MatrixHome _ -> matrix.systems();
            case Target.MatrixOf of -> matrix.system(of.system());
            case Target.BehaviourOf of -> matrix.behaviour(of.system(), of.behaviour());
            case Target.Blob blob -> blobs.page(blob.list(), blob.id());
            case Target.RawBlob blob -> blobs.raw(blob.list(), blob.id());
            case Target.Help _ -> library.pages().show(200, "help", HelpText.page(library));
            case Target.Asset asset -> library.assets().named(asset.name()).orElseGet(notices::noPage);
            case Target.Suggest _ -> suggestions.of(request);
            case Target.Robots _ -> Reply.text(200, ROBOTS);
            case Target.Nowhere _ -> notices.noPage();
        };
    }

    private static boolean takesPost(Target target) {
        return target instanceof Target.ListHome || target instanceof Target.MailAt;
    }

    private Reply listHome(String list, Request request) throws IOException {
        Optional<String> query = request.parameter("q");
        String form = request.parameter("x").orElse("");
        if (request.method() == Method.POST) {
            if (!form.equals("m")) return notices.notAllowed();
            return mboxes.search(list, query.orElse(""), wantsThreads(request));
        }
        if (query.filter(text -> !text.isBlank()).isPresent())
            return form.equals("A") ? feeds.search(list, request) : search(list, request);
        String stamp = request.parameter("t").orElse("");
        if (stamp.isEmpty()) return lists.list(list, Optional.empty());
        Optional<Instant> before = ListPages.time(stamp);
        return before.isEmpty() ? notices.badTime(list, stamp) : lists.list(list, before);
    }

    /** A link to a mail or its Message-ID, pasted for a query, leads to the mail if it is here. */
    private Reply search(String list, Request request) throws IOException {
        Optional<String> id = request.parameter("q").flatMap(MailLinks::pasted);
        if (id.isPresent()) {
            Optional<IndexedMail> mail = library.search().mail(id.get());
            if (mail.isPresent()) return new Reply.Redirect(FOUND, MailViews.path(list, mail.get(), Form.MAIL));
        }
        return searches.page(list, request);
    }

    /** As public-inbox: {@code t=1}, or a body {@code x=} and anything but 0, asks for whole threads. */
    private static boolean wantsThreads(Request request) {
        String form = request.form();
        return request.has("t") || (form.startsWith("x=") && form.length() > 2 && !form.equals("x=0"));
    }

    private Reply mailAt(Target.MailAt at, Request request) throws IOException {
        Optional<IndexedMail> found = library.search().mail(at.id());
        if (found.isEmpty()) return threadOfMissing(at);
        IndexedMail mail = found.get();
        if (!MailViews.listFor(at.list(), mail).equals(at.list())) {
            // pasted from another archive, where it is on another list
            return new Reply.Redirect(FOUND, MailViews.path(at.list(), mail, at.form()) + query(request));
        }
        if (request.method() == Method.POST) return withinThread(mail, request);
        int from = request.number("o", ThreadPages.WHERE_ASKED, 0, Integer.MAX_VALUE);
        return switch (at.form()) {
            case MAIL -> mails.page(at.list(), mail);
            case RAW -> mboxes.raw(mail);
            case NESTED -> threads.page(at.list(), mail, threadOf(mail), true, from);
            case FLAT -> threads.page(at.list(), mail, threadOf(mail), false, from);
            case MBOX -> mboxes.thread(threadOf(mail));
            case FEED -> feeds.thread(at.list(), threadOf(mail), request.origin());
        };
    }

    /** {@code POST /LIST/MSGID/?x=m&q=…}: the mails of a thread that a query finds. */
    private Reply withinThread(IndexedMail mail, Request request) throws IOException {
        if (!request.parameter("x").orElse("").equals("m")) return notices.notAllowed();
        return mboxes.within(threadOf(mail), request.parameter("q").orElse(""));
    }

    /** A mail that we do not have may still be known by those who answered it: their thread can be had. */
    private Reply threadOfMissing(Target.MailAt at) throws IOException {
        boolean wholeThread = at.form() != Form.MAIL && at.form() != Form.RAW;
        Optional<MailThread> thread = wholeThread ? library.search().thread(at.id()) : Optional.empty();
        if (thread.isEmpty()) return notices.noMail(at.list(), at.id());
        return at.form() == Form.MBOX
                ? mboxes.thread(thread.get())
                : new Reply.Redirect(
                        FOUND, MailViews.path(at.list(), thread.get().first(), at.form()));
    }

    private MailThread threadOf(IndexedMail mail) throws IOException {
        return library.search()
                .thread(mail.id())
                .orElseThrow(() -> new IOException("the index has the mail " + mail.id() + " but no thread with it"));
    }

    private Reply attachment(Target.AttachmentAt at) throws IOException {
        Optional<IndexedMail> mail = library.search().mail(at.id());
        return mail.isEmpty() ? notices.noMail(at.list(), at.id()) : attachments.part(mail.get(), at.number());
    }

    private Reply redirect(int status, String list, String id, Form form) throws IOException {
        Optional<IndexedMail> mail = library.search().mail(id);
        if (mail.isEmpty()) return notices.noMail(list, id);
        return new Reply.Redirect(status, MailViews.path(list, mail.get(), form));
    }

    private Reply patchwork(Target.Patchwork target, Request request) throws IOException {
        Call call = call(target.steps(), target.slash(), request);
        Optional<Answer> answer = patchwork.answer(call);
        if (answer.isPresent()) return reply(answer.get());
        return call.reads() ? notices.noPage() : notices.notAllowed();
    }

    private static Call call(List<String> steps, boolean slash, Request request) {
        return new Call(
                request.method() == Method.GET || request.method() == Method.HEAD,
                request.path(),
                steps,
                slash,
                request.rawQuery(),
                request.parameters(),
                request.origin());
    }

    private static Reply reply(Answer answer) {
        return switch (answer) {
            case Answer.Whole whole -> new Reply.Whole(whole.status(), whole.type(), whole.headers(), whole.body());
            case Answer.Redirect redirect -> new Reply.Redirect(redirect.status(), redirect.path());
        };
    }

    private static String query(Request request) {
        return request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    }
}
