package dev.reroll.web.json;

/** What is asked cannot be answered; the message is a sentence for who asked. */
final class Unanswerable extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Unanswerable(int status, String message) {
        super(message.endsWith(".") ? message : message + ".", null, false, false);
        this.status = status;
    }

    static Unanswerable notFound(String message) {
        return new Unanswerable(404, message);
    }

    static Unanswerable badValue(String message) {
        return new Unanswerable(400, message);
    }

    int status() {
        return status;
    }
}
