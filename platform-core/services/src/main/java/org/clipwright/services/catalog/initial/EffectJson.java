package org.clipwright.services.catalog.initial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.TextParameter;
import org.clipwright.timeline.Interpolation;
import org.clipwright.timeline.KeyframeJson;

/** Completes the JSON of an effect with the defaults of its declaration. */
public final class EffectJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private EffectJson() {}

  /** The effect's own keys, and the declared ones where it has none. */
  public static ObjectNode complete(EffectDescriptor effect, ObjectNode own) {
    ObjectNode json = JSON.objectNode();
    json.put("name", effect.name());
    json.put("class_name", effect.className());
    json.put("short_name", effect.className());
    json.put("description", effect.description());
    json.put("has_audio", effect.medium() == Medium.SOUND);
    json.put("has_video", effect.medium() == Medium.PICTURE);
    json.put("order", 0);
    json.put("apply_before_clip", effect.usualStage() == EffectDescriptor.Stage.BEFORE_CLIP);
    effect.parameters().forEach(parameter -> put(json, parameter));
    json.setAll(own);
    return json;
  }

  private static void put(ObjectNode json, ParameterSpec parameter) {
    String[] path = parameter.name().split("\\.");
    ObjectNode place = json;
    for (int i = 0; i < path.length - 1; i++) {
      place = place.withObject("/" + path[i]);
    }
    place.set(path[path.length - 1], initial(parameter));
  }

  private static JsonNode initial(ParameterSpec parameter) {
    return switch (parameter) {
      case FlagParameter flag -> JSON.booleanNode(flag.initial() != 0);
      case NumericParameter number -> number(number);
      case ColorParameter color -> KeyframeJson.writeColor(
          color.initial().red(), color.initial().green(), color.initial().blue(), color.initial().alpha());
      case TextParameter text -> JSON.textNode(text.initial());
      case ReaderParameter _ -> JSON.objectNode();
      case CurveParameter curve -> curve(curve.nodes());
    };
  }

  /** A curve through nodes written as {@code x:y}, linear between them. */
  private static ObjectNode curve(String places) {
    ObjectNode json = JSON.objectNode();
    json.set("enabled", KeyframeJson.write(1));
    ArrayNode nodes = json.putArray("nodes");
    for (String place : places.split(" ")) {
      ObjectNode node = nodes.addObject().put("id", nodes.size() - 1);
      node.set("x", KeyframeJson.write(Double.parseDouble(place.split(":")[0])));
      node.set("y", KeyframeJson.write(Double.parseDouble(place.split(":")[1])));
      node.put("interpolation", Interpolation.LINEAR.ordinal()).put("handle_type", 0);
    }
    return json;
  }

  private static JsonNode number(NumericParameter parameter) {
    if (parameter instanceof NumberParameter number && number.emptyAtFirst()) {
      ObjectNode keyframe = JSON.objectNode();
      keyframe.putArray("Points");
      return keyframe;
    }
    if (parameter.animatable()) {
      return KeyframeJson.write(parameter.initial());
    }
    boolean whole = parameter.initial() == Math.rint(parameter.initial());
    return whole ? JSON.numberNode((long) parameter.initial()) : JSON.numberNode(parameter.initial());
  }
}
