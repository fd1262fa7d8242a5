package dev.reroll.web.patchwork;

import dev.reroll.web.url.Percent;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;

/** The URLs that answers hold, whole, by the host that the client asked. */
record Links(String origin, Version version) {

    /** A resource of the API, as {@code patches/7/}. */
    String api(String path) {
        return origin + version.prefix() + path;
    }

    String series(long number) {
        return api("series/" + number + "/");
    }

    String patch(long number) {
        return api("patches/" + number + "/");
    }

    String cover(long number) {
        return api("covers/" + number + "/");
    }

    String person(long number) {
        return api("people/" + number + "/");
    }

    String seriesMbox(long number) {
        return origin + "/series/" + number + "/mbox/";
    }

    /** The page of our own on the whole series. */
    String seriesPage(SeriesCard card) {
        return origin + Urls.series(card.id());
    }

    String trailPage(SeriesCard card) {
        return origin + Urls.trail(card.id());
    }

    /** Patchwork's page of a patch, {@code kind} being {@code patch} or {@code cover}: it leads to the mail. */
    String submission(Project project, String kind, String id) {
        return origin + "/project/" + Percent.encode(project.name()) + "/" + kind + "/" + Percent.encode(id) + "/";
    }

    String mbox(Project project, String kind, String id) {
        return submission(project, kind, id) + "mbox/";
    }

    /** The mail in its list's archive, which is here. */
    String archived(Project project, String id) {
        return origin + Urls.mail(project.name(), id, Form.MAIL);
    }
}
