package dev.reroll.web.syntax;

import dev.reroll.web.syntax.Grammar.Habit;
import java.util.Set;

/** The languages' words. */
final class Grammars {

    private Grammars() {}

    static final Grammar PLAIN = new Grammar(Set.of(), Set.of(), "", false, "", Set.of());

    static final Grammar C =
            new Grammar(words("""
                    alignas alignof auto break case catch class const constexpr continue default delete do else enum
                    explicit extern false for goto if inline namespace new noexcept nullptr operator private protected
                    public register restrict return sizeof static static_assert struct switch template this throw true
                    try typedef typename typeof union using virtual volatile while NULL
                    __always_inline __must_check __rcu __user __init __exit __percpu __attribute__ noinline asm
                    _Static_assert _Bool _Generic _Atomic
                    """), words("""
                    void char short int long float double signed unsigned bool
                    u8 u16 u32 u64 s8 s16 s32 s64 __u8 __u16 __u32 __u64 __s8 __s16 __s32 __s64 __le16 __le32 __le64
                    __be16 __be32 __be64 __poll_t
                    """), "//", true, "\"'", Set.of(Habit.PREPROCESSOR, Habit.SUFFIX_TYPES));

    static final Grammar JAVA = new Grammar(
            words("""
                    abstract assert break case catch class const continue default do else enum extends final finally
                    for goto if implements import instanceof interface native new non-sealed null package permits
                    private protected public record return sealed static strictfp super switch synchronized this throw
                    throws transient true false try var volatile when while yield
                    """),
            words("void boolean byte char short int long float double"),
            "//",
            true,
            "\"'",
            Set.of(Habit.CAPITAL_TYPES, Habit.ANNOTATIONS, Habit.TRIPLE_QUOTES));

    static final Grammar RUST = new Grammar(
            words("""
                    as async await break const continue crate dyn else enum extern false fn for if impl in let loop
                    macro_rules match mod move mut pub ref return self Self static struct super trait true type union
                    unsafe use where while
                    """),
            words("bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64"),
            "//",
            true,
            "\"'",
            Set.of(Habit.RUST, Habit.CAPITAL_TYPES));

    static final Grammar PYTHON = new Grammar(
            words("""
                    False None True and as assert async await break class continue def del elif else except finally for
                    from global if import in is lambda match nonlocal not or pass raise return try while with yield self
                    """),
            Set.of(),
            "#",
            false,
            "\"'",
            Set.of(Habit.TRIPLE_QUOTES, Habit.CAPITAL_TYPES, Habit.ANNOTATIONS));

    static final Grammar SHELL = new Grammar(words("""
                    if then else elif fi for while until do done case esac in function select time return exit local
                    export readonly declare shift break continue set unset trap source eval exec test
                    """), Set.of(), "#", false, "\"'", Set.of(Habit.VARIABLES));

    static final Grammar KCONFIG = new Grammar(words("""
                    config menuconfig choice endchoice menu endmenu if endif source rsource osource comment mainmenu
                    bool tristate string hex int prompt default depends select imply visible range help modules def_bool
                    def_tristate option optional transitional
                    """), Set.of(), "#", false, "\"'", Set.of(Habit.KCONFIG));

    /** Keywords of Kconfig that stand within a line. */
    static final Set<String> KCONFIG_WITHIN = Set.of("if", "on");

    static final Grammar DEVICE_TREE =
            new Grammar(Set.of(), Set.of(), "//", true, "\"", Set.of(Habit.DEVICE_TREE, Habit.PREPROCESSOR));

    /** Directives of the C preprocessor: in a device tree other words follow a number sign too. */
    static final Set<String> DIRECTIVES = Set.of(
            "include",
            "define",
            "undef",
            "if",
            "ifdef",
            "ifndef",
            "elif",
            "elifdef",
            "elifndef",
            "else",
            "endif",
            "error",
            "warning",
            "pragma",
            "line");

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
