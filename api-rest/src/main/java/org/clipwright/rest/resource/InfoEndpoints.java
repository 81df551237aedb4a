package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.rest.schema.OpenApiDocument;
import org.clipwright.services.catalog.CatalogJson;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.title.FontService;
import org.clipwright.services.title.TitleDesigns;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.services.work.WorkAnswer;

/** What this server offers: effects, presets, curves, fonts and transcription models. */
public final class InfoEndpoints {

  private static final List<String> PARTS =
      List.of("effects", "fonts", "fonts/thumbnail", "titles", "presets", "curves", "transcription");

  private final EffectCatalog effects;
  private final FontService fonts;
  private final TitleEndpoints titles;
  private final SpeechModels speech;

  public InfoEndpoints(EffectCatalog effects, FontService fonts, TitleDesigns titles, SpeechModels speech) {
    this.effects = effects;
    this.fonts = fonts;
    this.titles = new TitleEndpoints(titles);
    this.speech = speech;
  }

  public List<Endpoint> all() {
    List<Endpoint> endpoints = new ArrayList<>(List.of(
        endpoint("Info", "What this server offers.", "/info/", Map.of(Verb.GET,
            Operation.reading("info_retrieve", "Lists the addresses of this information.",
                new Reply.Open("Addresses by name.",
                    "{\"version\": \"0.1.0\", \"effects\": \"http://127.0.0.1:8080/info/effects/\"}"),
                InfoEndpoints::index))),
        list("Effects", "All effects, with their parameters.", "effects", """
            [{"name": "Negative", "class_name": "Negate", "description": "Inverts the colours.", "has_audio": false,
              "has_video": true, "properties": []}]""", () -> CatalogJson.effects(effects)),
        list("Presets", "All presets of clips.", "presets",
            "[{\"name\": \"Fade In\", \"description\": \"Fades in at the start.\"}]", CatalogJson::presets),
        list("Curves", "All curves between keyframe points.", "curves", """
            [{"name": "ease", "interpolation": "bezier", "handle_right": {"X": 0.25, "Y": 0.1},
              "handle_left": {"X": 0.25, "Y": 1.0}}]""", CatalogJson::curves),
        list("Transcription", "All transcription models, and whether they are installed.", "transcription",
            """
                [{"name": "base", "engine": "whisper", "description": "Small and fast.", "state": "installed"}]""",
            this::models),
        fonts(),
        endpoint("Font Thumbnail", "A picture of all fonts.", "/info/fonts/thumbnail/", Map.of(Verb.GET,
            Operation.reading("info_fonts_thumbnail_retrieve", "Draws all fonts.",
                new Reply.Bytes(List.of("image/jpeg")),
                exchange -> Answer.picture(fonts.sheet(exchange.user().id(), exchange.queryInput())))))));
    endpoints.addAll(titles.all());
    return endpoints;
  }

  private ArrayNode models() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (SpeechModels.Choice choice : speech.all()) {
      ObjectNode model = list.addObject()
          .put("name", choice.model().name())
          .put("engine", choice.engine().name())
          .put("description", choice.model().description())
          .put("state", choice.state().name().toLowerCase(Locale.ROOT));
      choice.model().file().ifPresent(file -> model.put("file", file.name()).put("bytes", file.bytes()));
    }
    return list;
  }

  private Endpoint fonts() {
    Reply reply = new Reply.Open("Families with their styles.",
        "[{\"family\": \"DejaVu Sans\", \"styles\": [\"Book\", \"Bold\"]}]");
    return endpoint("Fonts", "All fonts that titles and captions can use.", "/info/fonts/", Map.of(
        Verb.GET, Operation.reading("info_fonts_list", "Lists the fonts.", reply,
            exchange -> Answer.ok(json(fonts.list(exchange.user().id())))),
        Verb.POST, Operation.writing("info_fonts_create", "Adds a font, or reloads the fonts.",
            BodySpec.whole(FontService.SPEC), reply,
            this::addFont)));
  }

  private Answer addFont(RequestContext exchange) {
    UserId user = exchange.user().id();
    return Answer.ok(json(
        FontService.font(exchange.input()).map(font -> fonts.add(user, font)).orElseGet(() -> fonts.list(user))));
  }

  private static ArrayNode json(List<WorkAnswer.FontFamily> families) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (WorkAnswer.FontFamily family : families) {
      family.styles().forEach(list.addObject().put("family", family.family()).putArray("styles")::add);
    }
    return list;
  }

  private static Endpoint list(String title, String description, String part, String example,
      Supplier<ArrayNode> content) {
    return endpoint(title, description, "/info/" + part + "/", Map.of(Verb.GET,
        Operation.reading("info_" + part + "_list", description, new Reply.Open(description, example),
            exchange -> Answer.ok(content.get()))));
  }

  private static Endpoint endpoint(String title, String description, String path, Map<Verb, Operation> operations) {
    return new Endpoint(title, description, new PathPattern(path), Access.SIGNED_IN, Offer.JSON_AND_PAGE, operations);
  }

  private static Answer index(RequestContext exchange) {
    ObjectNode index = JsonNodeFactory.instance.objectNode().put("version", OpenApiDocument.VERSION).put("debug",
        false);
    PARTS.forEach(part -> index.put(part, exchange.links().to("/info/" + part + "/")));
    return Answer.ok(index);
  }
}
