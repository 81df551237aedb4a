package org.clipwright.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.clipwright.http.RequestId;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.RestResponse;
import org.clipwright.rest.page.PageRenderer;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Cors;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Negotiator;
import org.clipwright.rest.request.PathLinks;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.RequestIdentity;
import org.clipwright.rest.request.Router;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.services.idempotency.Idempotency;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request through the steps of Django REST framework, in its order, which clients can observe: route,
 * negotiate, authenticate, permit, method, action; then renders the result.
 */
public final class RestDispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(RestDispatcher.class);

  private final Router router;
  private final RequestIdentity senders;
  private final BodyReader bodies;
  private final LinkResolver resolver;
  private final Cors cors;
  private final Rendering rendering;
  private final RepeatedPosts repeated;

  public RestDispatcher(
      Router router, RequestIdentity senders, BodyReader bodies, Cors cors, PageRenderer pages,
      Idempotency idempotency) {
    this.router = router;
    this.senders = senders;
    this.bodies = bodies;
    this.resolver = new PathLinks(router);
    this.cors = cors;
    this.rendering = new Rendering(pages);
    this.repeated = new RepeatedPosts(idempotency);
  }

  public RestResponse dispatch(RestRequest request) {
    return dispatch(request, _ -> {});
  }

  /** @param found receives the template of the path, when there is one */
  RestResponse dispatch(RestRequest request, Consumer<String> found) {
    RestResponse response = cors.preflight(request).orElseGet(() -> route(request, found));
    HttpFields.Mutable headers = response.headers();
    headers.put("X-Frame-Options", "DENY");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    ContentPolicy.ensure(headers);
    headers.put(RequestId.HEADER, request.id());
    cors.decorate(request, headers);
    return response;
  }

  private RestResponse route(RestRequest request, Consumer<String> found) {
    Optional<Router.Match> match = router.match(request.path());
    if (match.isPresent()) {
      found.accept(match.get().endpoint().path().text());
      return handle(request, match.get());
    }
    RestRequest slashed = request.withPath(request.path() + "/");
    Optional<Router.Match> completed =
        request.path().endsWith("/") ? Optional.empty() : router.match(slashed.path());
    if (completed.isEmpty()) {
      return rendering.unknownPath(request);
    }
    found.accept(completed.get().endpoint().path().text());
    return request.method().equals("GET") || request.method().equals("HEAD")
        ? redirect(slashed)
        : handle(slashed, completed.get());
  }

  /** A redirect of any other method would lose the body in most clients, so only these two are redirected. */
  private static RestResponse redirect(RestRequest slashed) {
    RestResponse response = RestResponse.of(301, "text/html; charset=utf-8", new byte[0]);
    response.headers().put(HttpHeader.LOCATION, slashed.path() + slashed.query().suffix());
    return response;
  }

  private RestResponse handle(RestRequest request, Router.Match match) {
    Endpoint endpoint = match.endpoint();
    try (RequestContext exchange = new RequestContext(request, match.fit(), bodies, resolver)) {
      Answer answer = answer(exchange, endpoint);
      RestResponse response = rendering.render(endpoint, exchange, answer);
      describe(endpoint, response.headers());
      return response;
    }
  }

  private static void describe(Endpoint endpoint, HttpFields.Mutable headers) {
    headers.put(HttpHeader.ALLOW, endpoint.allow());
    endpoint.headers().forEach(headers::put);
    if (!headers.contains(HttpHeader.VARY)) {
      headers.put(HttpHeader.VARY, endpoint.offers().size() > 1 ? "Accept, Cookie" : "Cookie");
    }
  }

  private Answer answer(RequestContext exchange, Endpoint endpoint) {
    try {
      exchange.agreeOn(Negotiator.agree(endpoint, exchange));
      exchange.identifyAs(senders.sender(endpoint.access(), exchange));
      endpoint.access().require(exchange);
      return repeated.answer(exchange, endpoint, () -> perform(exchange, endpoint));
    } catch (RuntimeException e) {
      return refusal(exchange, e);
    }
  }

  private Answer perform(RequestContext exchange, Endpoint endpoint) {
    if (greets(exchange, endpoint)) {
      requireSubject(exchange);
      return new Answer.Greeting();
    }
    Verb verb = Verb.of(exchange.request().method())
        .filter(endpoint.verbs()::contains)
        .orElseThrow(
            () -> RestException.of(405, String.format(RestErrorText.METHOD_NOT_ALLOWED, exchange.request().method())));
    if (verb == Verb.OPTIONS && endpoint.operation(Verb.OPTIONS).isEmpty()) {
      return Answer.ok(Metadata.of(endpoint, exchange));
    }
    return endpoint.operation(verb == Verb.HEAD ? Verb.GET : verb).orElseThrow().action().handle(exchange);
  }

  /** Whether a browser visits an address to which one can only send something. */
  private static boolean greets(RequestContext exchange, Endpoint endpoint) {
    return exchange.request().method().matches("GET|HEAD") && exchange.offer().equals(Offer.PAGE)
        && endpoint.operation(Verb.GET).isEmpty() && endpoint.operation(Verb.POST).isPresent();
  }

  /** Fails as a request for the object does that an address leads to, if there is no such object. */
  private void requireSubject(RequestContext exchange) {
    String path = exchange.request().path();
    for (int end = path.lastIndexOf('/', path.length() - 2); end > 0; end = path.lastIndexOf('/', end - 1)) {
      Optional<Router.Match> above = router.match(path.substring(0, end + 1));
      if (above.filter(match -> match.endpoint().path().text().endsWith("}/")).isPresent()) {
        RequestContext subject =
            new RequestContext(exchange.request(), above.get().fit(), bodies, resolver);
        subject.identifyAs(exchange.identity());
        above.get().endpoint().operation(Verb.GET).ifPresent(found -> found.action().handle(subject));
        return;
      }
    }
  }

  private static Answer refusal(RequestContext exchange, RuntimeException failure) {
    RestException refusal = FailureStatus.of(failure);
    boolean expected = failure instanceof RestException
        || failure instanceof PlatformException platform && platform.code() != ErrorCode.INTERNAL;
    if (!expected) {
      LOG.error("The request failed. request={} method={} path={}",
          exchange.request().id(), exchange.request().method(), exchange.request().path(), failure);
    }
    List<HttpField> headers = refusal.headers().entrySet().stream()
        .map(header -> new HttpField(header.getKey(), header.getValue())).toList();
    return new Answer.Data(refusal.status(), refusal.body(), headers);
  }
}
