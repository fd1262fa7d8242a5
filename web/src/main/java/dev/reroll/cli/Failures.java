package dev.reroll.cli;

import dev.reroll.index.query.QueryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a sentence on stderr and an exit code; a stack trace is only for who asks for it. */
final class Failures {

    private Failures() {}

    static int wrongUse(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println("reroll: " + Screen.plain(said(wrong)));
        if (!UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
            line.getErr()
                    .println("Usage: \"" + line.getCommandSpec().qualifiedName(" ") + " --help\" shows what it takes.");
        }
        return Exit.WRONG_USE;
    }

    static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        boolean ours = !(failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof QueryException);
        line.getErr().println("reroll: " + Screen.plain(sentence(failure)));
        if (ours && System.getenv("REROLL_TRACE") != null) failure.printStackTrace(line.getErr());
        return failure instanceof QueryException ? Exit.WRONG_USE : Exit.UNREADABLE;
    }

    /** The JDK's file exceptions often carry a path and nothing else. */
    private static String sentence(Throwable failure) {
        return switch (failure) {
            case QueryException query ->
                "the query cannot be understood at character " + (query.position() + 1) + ": " + query.getMessage();
            case UncheckedIOException unchecked when unchecked.getCause() != null -> sentence(unchecked.getCause());
            case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
            case AccessDeniedException denied -> denied.getFile() + ": access is denied";
            case FileSystemException file when file.getReason() != null -> file.getFile() + ": " + file.getReason();
            case IOException io -> said(io);
            default ->
                "this should not have happened, and is a mistake of Reroll's own: " + failure
                        + " (with REROLL_TRACE=1 set, the same command shows where)";
        };
    }

    private static String said(Exception failure) {
        return Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
    }
}
