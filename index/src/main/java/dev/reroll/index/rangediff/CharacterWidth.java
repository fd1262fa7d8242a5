package dev.reroll.index.rangediff;

/** Columns that a character takes on a terminal: none for marks that combine, two for wide East Asian ones. */
final class CharacterWidth {
    // first and last of the blocks that Unicode's EastAsianWidth.txt gives as W or F, in the large
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff,
        0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f, 0x1f900, 0x1f9ff, 0x20000, 0x3fffd
    };

    private CharacterWidth() {}

    static int of(int codePoint) {
        if (codePoint < 0x300) return 1;
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT)
            return 0;
        for (int i = 0; i < WIDE.length; i += 2) if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) return 2;
        return 1;
    }
}
