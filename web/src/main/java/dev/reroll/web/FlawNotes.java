package dev.reroll.web;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.ingest.mail.Flaw;
import dev.reroll.web.text.Shown;
import dev.reroll.web.view.When;
import java.util.ArrayList;
import java.util.List;

/** What a reader should know about a mail that is not in its text, in sentences. */
final class FlawNotes {

    private FlawNotes() {}

    static List<Shown> of(IndexedMail mail) {
        List<Shown> notes = new ArrayList<>();
        for (Flaw flaw : mail.flaws()) notes.add(new Shown(sentence(flaw)));
        if (!SentTime.of(mail).equals(mail.date())) {
            notes.add(new Shown("Its Date says " + new When(mail.date()).minute()
                    + " UTC, later than it came; it is placed by when it came."));
        }
        for (Copy copy : mail.copies()) {
            if (!copy.differs()) continue;
            notes.add(new Shown("The copy on " + copy.place().list() + " that came on "
                    + new When(copy.arrived()).minute() + " UTC differs in its text from the one shown here."));
        }
        return List.copyOf(notes);
    }

    private static String sentence(Flaw flaw) {
        String what = switch (flaw.kind()) {
            case NO_MESSAGE_ID -> "This mail has no Message-ID; it is named by its content";
            case SEVERAL_MESSAGE_IDS -> "This mail has several Message-IDs and is found under each";
            case NO_DATE -> "This mail has no date; the one shown is the best guess";
            case BAD_DATE -> "This mail's date was not believable";
            case BAD_HEADER -> "A header of this mail could not be read as it should be";
            case LONG_HEADER -> "A header of this mail is too long and was cut";
            case BAD_CHARSET -> "This mail declares a charset that is not its own";
            case BAD_ENCODING -> "The transfer encoding of this mail is damaged";
            case BAD_MIME -> "The structure of this mail is damaged";
            case TOO_DEEP -> "The parts of this mail are nested too deep; some are left out";
            case TOO_LARGE -> "This mail is too large to be read whole";
            case NUL_BYTES -> "This mail contains NUL bytes, left out here";
            case NOT_PARSED -> "This mail could not be read as one; this is what could be";
        };
        return flaw.detail().isBlank() ? what + "." : what + ": " + flaw.detail();
    }
}
