package dev.reroll.web;

import dev.reroll.index.review.Trail.Traced;
import dev.reroll.trail.Settled;
import dev.reroll.trail.Who;
import dev.reroll.web.url.Urls;

/**
 * Which remarks of a trail are asked for.
 *
 * @param by part of a name or address; empty for everybody
 * @param open only those that are open
 * @param revision name of the revision that they were made on, as in paths; empty for all
 * @param mail Message-ID of the mail that they were made in; empty for all
 */
record TrailFilter(String by, boolean open, String revision, String mail) {

    static final TrailFilter NONE = new TrailFilter("", false, "", "");

    static TrailFilter by(String who, boolean open) {
        return new TrailFilter(who, open, "", "");
    }

    static TrailFilter of(Request request) {
        return new TrailFilter(
                request.parameter("by").orElse("").strip(),
                request.has("open"),
                request.parameter("revision").orElse("").strip(),
                request.parameter("mail").orElse("").strip());
    }

    /** Where a remark is shown whole. */
    static String place(String series, String mail, int number) {
        return new TrailFilter("", false, "", mail).path(series) + "#" + Urls.pointAnchor(mail, number);
    }

    /** Whether maker, mail and state fit; the revision is not looked at. */
    boolean fits(Traced traced) {
        if (open && Settled.of(traced) != Settled.OPEN) return false;
        if (!mail.isEmpty() && !mail.equals(traced.point().mail())) return false;
        return new Who(by).is(traced.point().by());
    }

    /** Its page. */
    String path(String series) {
        StringBuilder path = new StringBuilder(Urls.trail(series));
        char next = '?';
        if (!by.isEmpty()) {
            path.append(next).append("by=").append(SearchPages.form(by));
            next = '&';
        }
        if (open) {
            path.append(next).append("open=1");
            next = '&';
        }
        if (!revision.isEmpty()) {
            path.append(next).append("revision=").append(SearchPages.form(revision));
            next = '&';
        }
        if (!mail.isEmpty()) path.append(next).append("mail=").append(SearchPages.form(mail));
        return path.toString();
    }
}
