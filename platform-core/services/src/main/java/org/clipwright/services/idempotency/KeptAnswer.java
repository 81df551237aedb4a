package org.clipwright.services.idempotency;

/**
 * A response that is kept in case its request is repeated.
 *
 * @param status the HTTP status
 * @param body JSON; empty when the response has no content
 * @param location where the new object is; empty when there is none
 */
public record KeptAnswer(int status, String body, String location) {}
