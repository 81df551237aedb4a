package org.clipwright.commands.fuzz;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.CaptionParameter;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.FontParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.StringParameter;

/**
 * Makes random projects: every property and effect, within its range and slightly outside; equal seeds give equal
 * projects.
 */
final class RandomProject {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int[][] RATES = {{24, 1}, {25, 1}, {30, 1}, {30000, 1001}, {60, 1}, {12, 1}, {24000, 1001}};
  private static final int[][] CANVASES =
      {{64, 36}, {36, 64}, {33, 47}, {96, 54}, {1, 1}, {50, 50}, {80, 45}, {17, 90}, {64, 64}, {512, 288}};
  private static final int[][] SOUNDS = {{44100, 2, 3}, {48000, 2, 3}, {22050, 1, 4}, {48000, 6, 63}};

  private final Random random;
  private final RandomMedia media;
  private final List<EffectDescriptor> effects;
  private int id;

  RandomProject(long seed, RandomMedia media, List<EffectDescriptor> effects) {
    this.random = new Random(seed);
    this.media = media;
    this.effects = effects.stream().filter(RandomProject::needsNoData).toList();
  }

  private static boolean needsNoData(EffectDescriptor effect) {
    return effect.parameters().stream().noneMatch(spec -> spec.name().equals("protobuf_data_path"));
  }

  /** The next project's JSON. */
  ObjectNode next() {
    ObjectNode project = JSON.objectNode();
    int[] rate = pick(RATES);
    int[] canvas = pick(CANVASES);
    int[] sound = pick(SOUNDS);
    project.put("width", canvas[0]).put("height", canvas[1]);
    project.putObject("fps").put("num", rate[0]).put("den", rate[1]);
    project.put("sample_rate", sound[0]).put("channels", sound[1]).put("channel_layout", sound[2]);
    if (chance(4)) {
      project.putObject("version").put("libopenshot", chance(2) ? "0.3.3" : "1.0.0");
    }
    ArrayNode clips = project.putArray("clips");
    int layers = 2 + random.nextInt(4);
    for (int layer = 0; layer < layers; layer++) {
      clips.add(clip(layer, clips));
    }
    ArrayNode onTimeline = project.putArray("effects");
    while (chance(2)) {
      onTimeline.add(chance(2) ? transition(layers) : timelineEffect(layers));
    }
    return project;
  }

  private ObjectNode clip(int layer, ArrayNode others) {
    ObjectNode clip = JSON.objectNode();
    clip.put("id", "C" + id++).put("layer", layer);
    span(clip);
    clip.set("reader", reader(pick(media.forClips())));
    clip.put("gravity", random.nextInt(9)).put("scale", random.nextInt(4)).put("mixing", random.nextInt(3));
    if (chance(3)) {
      clip.put("location_coordinate_system", pick(List.of("auto", "canvas", "geometry", "polar")));
    }
    clip.put("composite", chance(3) ? random.nextInt(24) : 0).put("display", chance(6) ? random.nextInt(4) : 0);
    curves(clip);
    if (chance(4)) {
      clip.set("time", keyframes(1, 40));
    }
    if (chance(8)) {
      clip.put("has_video", 0);
    }
    if (chance(8)) {
      clip.put("waveform", true);
      if (chance(2)) {
        clip.put("waveform_mode", random.nextInt(10));
      }
    }
    if (chance(5) && !others.isEmpty()) {
      clip.put("parentObjectId", others.get(random.nextInt(others.size())).path("id").asText());
    }
    ArrayNode own = clip.putArray("effects");
    while (chance(2) && own.size() < 4) {
      own.add(effect());
    }
    return clip;
  }

  private void curves(ObjectNode clip) {
    curve(clip, "location_x", -1, 1);
    curve(clip, "location_y", -1, 1);
    curve(clip, "scale_x", 0, 2);
    curve(clip, "scale_y", 0, 2);
    curve(clip, "rotation", -180, 180);
    curve(clip, "shear_x", -0.5, 0.5);
    curve(clip, "shear_y", -0.5, 0.5);
    curve(clip, "origin_x", 0, 1);
    curve(clip, "origin_y", 0, 1);
    curve(clip, "alpha", 0, 1);
    curve(clip, "margin", 0, 0.5);
    curve(clip, "corner_radius", 0, 0.5);
    curve(clip, "volume", 0, 1.5);
  }

  private void span(ObjectNode item) {
    double start = chance(2) ? 0 : value(0, 0.3);
    item.put("position", chance(2) ? 0 : value(0, 0.4)).put("start", start).put("end", start + value(0.1, 0.9));
  }

  private ObjectNode effect() {
    EffectDescriptor descriptor = effects.get(random.nextInt(effects.size()));
    ObjectNode effect = JSON.objectNode().put("type", descriptor.className()).put("id", "E" + id++).put("order",
        random.nextInt(3));
    if (chance(3)) {
      effect.put("apply_before_clip", chance(2));
    }
    for (ParameterSpec spec : descriptor.parameters()) {
      if (!chance(3)) {
        parameter(effect, spec);
      }
    }
    if (chance(3)) {
      mask(effect);
    }
    return effect;
  }

  private void mask(ObjectNode effect) {
    effect.set("mask_reader", reader(pick(media.forMasks())));
    effect.put("mask_invert", chance(2)).put("mask_mode", random.nextInt(3));
    effect.put("mask_time_mode", random.nextInt(3)).put("mask_loop_mode", random.nextInt(4));
    if (chance(6)) {
      effect.put("mask_source_id", "E" + random.nextInt(id));
    }
  }

  private void parameter(ObjectNode effect, ParameterSpec spec) {
    if (spec.name().contains(".")) {
      return;
    }
    switch (spec) {
      case NumericParameter number -> number(effect, number);
      case ColorParameter _ -> effect.set(spec.name(), color());
      case ReaderParameter _ -> effect.set(spec.name(), reader(pick(media.forMasks())));
      case CaptionParameter _ -> effect.put(spec.name(), "00:00:00.000 --> 00:00:10.000\nrandom words <b>bold</b>");
      case StringParameter _ -> effect.put(spec.name(), spec.name().contains("path") ? "" : "text");
      case FontParameter _,CurveParameter _ -> {}
    }
  }

  /** Mostly within the range, sometimes at its limit, sometimes beyond. */
  private void number(ObjectNode effect, NumericParameter spec) {
    if (spec instanceof ChoiceParameter choice) {
      effect.put(spec.name(), random.nextInt(choice.choices().size() + 1));
      return;
    }
    double room = spec.maximum() - spec.minimum();
    double most = Math.min(spec.maximum(), spec.minimum() + 200);
    if (spec.animatable() && chance(3)) {
      effect.set(spec.name(), keyframes(spec.minimum(), most));
    } else if (chance(5)) {
      effect.put(spec.name(), chance(2) ? spec.minimum() - Math.min(1, room / 10) : most + Math.min(1, room / 10));
    } else {
      double number = value(spec.minimum(), most);
      effect.put(spec.name(), spec instanceof NumberParameter ? number : Math.rint(number));
    }
  }

  private ObjectNode transition(int layers) {
    ObjectNode mask = JSON.objectNode().put("type", "Mask").put("id", "E" + id++).put("layer", random.nextInt(layers));
    span(mask);
    mask.set("reader", reader(pick(media.forMasks())));
    mask.set("brightness", keyframes(-1, 1));
    return mask.put("contrast", value(0, 20)).put("fade_audio_hint", chance(2));
  }

  private ObjectNode timelineEffect(int layers) {
    ObjectNode effect = effect().put("layer", random.nextInt(layers));
    span(effect);
    return effect;
  }

  private static ObjectNode reader(String path) {
    ObjectNode reader = JSON.objectNode().put("path", path).put("has_video", !path.endsWith(".wav"));
    if (path.contains("%")) {
      // The original engine does not look at the media for what a reader leaves open.
      reader.put("video_length", RandomMedia.SEQUENCE).putObject("fps").put("num", 25).put("den", 1);
    }
    return reader.put("has_audio", path.endsWith(".wav")).put("type", path.contains("%") ? "FFmpegReader"
        : path.endsWith(".wav") ? "FFmpegReader" : "QtImageReader");
  }

  private void curve(ObjectNode clip, String name, double least, double most) {
    if (chance(4)) {
      clip.set(name, chance(8) ? JSON.objectNode().set("Points", JSON.arrayNode()) : keyframes(least, most));
    }
  }

  private ObjectNode keyframes(double least, double most) {
    ObjectNode keyframe = JSON.objectNode();
    ArrayNode points = keyframe.putArray("Points");
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      ObjectNode point = points.addObject();
      point.putObject("co").put("X", 1 + i * (1 + random.nextInt(12))).put("Y", value(least, most));
      point.put("interpolation", random.nextInt(3));
    }
    return keyframe;
  }

  private ObjectNode color() {
    ObjectNode color = JSON.objectNode();
    for (String channel : List.of("red", "green", "blue", "alpha")) {
      ObjectNode point = color.putObject(channel).putArray("Points").addObject();
      point.putObject("co").put("X", 1).put("Y", random.nextInt(256));
      point.put("interpolation", 0);
    }
    return color;
  }

  private double value(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private int[] pick(int[][] list) {
    return list[random.nextInt(list.length)];
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
