package org.clipwright.rest.html;

import java.time.Instant;

/**
 * An export as the administration lists it.
 *
 * @param id its number
 * @param owner whose it is
 * @param project what it renders
 * @param status how far it is, as a word
 * @param percent its progress as a whole number
 * @param progress its progress as text
 * @param attempt which try this is
 * @param changed when it last changed
 * @param error why it failed; empty when it did not
 * @param action where its button leads
 * @param button what the button says
 */
public record ShownExport(
    long id, String owner, String project, String status, long percent, String progress, int attempt, Instant changed,
    String error, String action, String button) {}
