package org.clipwright.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One use of an effect, on a clip or on the timeline.
 *
 * @param id the effect's id in its project; may be empty
 * @param className which effect it is
 * @param layer on the timeline: the layer whose clips it applies to
 * @param range where it is on the timeline; relevant only for effects on the timeline
 * @param order of several effects, the one with the highest order comes first
 * @param stage before or after the clip is placed on the canvas
 * @param curves keyframed and plain numeric parameters by name; booleans are 0 or 1
 * @param colors colour parameters by name
 * @param readers reader parameters by name
 * @param json the effect's JSON in the project, including properties of its parent; treat as read-only
 */
public record EffectItem(
    String id,
    String className,
    int layer,
    TimelineRange range,
    int order,
    ChosenStage stage,
    Map<String, Keyframe> curves,
    Map<String, ColorCurve> colors,
    Map<String, ReaderItem> readers,
    ObjectNode json) {

  /** What the format of projects calls its transitions. */
  public static final String TRANSITION = "Mask";

  private static final String FADES_SOUND = "fade_audio_hint";

  /** When an effect is applied, relative to placing the clip on the canvas. */
  public enum ChosenStage {
    BEFORE_CLIP,
    AFTER_CLIP,
    /** The project leaves it to the effect. */
    USUAL
  }

  /** Whether it is applied at a stage, given the usual stage of effects of its type. */
  public boolean worksAt(ChosenStage wanted, ChosenStage usual) {
    return (stage == ChosenStage.USUAL ? usual : stage) == wanted;
  }

  public EffectItem {
    curves = Map.copyOf(curves);
    colors = Map.copyOf(colors);
    readers = Map.copyOf(readers);
  }

  /** Whether it is a transition that fades the sound of clips along with their pictures. */
  public boolean fadesSound() {
    return className.equals(TRANSITION) && curve(FADES_SOUND).map(flag -> flag.value(1) != 0).orElse(false);
  }

  /** A numeric parameter; empty if the project does not have it. */
  public Optional<Keyframe> curve(String name) {
    return Optional.ofNullable(curves.get(name));
  }

  /** A colour parameter; empty if the project does not have it. */
  public Optional<ColorCurve> color(String name) {
    return Optional.ofNullable(colors.get(name));
  }

  /** A reader parameter; empty if the project does not have it. */
  public Optional<ReaderItem> reader(String name) {
    return Optional.ofNullable(readers.get(name));
  }

  /** Whether the project sets a parameter; dots in its name address nested objects. */
  public boolean has(String name) {
    return curves.containsKey(name) || colors.containsKey(name)
        || node(name).filter(value -> !value.isNull()).isPresent();
  }

  private Optional<JsonNode> node(String name) {
    return Optional.of(json.at("/" + name.replace('.', '/'))).filter(node -> !node.isMissingNode());
  }

  /** A parameter that is a JSON object; empty if the project does not have it or it is something else. */
  public Optional<ObjectNode> object(String name) {
    return node(name).filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  /** A text parameter; empty if the project does not have it or it is something else. */
  public Optional<String> text(String name) {
    return node(name).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** Whether an effect on the timeline is active at a frame. */
  public boolean activeAt(long frame, Rational fps) {
    return range.covers(frame, fps);
  }

  /** The frame number that an effect on the timeline receives at a timeline frame. */
  public long effectFrame(long frame, Rational fps) {
    return range.ownFrame(frame, fps);
  }

  /** The same effect, converting seconds to frames with another precision. */
  EffectItem in(TimelineRange.Precision precision) {
    return new EffectItem(id, className, layer, range.in(precision), order, stage, curves, colors, readers, json);
  }
}
