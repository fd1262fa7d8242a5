package dev.reroll.web.patchwork;

import dev.reroll.ingest.mail.Address;
import java.time.Instant;

/** What lists of the API hold, each with its number and the series that it is of. */
sealed interface Listed {

    long number();

    SeriesCard card();

    Posting posting();

    String name();

    Address sender();

    Instant date();

    /** Patchwork's series. */
    record SeriesItem(long number, SeriesCard card, Posting posting) implements Listed {

        @Override
        public String name() {
            return posting.name();
        }

        @Override
        public Address sender() {
            return posting.sender();
        }

        @Override
        public Instant date() {
            return posting.date();
        }
    }

    record PatchItem(long number, SeriesCard card, Posting posting, Patch patch) implements Listed {

        @Override
        public String name() {
            return patch.name();
        }

        @Override
        public Address sender() {
            return patch.sender();
        }

        @Override
        public Instant date() {
            return patch.date();
        }
    }

    record CoverItem(long number, SeriesCard card, Posting posting, Cover cover) implements Listed {

        @Override
        public String name() {
            return cover.name();
        }

        @Override
        public Address sender() {
            return cover.sender();
        }

        @Override
        public Instant date() {
            return cover.date();
        }
    }
}
