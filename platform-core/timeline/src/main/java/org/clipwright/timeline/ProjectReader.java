package org.clipwright.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clipwright.timeline.ClipGeometry.LocationSystem;

/** Builds a {@link Timeline} from an OpenShot project's JSON. Unknown keys are ignored. */
public final class ProjectReader {

  /** Objects that an effect tracks; it reads them itself. */
  private static final String KEYFRAMES = "_keyframes";
  private static final String TRACKED = "objects";

  /** The deepest nesting of objects around a parameter. */
  private static final int DEEPEST = 3;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final Profile NEW_PROJECT = new Profile(1280, 720, new Rational(30, 1), 48000, 2, 3);

  /** Per clip: all of them are open, and many keep some seconds of sound or some pictures. */
  private static final int MOST_EFFECTS = 100;

  private static final String BEFORE_CLIP = "apply_before_clip";

  private final PathResolver paths;

  /** A reader for projects whose media paths the resolver can resolve. */
  public ProjectReader(PathResolver paths) {
    this.paths = paths;
  }

  /**
   * Reads a project's text.
   *
   * @throws ProjectException if it is not JSON, or a value has the wrong type; its message states the path
   */
  public Timeline read(String json) {
    try {
      return read(MAPPER.readTree(json));
    } catch (JsonProcessingException exception) {
      throw new ProjectException("The project is not valid JSON: " + exception.getOriginalMessage() + ".");
    }
  }

  /**
   * Reads a project.
   *
   * @throws ProjectException if a value has the wrong type; its message states the path
   */
  public Timeline read(JsonNode json) {
    JsonView project = JsonView.of(json, "");
    Map<String, ObjectNode> effectsById = effectsById(project);
    List<Clip> clips = new ArrayList<>();
    LocationSystem locations = LocationSystem.usual(json);
    for (JsonView clip : project.objects("clips")) {
      clips.add(clip(clip, effectsById, locations));
    }
    return new Timeline(
        profile(project),
        project.ratio("pixel_ratio", new Rational(1, 1)),
        clips,
        effects(project, effectsById),
        EngineRules.of(json.path("version").path("libopenshot").asText("")));
  }

  private static Profile profile(JsonView project) {
    int width = project.integer("width", NEW_PROJECT.width());
    int height = project.integer("height", NEW_PROJECT.height());
    Rational fps = project.ratio("fps", NEW_PROJECT.fps());
    int sampleRate = project.integer("sample_rate", NEW_PROJECT.sampleRate());
    int channels = project.integer("channels", NEW_PROJECT.channels());
    require(width >= 1 && height >= 1, "The project's size of " + width + "x" + height + " pixels is out of range.");
    require(fps.toDouble() > 0, "The project's rate of " + fps + " frames per second is out of range.");
    require(sampleRate >= 1 && sampleRate <= 768000,
        "The project's sample rate of " + sampleRate + " Hz is out of range.");
    require(channels >= 0 && channels <= 64, "The project's " + channels + " audio channels are out of range.");
    Profile profile = new Profile(width, height, fps, sampleRate, channels,
        ChannelMask.of(channels, project.integer("channel_layout", NEW_PROJECT.channelLayout())));
    ProfileLimits.excess(profile).ifPresent(excess -> {
      throw new ProjectException(excess.sentence());
    });
    return profile;
  }

  private Clip clip(JsonView view, Map<String, ObjectNode> effectsById, LocationSystem locations) {
    Optional<ReaderItem> reader = reader(view, "reader");
    List<EffectItem> effects = effects(view, effectsById);
    require(effects.size() <= MOST_EFFECTS, "Clip \"%s\" has %,d effects; at most %d are allowed."
        .formatted(view.text("id", ""), effects.size(), MOST_EFFECTS));
    double length = reader.flatMap(ReaderItem::info).map(MediaInfo::durationSeconds).orElse(0f);
    return new Clip(
        view.text("id", ""),
        view.integer("layer", 0),
        range(view, length),
        reader,
        view.text("parentObjectId", ""),
        ClipGeometry.of(view, locations),
        picture(view),
        sound(view),
        view.curve("time", Keyframe.of(1)),
        effects);
  }

  private static TimelineRange range(JsonView view, double endUnlessSaid) {
    return TimelineRange.of(view.seconds("position", 0), view.seconds("start", 0), view.seconds("end", endUnlessSaid));
  }

  private static ClipPicture picture(JsonView view) {
    return new ClipPicture(
        view.curve("has_video", Keyframe.of(-1)),
        view.curve("alpha", Keyframe.of(1)),
        view.choice("composite", BlendMode.class, BlendMode.SOURCE_OVER),
        view.choice("display", FrameDisplay.class, FrameDisplay.NONE),
        view.flag("waveform", false),
        view.object("wave_color")
            .map(color -> KeyframeJson.readColor(color.node(), view.path("wave_color")))
            .orElse(ColorCurve.of(0, 123, 255, 255)),
        waveMode(view),
        view.text("reader_orientation_mode", "").equals("reader"));
  }

  private static OptionalInt waveMode(JsonView view) {
    return view.value("waveform_mode").isPresent()
        ? OptionalInt.of(view.integer("waveform_mode", 0)) : OptionalInt.empty();
  }

  private static ClipSound sound(JsonView view) {
    return new ClipSound(
        view.curve("has_audio", Keyframe.of(-1)),
        view.curve("volume", Keyframe.of(1)),
        view.curve("channel_filter", Keyframe.of(-1)),
        view.curve("channel_mapping", Keyframe.of(-1)),
        view.choice("mixing", Mixing.class, Mixing.NONE));
  }

  private List<EffectItem> effects(JsonView owner, Map<String, ObjectNode> effectsById) {
    List<EffectItem> effects = new ArrayList<>();
    for (JsonView view : owner.objects("effects")) {
      effects.add(effect(withParent(view, effectsById)));
    }
    return effects;
  }

  private EffectItem effect(JsonView view) {
    Map<String, Keyframe> curves = new HashMap<>();
    Map<String, ColorCurve> colors = new HashMap<>();
    Map<String, ReaderItem> readers = new HashMap<>();
    parameters(view, "", curves, colors, readers);
    return new EffectItem(
        view.text("id", ""),
        view.text("type", view.text("class_name", "")),
        view.integer("layer", 0),
        range(view, 0),
        view.integer("order", 0),
        stage(view),
        curves,
        colors,
        readers,
        view.node());
  }

  private static EffectItem.ChosenStage stage(JsonView view) {
    if (view.node().path(BEFORE_CLIP).isMissingNode()) {
      return EffectItem.ChosenStage.USUAL;
    }
    return view.flag(BEFORE_CLIP, true) ? EffectItem.ChosenStage.BEFORE_CLIP : EffectItem.ChosenStage.AFTER_CLIP;
  }

  /** Collects parameters; those in nested objects are named by their path, joined by dots. */
  private void parameters(
      JsonView view, String prefix, Map<String, Keyframe> curves, Map<String, ColorCurve> colors,
      Map<String, ReaderItem> readers) {
    for (Map.Entry<String, JsonNode> entry : view.node().properties()) {
      String key = entry.getKey();
      String name = prefix + key;
      JsonNode value = entry.getValue();
      if (!prefix.isEmpty() && !view.node().has(key + KEYFRAMES)) {
        plain(value, name + KEYFRAMES, curves, colors);
      }
      if (value.isNumber() || value.isBoolean() || KeyframeJson.looksLikeKeyframe(value)) {
        curves.put(name, KeyframeJson.read(value, view.path(key)));
      } else if (KeyframeJson.looksLikeColor(value)) {
        colors.put(name, KeyframeJson.readColor(value, view.path(key)));
      } else if (value.isObject() && value.path("path").isTextual()) {
        reader(view, key).ifPresent(reader -> readers.put(name, reader));
      } else if (value.isObject() && !key.equals(TRACKED) && name.chars().filter(c -> c == '.').count() < DEEPEST) {
        view.object(key).ifPresent(inner -> parameters(inner, name + ".", curves, colors, readers));
      }
    }
  }

  /**
   * In nested objects the original writes each value twice, plainly and as keyframes; the plain one may stand alone.
   */
  private static void plain(JsonNode value, String name, Map<String, Keyframe> curves, Map<String, ColorCurve> colors) {
    if (value.isNumber()) {
      curves.put(name, Keyframe.of(value.doubleValue()));
    } else if (value.isTextual() && value.textValue().matches("#[0-9a-fA-F]{6}")) {
      int rgb = Integer.parseInt(value.textValue().substring(1), 16);
      colors.put(name, ColorCurve.of(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF, 255));
    }
  }

  private Optional<ReaderItem> reader(JsonView owner, String key) {
    Optional<JsonView> view = owner.object(key).filter(reader -> !reader.node().isEmpty());
    return view.map(
        reader -> {
          String type = reader.text("type", "");
          String path = type.equals(ReaderItem.TEXT) ? "" : reader.text("path", "");
          Optional<Path> place = path.isBlank() ? Optional.empty() : Optional.of(paths.resolve(path));
          return new ReaderItem(
              type, place, ReaderJson.read(reader.node(), owner.path(key)), reader.node());
        });
  }

  /** A child effect has all of its parent's properties except the ids. */
  private static JsonView withParent(JsonView effect, Map<String, ObjectNode> effectsById) {
    ObjectNode parent = effectsById.get(effect.text("parent_effect_id", ""));
    if (parent == null || parent == effect.node()) {
      return effect;
    }
    ObjectNode inherited = parent.deepCopy();
    for (String own : List.of("id", "parent_effect_id")) {
      inherited.set(own, effect.node().get(own));
    }
    return JsonView.of(inherited, effect.path("parent_effect_id"));
  }

  private static Map<String, ObjectNode> effectsById(JsonView project) {
    Map<String, ObjectNode> found = new HashMap<>();
    List<JsonView> effects = new ArrayList<>(project.objects("effects"));
    project.objects("clips").forEach(clip -> effects.addAll(clip.objects("effects")));
    effects.stream()
        .filter(effect -> !effect.text("id", "").isEmpty())
        .forEach(effect -> found.put(effect.text("id", ""), effect.node()));
    return found;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new ProjectException(message);
    }
  }
}
