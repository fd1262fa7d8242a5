package dev.reroll.web.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is cut from lines of each language; {@code k:if} says that a keyword "if" is cut. */
class ScannerTest {

    private static List<String> cut(Language language, String... lines) {
        Scanner scanner = new Scanner(language);
        List<String> all = new ArrayList<>();
        int state = Scanner.PLAIN;
        for (String line : lines) {
            all.addAll(scanner.cut(line, 0, state).stream()
                    .map(token -> token.kind().mark().charAt(1) + ":" + line.substring(token.start(), token.end()))
                    .toList());
            state = scanner.state();
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "kernel/fork.c, C",
        "include/linux/mm.h, C",
        "arch/arm64/kernel/entry.S, C",
        "web/Reroll.java, JAVA",
        "rust/kernel/sync.rs, RUST",
        "scripts/gdb/linux.py, PYTHON",
        "tools/testing/run.sh, SHELL",
        "kernel/Kconfig.preempt, KCONFIG",
        "arch/arm/boot/dts/imx6.dtsi, DEVICE_TREE",
        "patches/fix.patch, DIFF",
        "Makefile, NONE",
        "Documentation/index.rst, NONE",
        "a.b/c, NONE"
    })
    void a_language_is_told_by_the_name_of_the_file(String file, Language language) {
        assertThat(Language.of(file)).isEqualTo(language);
    }

    @Test
    void c() {
        assertThat(cut(Language.C, "\tif (ret < 0x1f && name) /* why */ return \"a \\\" b\"; // so"))
                .containsExactly("k:if", "n:0x1f", "c:/* why */", "k:return", "s:\"a \\\" b\"", "c:// so");
        assertThat(cut(Language.C, "static inline u32 size_of(loff_t *pos, struct file *f)"))
                .containsExactly("k:static", "k:inline", "t:u32", "t:loff_t", "k:struct");
        assertThat(cut(Language.C, "#include <linux/mm.h>", "#  define N 'x'", "# not one"))
                .containsExactly("p:#include", "s:<linux/mm.h>", "p:#  define", "s:'x'");
    }

    @Test
    void a_comment_goes_on_over_lines() {
        assertThat(cut(Language.C, "int a; /* one", " * two if", " */ int b;"))
                .containsExactly("t:int", "c:/* one", "c: * two if", "c: */", "t:int");
    }

    @Test
    void a_string_that_is_not_closed_ends_with_its_line() {
        assertThat(cut(Language.C, "char *s = \"abc", "int i;")).containsExactly("t:char", "s:\"abc", "t:int");
    }

    @Test
    void java() {
        assertThat(cut(Language.JAVA, "@Override public List<String> names() { return MOST; }"))
                .containsExactly("p:@Override", "k:public", "t:List", "t:String", "k:return");
        assertThat(cut(Language.JAVA, "var s = \"\"\"", "  if \\\"\"\" x", "  \"\"\";", "int i;"))
                .containsExactly("k:var", "s:\"\"\"", "s:  if \\\"\"\" x", "s:  \"\"\"", "t:int");
    }

    @Test
    void rust() {
        assertThat(cut(
                        Language.RUST,
                        "#[inline]",
                        "fn first<'a>(x: &'a str, c: char) -> bool { c == 'x' || c == '\\n' }"))
                .containsExactly("p:#[inline]", "k:fn", "t:str", "t:char", "t:bool", "s:'x'", "s:'\\n'");
        assertThat(cut(Language.RUST, "/* a /* b */ c", "d */ let x"))
                .containsExactly("c:/* a /* b */ c", "c:d */", "k:let");
    }

    @Test
    void python() {
        assertThat(cut(Language.PYTHON, "def f(self):  # why", "    '''Says \"it\".", "    if'''", "    return None"))
                .containsExactly(
                        "k:def", "k:self", "c:# why", "s:'''Says \"it\".", "s:    if'''", "k:return", "k:None");
    }

    @Test
    void shell() {
        assertThat(cut(Language.SHELL, "if [ $# -gt 1 ]; then echo ${x#y} a#b 'c # d'; fi # end"))
                .containsExactly("k:if", "t:$#", "n:1", "k:then", "t:${x#y}", "s:'c # d'", "k:fi", "c:# end");
    }

    @Test
    void kconfig() {
        assertThat(cut(
                        Language.KCONFIG,
                        "config PER_VMA_LOCK",
                        "\tdef_bool y",
                        "\tdepends on MMU && SMP if EXPERT",
                        "\thelp",
                        "\t  Allow if you can.",
                        "",
                        "\t  config is no keyword here.",
                        "config NEXT"))
                .containsExactly(
                        "k:config",
                        "t:PER_VMA_LOCK",
                        "k:def_bool",
                        "k:depends",
                        "k:on",
                        "t:MMU",
                        "t:SMP",
                        "k:if",
                        "t:EXPERT",
                        "k:help",
                        "c:Allow if you can.",
                        "c:config is no keyword here.",
                        "k:config",
                        "t:NEXT");
    }

    @Test
    void device_tree() {
        assertThat(cut(
                        Language.DEVICE_TREE,
                        "/dts-v1/;",
                        "#include \"imx6.dtsi\"",
                        "uart1: serial@2020000 {",
                        "\t#address-cells = <1>;",
                        "\tcompatible = \"fsl,imx6q-uart\";",
                        "\tclocks = <&clks 0x1a>; /* two */",
                        "};"))
                .containsExactly(
                        "p:/dts-v1/",
                        "p:#include",
                        "s:\"imx6.dtsi\"",
                        "k:uart1",
                        "n:2020000",
                        "t:address-cells",
                        "n:1",
                        "t:compatible",
                        "s:\"fsl,imx6q-uart\"",
                        "t:clocks",
                        "t:&clks",
                        "n:0x1a",
                        "c:/* two */");
    }

    @Test
    void diff() {
        assertThat(cut(Language.DIFF, "--- a/f", "+++ b/f", "@@ -1 +1 @@ f", " same", "-old", "+new"))
                .containsExactly("c:--- a/f", "c:+++ b/f", "p:@@ -1 +1 @@ f", "i:-old", "l:+new");
    }

    @Test
    void the_two_sides_of_a_hunk_open_comments_of_their_own() {
        Sides sides = Sides.ofPatch("f.c");
        sides.start(List.of(" int a;", "-/* old", "+int b;", " if"));
        assertThat(sides.cut(" int a;")).hasSize(1);
        assertThat(sides.cut("-/* old")).extracting(Token::kind).containsExactly(Token.Kind.COMMENT);
        assertThat(sides.cut("+int b;")).extracting(Token::kind).containsExactly(Token.Kind.NAME);
        assertThat(sides.cut(" if")).extracting(Token::kind).containsExactly(Token.Kind.KEYWORD);
    }

    @Test
    void a_hunk_that_starts_within_a_comment_is_known_by_its_end_or_by_its_stars() {
        Sides sides = Sides.ofPatch("f.c");
        sides.start(List.of(" if this", "+and", "  */", " int a;"));
        assertThat(sides.cut(" if this")).extracting(Token::kind).containsExactly(Token.Kind.COMMENT);
        sides.start(List.of(" * if this", "+ * and that"));
        assertThat(sides.cut(" * if this")).extracting(Token::kind).containsExactly(Token.Kind.COMMENT);
        sides.start(List.of(" *p = 1;", " if (a) /* so */"));
        assertThat(sides.cut(" *p = 1;")).extracting(Token::kind).containsExactly(Token.Kind.NUMBER);
    }

    /** A line of a megabyte takes a time that a test does not notice; one that is gone over twice a character would not end. */
    @ParameterizedTest
    @CsvSource({"C", "RUST", "JAVA", "PYTHON", "SHELL", "KCONFIG", "DEVICE_TREE"})
    void the_longest_line_is_cut_in_one_pass(Language language) {
        for (String part : List.of("/*", "'", "\"", "$", "#", "#[", "&a", "a.", "0", "'''", "/a")) {
            String line = part.repeat(1_000_000 / part.length());
            List<Token> tokens = new Scanner(language).cut(line, 0, Scanner.PLAIN);
            assertThat(tokens.stream().map(Token::start).collect(Collectors.toList()))
                    .isSorted();
        }
    }
}
