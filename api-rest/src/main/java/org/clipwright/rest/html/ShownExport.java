package org.clipwright.rest.html;

import java.time.Instant;

/**
 * An export as the administration lists it.
 *
 * @param id its number
 * @param owner its owner
 * @param project the project it renders
 * @param status its status, as a word
 * @param percent its progress as a whole number
 * @param progress its progress as text
 * @param attempt the number of this attempt
 * @param changed when it last changed
 * @param error why it failed; empty if it did not
 * @param action where its button leads
 * @param button its button's label
 */
public record ShownExport(
    long id, String owner, String project, String status, long percent, String progress, int attempt, Instant changed,
    String error, String action, String button) {}
