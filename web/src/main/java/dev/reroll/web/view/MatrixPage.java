package dev.reroll.web.view;

import java.util.List;

/** The behaviours of a system against its revisions. */
public record MatrixPage(
        Frame frame, String name, String title, String about, List<Column> columns, List<Row> rows, String command) {

    /** A revision and the mail that opens it. */
    public record Column(String name, MailRef cover) {}

    /** A behaviour and its cells. */
    public record Row(String id, String href, String says, boolean foundHere, List<VerdictView> cells) {}
}
