package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Percent;
import dev.reroll.web.view.MailRef;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mails that one page rests on, by Message-ID: where each can be read. Each is looked up once. */
final class MailRefs {

    private final Library library;
    private final Map<String, MailRef> known = new HashMap<>();

    MailRefs(Library library) {
        this.library = library;
    }

    /** The mail here, or a note that stands for it, else at lore, which finds a mail of any of its lists under {@code /all/}. */
    MailRef of(String id) throws IOException {
        MailRef ref = known.get(id);
        if (ref == null) {
            Optional<IndexedMail> mail = library.here(id).stream().findFirst();
            ref = mail.isPresent() ? here(mail.get()) : new MailRef(lore(id), false, new Shown(id), Optional.empty());
            known.put(id, ref);
        }
        return ref;
    }

    List<MailRef> of(List<String> ids) throws IOException {
        MailRef[] refs = new MailRef[ids.size()];
        for (int i = 0; i < refs.length; i++) refs[i] = of(ids.get(i));
        return List.of(refs);
    }

    static String lore(String id) {
        return "https://lore.kernel.org/all/" + Percent.encode(id) + "/";
    }

    private static MailRef here(IndexedMail mail) {
        String label = MailViews.sender(mail).raw() + ", " + new When(SentTime.of(mail)).day();
        String href = MailViews.href(mail.lists().getFirst(), mail);
        return new MailRef(href, true, new Shown(label), Optional.of(MailViews.subject(mail)));
    }
}
