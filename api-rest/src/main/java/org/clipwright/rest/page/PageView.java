package org.clipwright.rest.page;

import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.RequestContext;

/**
 * The data of a page of the browsable API.
 *
 * @param endpoint the requested endpoint
 * @param exchange the request with its caller
 * @param answer the API's answer
 * @param csrfToken the token that forms repeat to prove that they are ours
 */
public record PageView(Endpoint endpoint, RequestContext exchange, Answer.Data answer, String csrfToken) {}
