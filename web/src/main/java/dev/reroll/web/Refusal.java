package dev.reroll.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Why the server cannot listen where it should, in a sentence. The system's own words name neither place nor way out. */
final class Refusal {

    private static final int LAST_PORT = 65_535;

    private Refusal() {}

    /** Looks the address up before anything is opened. */
    static InetAddress address(String bind, int port) throws IOException {
        if (port < 0 || port > LAST_PORT)
            throw new IOException(place(bind, port) + "a port is a number from 0 to " + LAST_PORT);
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new IOException(
                    place(bind, port) + "there is no such address; 127.0.0.1 is this machine alone, 0.0.0.0 is every"
                            + " network that it is in",
                    e);
        }
    }

    static IOException of(String bind, int port, InetAddress address, RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SocketException)) cause = cause.getCause();
        return new IOException(place(bind, port) + why(address, cause), failure);
    }

    private static String place(String bind, int port) {
        return "cannot listen on " + bind + " port " + port + ": ";
    }

    private static String why(InetAddress address, Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (!(cause instanceof SocketException)) return said;
        if (!isOfThisMachine(address)) return "this machine does not have that address";
        // the JDK tells a port that is taken from one that is not allowed by the system's words alone
        if (said.toLowerCase(Locale.ROOT).contains("permission"))
            return "the system does not allow it; ports from 1024 on need no special right";
        return cause instanceof BindException ? "another program listens there already; choose another port" : said;
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // not known: the other reasons are told then
        }
    }
}
