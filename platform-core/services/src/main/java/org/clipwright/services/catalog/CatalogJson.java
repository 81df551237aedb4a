package org.clipwright.services.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.services.catalog.initial.EffectJson;
import org.clipwright.timeline.Curve;
import org.clipwright.timeline.preset.PresetCatalog;

/** The available effects, presets and curves, as JSON for clients that offer them to users. */
public final class CatalogJson {

  private CatalogJson() {}

  /** All effects with their parameters. */
  public static ArrayNode effects(EffectCatalog catalog) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    catalog.all().forEach(effect -> list.add(effect(effect)));
    return list;
  }

  private static ObjectNode effect(EffectDescriptor effect) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", effect.name());
    json.put("class_name", effect.className());
    json.put("description", effect.description());
    json.put("has_audio", effect.medium() == EffectDescriptor.Medium.SOUND);
    json.put("has_video", effect.medium() == EffectDescriptor.Medium.PICTURE);
    ObjectNode defaults = EffectJson.complete(effect, JsonNodeFactory.instance.objectNode());
    ArrayNode properties = json.putArray("properties");
    effect.parameters().forEach(
        parameter -> properties.add(property(parameter, defaults.at("/" + parameter.name().replace('.', '/')))));
    return json;
  }

  private static ObjectNode property(ParameterSpec parameter, JsonNode initial) {
    ParameterFacts facts = ParameterFacts.of(parameter);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("property", parameter.name());
    json.put("name", parameter.title());
    json.put("type", facts.kind().toLowerCase(Locale.ROOT));
    json.set("default", initial);
    if (facts.maximum() > facts.minimum()) {
      json.put("minimum", facts.minimum());
      json.put("maximum", facts.maximum());
    }
    ArrayNode choices = json.putArray("choices");
    facts.choices().forEach((value, label) -> choices.addObject().put("value", value).put("name", label));
    json.put("animatable", parameter.animatable());
    return json;
  }

  /** All presets. */
  public static ArrayNode presets() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    PresetCatalog.all()
        .forEach(preset -> list.addObject().put("name", preset.name()).put("description", preset.description()));
    return list;
  }

  /** All curves; the handles are fractions of the way between two points. */
  public static ArrayNode curves() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Curve curve : Curve.all()) {
      ObjectNode json = list.addObject().put("name", curve.name());
      json.put("interpolation", curve.interpolation().name().toLowerCase(Locale.ROOT));
      json.putObject("handle_right").put("X", curve.x1()).put("Y", curve.y1());
      json.putObject("handle_left").put("X", curve.x2()).put("Y", curve.y2());
    }
    return list;
  }
}
