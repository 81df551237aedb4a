package org.clipwright.rest;

/**
 * What a page of the browsable API shows.
 *
 * @param exchange the request with its endpoint and caller
 * @param answer what the API answered
 * @param csrfToken what forms repeat to prove that they are ours
 */
record PageView(Exchange exchange, Answer.Data answer, String csrfToken) {}
