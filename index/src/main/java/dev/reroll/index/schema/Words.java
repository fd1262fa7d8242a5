package dev.reroll.index.schema;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * How words become terms, for those who ask: the same cutting as in the index. Text is cut at everything that is not a
 * letter or digit, in lower case, without accents; a phrase over the cut words finds an identifier whole.
 */
public final class Words {

    private Words() {}

    /** The words of a text in order; empty where it has no letter or digit. */
    public static List<String> of(String text) {
        Cutter cutter = new Cutter();
        cutter.start(text, 0, text.length(), false);
        List<String> words = new ArrayList<>();
        while (cutter.next()) {
            if (!cutter.beside()) words.add(cutter.term().utf8ToString());
        }
        return words;
    }

    /** The stem of a word that {@link #of} gave; the word itself where it is no English word. */
    public static String stem(String word) {
        return Stems.of(word);
    }

    /** The term that stands beside every word of this stem that is not the stem itself. */
    public static BytesRef marked(String stem) {
        return new BytesRef(Stems.MARK + stem);
    }
}
