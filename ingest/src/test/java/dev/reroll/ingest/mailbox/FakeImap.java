package dev.reroll.ingest.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An IMAP server that says what a test tells it to, be it a lie. What it is not told is answered as by an empty server.
 */
final class FakeImap implements AutoCloseable {

    /** Ends the connection in the middle. */
    static final String HANG_UP = "HANG UP";

    private final ServerSocket socket;
    private final Map<String, Function<Integer, String>> answers = new LinkedHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> times = new LinkedHashMap<>();

    FakeImap() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        when("CAPABILITY", "* CAPABILITY IMAP4rev1\nOK");
        when("EXAMINE", "* 0 EXISTS\n* OK [UIDVALIDITY 7] .\n* OK [UIDNEXT 1] .\nOK");
        when("UID SEARCH", "* SEARCH\nOK");
        Thread.ofVirtual().start(this::serve);
    }

    /** Answers a command that begins so; lines end with \n, and the last one gets the tag. */
    FakeImap when(String command, String answer) {
        return when(command, time -> answer);
    }

    /** The same, told how many of these commands came before. */
    FakeImap when(String command, Function<Integer, String> answer) {
        answers.put(command, answer);
        return this;
    }

    /** A folder with these mails; UIDs from 1, sizes as given. */
    FakeImap holding(int... sizes) {
        when(
                "EXAMINE",
                "* " + sizes.length + " EXISTS\n* OK [UIDVALIDITY 7] .\n* OK [UIDNEXT " + (sizes.length + 1)
                        + "] .\nOK");
        StringBuilder search = new StringBuilder("* SEARCH");
        StringBuilder listed = new StringBuilder();
        for (int i = 1; i <= sizes.length; i++) {
            search.append(' ').append(i);
            listed.append("* " + i + " FETCH (UID " + i + " RFC822.SIZE " + sizes[i - 1] + ")\n");
        }
        when("UID SEARCH", search + "\nOK");
        return when("UID FETCH", listed + "OK");
    }

    /** The answer to a FETCH of one mail, of which it is a line; \n ends a line here, too. */
    static String mail(int uid, String text) {
        int octets = text.replace("\n", "\r\n").length();
        return "* " + uid + " FETCH (UID " + uid + " BODY[] {" + octets + "}\n" + text + ")\n";
    }

    int port() {
        return socket.getLocalPort();
    }

    /** All commands, without their tags. */
    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            say(out, "* OK ready\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int space = line.indexOf(' ');
                String tag = space < 0 ? line : line.substring(0, space);
                String command = line.substring(space + 1);
                heard.add(command);
                String answer = answer(command);
                if (answer.endsWith(HANG_UP)) {
                    say(out, answer.substring(0, answer.length() - HANG_UP.length()));
                    return;
                }
                int last = answer.lastIndexOf('\n') + 1;
                say(out, answer.substring(0, last));
                if (command.equals("IDLE")) {
                    heard.add(in.readLine());
                }
                say(out, tag + " " + answer.substring(last) + "\n");
                if (command.equals("LOGOUT")) return;
            }
        } catch (IOException gone) {
            // the client has hung up, which tests of it make happen
        }
    }

    private synchronized String answer(String command) {
        String best = "";
        for (String known : answers.keySet()) {
            if (command.startsWith(known) && known.length() > best.length()) best = known;
            if (known.startsWith("*") && command.contains(known.substring(1))) best = known;
        }
        if (best.isEmpty()) return "OK";
        return answers.getOrDefault(best, time -> "OK").apply(times.merge(best, 1, Integer::sum) - 1);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
