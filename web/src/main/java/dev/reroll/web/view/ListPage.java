package dev.reroll.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The threads of a list, newest first.
 *
 * @param newest the path of the first page, where this is a later one
 * @param older the path of the next page, if there are older threads
 */
public record ListPage(
        Frame frame,
        String name,
        String about,
        String feed,
        String series,
        List<ThreadRow> threads,
        Optional<String> newest,
        Optional<String> older) {}
