package org.clipwright.graphql.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.setup.GraphQlLimits.RequestLimits;
import org.clipwright.http.body.BodyText;
import org.clipwright.http.body.MultipartReader;
import org.clipwright.http.body.MultipartRules;
import org.clipwright.services.budget.UploadRoom;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Reads operations from addresses and bodies of HTTP requests. */
final class OperationReader {

  private static final List<String> JSON_PARAMETERS = List.of("variables", "extensions");

  private final RequestLimits limits;
  private final MultipartRules form;
  private final UploadRoom uploads;

  /** Slow bodies are spooled in {@code uploads}. */
  OperationReader(RequestLimits limits, UploadRoom uploads) {
    this.limits = limits;
    this.form = OperationsForm.rules(limits);
    this.uploads = uploads;
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

  GraphQlRequest json(Request request, Caller caller) throws IOException {
    return GraphQlRequest.from(node(request, caller));
  }

  /**
   * An operation with files; the caller closes it. A body whose declared length does not fit is rejected before it is
   * sent.
   */
  OperationsForm form(Request request, Caller caller) throws IOException {
    uploads.open(caller.account()).require(request.getLength());
    return OperationsForm.read(request, new MultipartReader(form, () -> uploads.open(caller.account())));
  }

  private JsonNode node(Request request, Caller caller) throws IOException {
    long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    if (announced > limits.bodyBytes()) {
      throw tooLarge();
    }
    return BodyText.read(Content.Source.asInputStream(request), uploads.open(caller.account()), limits.bodyBytes())
        .map(Json::read)
        .orElseThrow(this::tooLarge);
  }

  private RequestException tooLarge() {
    return new RequestException(413, ErrorCodes.LIMIT_EXCEEDED,
        "The request body is larger than " + limits.bodyBytes() + " bytes.");
  }
}
