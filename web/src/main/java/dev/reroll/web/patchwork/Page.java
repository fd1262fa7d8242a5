package dev.reroll.web.patchwork;

import dev.reroll.web.call.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of a list.
 *
 * @param number counts from 1
 * @param last number of the last page
 */
record Page<T>(List<T> items, int number, int last) {

    private static final int USUAL = 30;
    private static final int LARGEST = 250;

    /** The page that a client asks for by {@code page} and {@code per_page}. */
    static <T> Page<T> of(List<T> found, Call call) throws Refused {
        return of(found, call, size(call));
    }

    /** The same where the size of pages is not the client's to choose. */
    static <T> Page<T> ofUsualSize(List<T> found, Call call) throws Refused {
        return of(found, call, USUAL);
    }

    private static <T> Page<T> of(List<T> found, Call call, int size) throws Refused {
        int last = Math.max(1, (found.size() + size - 1) / size);
        String asked =
                call.parameters().get("page").filter(text -> !text.isEmpty()).orElse("1");
        int number = asked.equals("last") ? last : number(asked);
        if (number < 1 || number > last) throw Refused.notFound("Invalid page.");
        int from = (number - 1) * size;
        return new Page<>(found.subList(from, Math.min(found.size(), from + size)), number, last);
    }

    private static int size(Call call) {
        int asked = number(call.parameters().get("per_page").orElse(""));
        return asked < 1 ? USUAL : Math.min(asked, LARGEST);
    }

    /** 0 for what is no number that a page can have. */
    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : 0;
    }

    /**
     * The {@code Link} header (RFC 8288), empty where this page is all. {@code next} stands first: there is a client that
     * looks nowhere else.
     */
    String link(Call call) {
        if (last == 1) return "";
        List<String> links = new ArrayList<>();
        if (number < last) links.add(to(call, number + 1, "next"));
        if (number > 1) links.add(to(call, number - 1, "prev"));
        links.add(to(call, 1, "first"));
        links.add(to(call, last, "last"));
        return String.join(", ", links);
    }

    private static String to(Call call, int page, String name) {
        StringBuilder query = new StringBuilder();
        for (String pair : call.query().split("[&;]", -1)) {
            if (pair.isEmpty() || pair.startsWith("page=")) continue;
            query.append(bare(pair)).append('&');
        }
        return "<" + call.origin() + bare(call.path()) + "?" + query + "page=" + page + ">; rel=\"" + name + "\"";
    }

    /** What would end the URL in the header, or the header itself, is encoded. */
    private static String bare(String text) {
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '"' && c != ',';
            if (plain) bare.append(c);
            else if (c == ',') bare.append("%2C");
            else if (c < 0x80) bare.append('%').append(String.format("%02X", (int) c));
            else bare.append('?');
        }
        return bare.toString();
    }
}
