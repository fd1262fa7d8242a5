package dev.reroll.web.call;

import dev.reroll.web.url.Parameters;
import java.util.List;

/**
 * What a client asks.
 *
 * @param reads whether it asks to see something, not to change it
 * @param path as it came, without the query
 * @param steps of the path, decoded, none empty
 * @param slash whether the path ends in one
 * @param query as it came, without {@code ?}
 * @param origin scheme and host by which the client reached us, without a slash at the end
 */
public record Call(
        boolean reads,
        String path,
        List<String> steps,
        boolean slash,
        String query,
        Parameters parameters,
        String origin) {

    public Call {
        steps = List.copyOf(steps);
    }
}
