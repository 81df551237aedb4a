package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Links;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.title.TitleDesigns;

/** The title templates, and pictures of them. */
final class TitleEndpoints {

  private static final String LIST = "/info/titles/";
  private static final String TEMPLATE = "template";

  private final TitleDesigns titles;

  TitleEndpoints(TitleDesigns titles) {
    this.titles = titles;
  }

  List<Endpoint> all() {
    return List.of(
        endpoint("Titles", "All title templates, with the fields that they take.", LIST, Map.of(Verb.GET,
            Operation.reading("info_titles_list", "Lists the title templates.",
                new Reply.Open("Templates with their fields.", """
                    [{"name": "Center-Text.svg", "description": "A line in the middle.", "sample": "Harbour",
                      "fields": [{"name": "text", "type": "string", "help": "The text.", "initial": "Harbour"}],
                      "thumbnail": "http://127.0.0.1:8080/info/titles/Center-Text.svg/thumbnail/"}]"""),
                exchange -> Answer.ok(list(exchange.links()))))),
        endpoint("Title Thumbnail", TitleDesigns.PREVIEW.description(), LIST + "{" + TEMPLATE + "*}/thumbnail/", Map.of(
            Verb.GET, Operation.reading("info_titles_thumbnail_retrieve", "Draws a template with values of the query.",
                Reply.Bytes.PICTURE, exchange -> thumbnail(exchange, exchange.queryInput())),
            Verb.POST, Operation.writing("info_titles_thumbnail_create", "Draws a template.",
                BodySpec.whole(TitleDesigns.PREVIEW), Reply.Bytes.PICTURE,
                exchange -> thumbnail(exchange, exchange.input())))));
  }

  private static Endpoint endpoint(String title, String description, String path, Map<Verb, Operation> operations) {
    return new Endpoint(title, description, new PathPattern(path), Access.SIGNED_IN, Offer.JSON_AND_PAGE, operations);
  }

  private Answer thumbnail(RequestContext exchange, Input input) {
    return Answer.picture(titles.thumbnail(exchange.user().id(), exchange.capture(TEMPLATE), input));
  }

  private ArrayNode list(Links links) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (TitleTemplate template : titles.all()) {
      ObjectNode title = list.addObject()
          .put("name", template.name()).put("description", template.description()).put("sample", template.sample());
      ArrayNode fields = title.putArray("fields");
      TitleDesigns.fields(template).forEach(field -> write(field, fields.addObject()));
      title.put("thumbnail", links.to(LIST + template.name() + "/thumbnail/"));
    }
    return list;
  }

  private static void write(FieldSpec field, ObjectNode json) {
    json.put("name", field.name()).put("type", field.kind().name().toLowerCase(Locale.ROOT)).put("help", field.help())
        .set("initial", field.initial());
    if (Double.isFinite(field.minimum())) {
      json.put("minimum", field.minimum()).put("maximum", field.maximum());
    }
  }
}
