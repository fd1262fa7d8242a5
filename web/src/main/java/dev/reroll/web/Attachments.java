package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;

final class Attachments {
    Attachments(Library library, Notices notices) { this.notices = notices; }
    private final Notices notices;
    Reply part(IndexedMail mail, int number) { return notices.noPage(); }
}
