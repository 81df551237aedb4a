package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clipwright.http.MediaType;
import org.clipwright.rest.html.Html;
import org.clipwright.rest.media.MediaResponder;
import org.clipwright.rest.message.Cookies;
import org.clipwright.rest.message.ErrorBodies;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.RestResponse;
import org.clipwright.rest.page.PageRenderer;
import org.clipwright.rest.page.PageView;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Csrf;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Negotiator;
import org.clipwright.rest.request.RequestContext;
import org.eclipse.jetty.http.HttpHeader;

/** Turns answers into responses: JSON, the page around the same JSON, or bytes as they are. */
final class Rendering {

  private static final int MAX_INDENT = 8;

  /** The most values that a browser displays well. */
  private static final int LONG = 20_000;
  private static final int CHARACTERS_A_VALUE = 50;

  private final PageRenderer pages;

  Rendering(PageRenderer pages) {
    this.pages = pages;
  }

  RestResponse render(Endpoint endpoint, RequestContext exchange, Answer answer) {
    RestResponse response = switch (answer) {
      case Answer.Data data -> data(endpoint, exchange, data);
      case Answer.Greeting greeting -> page(endpoint, exchange,
          new Answer.Data(greeting.status(), MissingNode.getInstance(), greeting.headers()));
      case Answer.Empty empty -> RestResponse.empty(empty.status());
      case Answer.Ready ready -> RestResponse.of(ready.status(), ready.contentType(), ready.bytes());
      case Answer.Streamed streamed -> RestResponse.streamed(streamed.status(), streamed.contentType(),
          streamed.body());
      case Answer.Stored stored -> MediaResponder.respond(exchange.request(), stored.media());
    };
    answer.headers().forEach(response.headers()::add);
    return response;
  }

  private RestResponse data(Endpoint endpoint, RequestContext exchange, Answer.Data data) {
    if (exchange.offer().equals(Offer.PAGE)) {
      return page(endpoint, exchange, data);
    }
    int indent = indent(exchange.accepted());
    if (isLong(data.body())) {
      return RestResponse.streamed(
          data.status(), Offer.JSON.mediaType(), out -> JsonText.write(data.body(), indent, out));
    }
    String text = JsonText.indented(data.body(), indent);
    return RestResponse.of(data.status(), Offer.JSON.mediaType(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether its text is too long to build as a whole: a page would hold it several times over. */
  private static boolean isLong(JsonNode body) {
    return values(body, LONG) > LONG;
  }

  /** Counts values, a long text as several, and stops once there are enough. */
  private static int values(JsonNode node, int enough) {
    int values = node.isTextual() ? 1 + node.textValue().length() / CHARACTERS_A_VALUE : 1;
    for (JsonNode child : node) {
      if (values > enough) {
        return values;
      }
      values += values(child, enough - values);
    }
    return values;
  }

  private RestResponse page(Endpoint endpoint, RequestContext exchange, Answer.Data whole) {
    Answer.Data data = isLong(whole.body())
        ? new Answer.Data(whole.status(), ErrorBodies.detail(RestErrorText.TOO_LONG_FOR_A_PAGE), whole.headers())
        : whole;
    Optional<String> known = Cookies.read(exchange.request(), Cookies.CSRF);
    String token = known.orElseGet(Csrf::newToken);
    RestResponse response = RestResponse.of(
        data.status(), Html.MEDIA_TYPE, pages.page(new PageView(endpoint, exchange, data, token)));
    response.headers().put(Html.policyWithMedia(exchange.request().mediaOrigin()));
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
        ? RestResponse.of(404, Html.MEDIA_TYPE, pages.unknownPath(request))
        : ErrorBodies.json(404, RestErrorText.NOT_FOUND);
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
