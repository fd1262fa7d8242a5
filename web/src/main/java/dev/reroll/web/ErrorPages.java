package dev.reroll.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What is said to requests that never reach the site, since the server cannot read them: a page like any other. */
final class ErrorPages extends ErrorHandler {

    private final Notices notices;

    ErrorPages(Notices notices) {
        this.notices = notices;
    }

    /** Jetty's own answer to other methods has neither page nor headers. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Reply.Whole page = notices.unreadable(status);
        Exchange.SAFE.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.type());
        response.write(true, ByteBuffer.wrap(page.body()), callback);
    }
}
