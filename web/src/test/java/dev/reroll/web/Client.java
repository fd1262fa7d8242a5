package dev.reroll.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Asks a server as a client that follows no redirects and unpacks nothing. */
final class Client implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String base;

    Client(int port) {
        this.port = port;
        base = "http://127.0.0.1:" + port;
    }

    HttpResponse<byte[]> ask(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return ask("GET", path, "", headers);
    }

    HttpResponse<byte[]> head(String path) throws IOException, InterruptedException {
        return ask("HEAD", path, "");
    }

    /** Sends bytes as they are, however little they are a request, and reads until the server closes. */
    String wire(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A page, whatever its status. */
    Document page(String path) throws IOException, InterruptedException {
        return Jsoup.parse(new String(get(path).body(), StandardCharsets.UTF_8), base + path);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Where a redirect on this server leads; redirects are absolute, as b4 needs them. */
    String leadsTo(HttpResponse<?> response) {
        String location = header(response, "Location");
        if (!location.startsWith(base + "/")) throw new AssertionError("no redirect on this server: " + location);
        return location.substring(base.length());
    }

    @Override
    public void close() {
        http.close();
    }
}
