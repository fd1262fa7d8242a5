package dev.reroll.ingest.source;

import java.util.Optional;

/** Where mail comes from, as named on the command line. Nothing of it has been read but what tells the form. */
public sealed interface Source permits GitSource, Mails {

    /** The forms that {@link #of} knows, for messages and help texts. */
    String KNOWN_FORMS = "a public-inbox git epoch (a repository's folder, a git bundle, or an https, http or git URL),"
            + " an mbox file, a file with one mail (either may be gzipped), or a folder of those, such as a Maildir";

    /**
     * Recognises what an argument names.
     *
     * <p>The list's name is {@code list} if given, else what the argument's last parts say: {@code
     * linux-fscrypt.0.bundle} is epoch 0 of linux-fscrypt, {@code …/bpf/git/3.git} and {@code
     * https://lore.kernel.org/bpf/3} are epoch 3 of bpf; of any other it is the base name without its ending.
     *
     * @param argument a path or a URL
     * @param list the name of the list that the mails go to, if it is not to be taken from the argument
     * @throws SourceException if there is no such thing, it is none of the {@linkplain #KNOWN_FORMS known forms}, or
     *     its name cannot be a list's
     */
    static Source of(String argument, Optional<String> list) throws SourceException {
        return Recognition.of(argument, list);
    }

    /** The list that the mails go to: a valid {@link ListName}. */
    String list();
}
