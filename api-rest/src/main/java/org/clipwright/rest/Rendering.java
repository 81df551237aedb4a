package org.clipwright.rest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;

/** Turns answers into responses: JSON, the page around the same JSON, or bytes as they are. */
final class Rendering {

  private static final int MAX_INDENT = 8;

  private final PageRenderer pages;

  Rendering(PageRenderer pages) {
    this.pages = pages;
  }

  RestResponse render(Exchange exchange, Answer answer) {
    RestResponse response = switch (answer) {
      case Answer.Data data -> data(exchange, data);
      case Answer.Empty empty -> RestResponse.empty(empty.status());
      case Answer.Ready ready -> RestResponse.of(ready.status(), ready.contentType(), ready.bytes());
      case Answer.Streamed streamed -> RestResponse.streamed(streamed.status(), streamed.contentType(), streamed.body());
      case Answer.Stored stored -> MediaResponder.respond(exchange.request(), stored.media());
    };
    answer.headers().forEach(response.headers()::add);
    return response;
  }

  private RestResponse data(Exchange exchange, Answer.Data data) {
    if (exchange.offer().equals(Offer.PAGE)) {
      return page(exchange, data);
    }
    String text = JsonText.indented(data.body(), indent(exchange.accepted()));
    return RestResponse.of(data.status(), Offer.JSON.mediaType(), text.getBytes(StandardCharsets.UTF_8));
  }

  private RestResponse page(Exchange exchange, Answer.Data data) {
    Optional<String> known = Cookies.read(exchange.request(), Cookies.CSRF);
    String token = known.orElseGet(Csrf::newToken);
    RestResponse response = RestResponse.of(
        data.status(), "text/html; charset=utf-8", pages.page(new PageView(exchange, data, token)));
    response.headers().put(Html.POLICY);
    if (known.isEmpty() && exchange.identity().isPresent()) {
      response.headers().add(Cookies.csrf(exchange.request(), token));
    }
    return response;
  }

  private static int indent(MediaType accepted) {
    String wanted = accepted.parameters().getOrDefault("indent", "0");
    return wanted.matches("[0-9]{1,4}") ? Math.min(MAX_INDENT, Integer.parseInt(wanted)) : 0;
  }

  /** Browsers get a page, everyone else the same JSON as for a missing object. */
  RestResponse unknownPath(RestRequest request) {
    return wantsPage(request)
        ? RestResponse.of(404, "text/html; charset=utf-8", pages.unknownPath(request))
        : ErrorBodies.json(404, ErrorText.NOT_FOUND);
  }

  private static boolean wantsPage(RestRequest request) {
    try {
      return Negotiator.agree(Offer.JSON_AND_PAGE, request.query().last("format"), request.header(HttpHeader.ACCEPT))
          .offer().equals(Offer.PAGE);
    } catch (RestException neither) {
      return false;
    }
  }
}
