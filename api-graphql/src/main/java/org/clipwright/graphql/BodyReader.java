package org.clipwright.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.clipwright.graphql.GraphQlLimits.RequestLimits;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Reads operations from addresses and bodies of HTTP requests. */
final class BodyReader {

  private static final List<String> JSON_PARAMETERS = List.of("variables", "extensions");

  private final RequestLimits limits;

  BodyReader(RequestLimits limits) {
    this.limits = limits;
  }

  /** The operation in the parameters of a GET; {@code variables} and {@code extensions} are JSON text there. */
  GraphQlRequest parameters(Request request) {
    Fields parameters;
    try {
      parameters = Request.extractQueryParameters(request);
    } catch (IllegalArgumentException e) {
      throw RequestException.malformed("The parameters of the address are not UTF-8 text.");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("query", "operationName")) {
      if (parameters.get(name) != null) {
        body.put(name, parameters.getValue(name));
      }
    }
    for (String name : JSON_PARAMETERS) {
      String text = parameters.getValue(name);
      if (text != null && !text.isBlank()) {
        body.set(name, Json.read(text));
      }
    }
    return GraphQlRequest.from(body);
  }

  GraphQlRequest json(Request request) throws IOException {
    return GraphQlRequest.from(node(request));
  }

  private JsonNode node(Request request) throws IOException {
    long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    if (announced > limits.bodyBytes()) {
      throw tooLarge();
    }
    InputStream body = Content.Source.asInputStream(request);
    byte[] bytes = body.readNBytes((int) Math.min(limits.bodyBytes() + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > limits.bodyBytes()) {
      throw tooLarge();
    }
    return Json.read(bytes);
  }

  private RequestException tooLarge() {
    return new RequestException(413, ErrorCodes.LIMIT_EXCEEDED,
        "The request body is larger than " + limits.bodyBytes() + " bytes.");
  }
}
