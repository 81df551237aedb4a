package org.clipwright.rest.page;

import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.RequestContext;

/**
 * What a page of the browsable API shows.
 *
 * @param exchange the request with its endpoint and caller
 * @param answer what the API answered
 * @param csrfToken what forms repeat to prove that they are ours
 */
public record PageView(RequestContext exchange, Answer.Data answer, String csrfToken) {}
