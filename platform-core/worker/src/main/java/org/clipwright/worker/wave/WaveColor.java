package org.clipwright.worker.wave;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.clipwright.render.setup.RenderException;

/**
 * A colour that an export asks for, as {@code #rrggbb}, {@code #rrggbbaa}, or an object with its components.
 *
 * @param red 0 to 255, like the other components; not premultiplied
 */
public record WaveColor(int red, int green, int blue, int alpha) {

  /** The colour under a key. */
  public static WaveColor of(JsonNode json, String key, WaveColor usual) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (value.isObject()) {
      return new WaveColor(component(value, "red", 0), component(value, "green", 0), component(value, "blue", 0),
          component(value, "alpha", 255));
    }
    String text = value.asText().strip();
    if (!text.matches("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")) {
      throw new RenderException("\"" + key + "\" must be a colour such as \"#00ff88\", not " + value + ".");
    }
    return new WaveColor(hex(text, 1), hex(text, 3), hex(text, 5), text.length() > 7 ? hex(text, 7) : 255);
  }

  /** A component may be a number or animated; if animated, its first value counts. */
  private static int component(JsonNode color, String name, int usual) {
    JsonNode value = color.path(name);
    JsonNode first = value.path("Points").path(0).path("co").path("Y");
    double number = value.isNumber() ? value.asDouble() : first.asDouble(usual);
    return Math.clamp(Math.round(number), 0, 255);
  }

  private static int hex(String text, int at) {
    return Integer.parseInt(text.substring(at, at + 2), 16);
  }

  /** The colour as a pixel of a frame: premultiplied, red in the lowest byte. */
  int pixel() {
    return times(red) | times(green) << 8 | times(blue) << 16 | alpha << 24;
  }

  private int times(int component) {
    return (component * alpha + 127) / 255;
  }

  /** The colour as in a project's JSON. */
  public ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("red", red).put("green", green).put("blue", blue).put("alpha",
        alpha);
  }

  /** The colour in CSS. */
  public String css() {
    return String.format(Locale.ROOT, "rgba(%d,%d,%d,%.4f)", red, green, blue, alpha / 255.0);
  }
}
