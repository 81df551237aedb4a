package org.clipwright.rest.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.OpenAPI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.RequestContext;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Writes the schema in the form that was negotiated. */
final class OpenApiText {

  static final List<Offer> OFFERS = List.of(
      new Offer("yaml", "application/vnd.oai.openapi"),
      new Offer("yaml", "application/yaml"),
      new Offer("json", "application/vnd.oai.openapi+json"),
      new Offer("json", "application/json"));

  private static final ObjectMapper YAML = OpenApiKeys.ordered(Yaml.mapper());
  private static final ObjectMapper JSON = OpenApiKeys.ordered(Json.mapper());

  private OpenApiText() {}

  static Answer answer(RequestContext exchange, OpenAPI document) {
    String extension = exchange.offer().format();
    String text = extension.equals("json") ? json(document) : yaml(document);
    HttpField disposition = new HttpField(HttpHeader.CONTENT_DISPOSITION,
        "inline; filename=\"" + OpenApiDocument.TITLE + "." + extension + "\"");
    return new Answer.Ready(200, exchange.offer().mediaType() + "; charset=utf-8",
        text.getBytes(StandardCharsets.UTF_8), List.of(disposition));
  }

  static String yaml(OpenAPI document) {
    try {
      return YAML.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The schema cannot be written.", e);
    }
  }

  static String json(OpenAPI document) {
    JsonNode tree = JSON.valueToTree(document);
    return JsonText.indented(tree, 4);
  }
}
