package org.clipwright.worker.segment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.still.SvgReader;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.parameter.CaptionParameter;
import org.clipwright.sdk.parameter.FontParameter;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.ReaderItem;
import org.clipwright.timeline.Timeline;
import org.clipwright.timeline.TimelineRange;

/**
 * Names rendered parts by everything that determines them: equal keys mean the same pictures or sound, encoded the same
 * way. A key leaves out what does not affect the segment's frames; what cannot safely be reduced to these frames is
 * included in full.
 */
public final class SegmentKeys {

  private static final FrameRange FOREVER = new FrameRange(1, Long.MAX_VALUE);

  private final RenderSetup setup;
  private final OutputSettings output;
  private final Surroundings around;
  private final Timeline timeline;
  private final Rational fps;

  /**
   * What affects the result besides the timeline.
   *
   * @param program the rendering program, with all relevant versions
   * @param contents the content of the media that a text in a project names; empty where it names none
   * @param fonts the available fonts
   */
  public record Surroundings(String program, Function<String, Optional<String>> contents, String fonts) {}

  /** The keys of one render. */
  public SegmentKeys(RenderSetup setup, OutputSettings output, Surroundings around) {
    this.setup = setup;
    this.output = output;
    this.around = around;
    this.timeline = setup.timeline();
    this.fps = timeline.profile().fps();
  }

  /** The key of the pictures of some frames. */
  public String pictures(FrameRange frames) {
    FrameRange seen = seen(frames);
    List<Clip> clips = timeline.clips().stream().filter(clip -> touches(clip.range(), seen)).toList();
    List<EffectItem> effects = timeline.effects().stream().filter(effect -> touches(effect.range(), seen)).toList();
    KeyText key = start("pictures", frames).add("video", output.video());
    boolean referring = clips.stream().anyMatch(SegmentKeys::refers) || effects.stream().anyMatch(SegmentKeys::refers);
    if (referring) {
      timeline.clips().forEach(clip -> picture(key.add("anywhere", clip.id()), clip, clip.range(), FOREVER));
      timeline.effects().forEach(effect -> effect(key, effect));
    }
    clips.forEach(clip -> picture(key, clip, shown(clip, seen), own(clip, seen)));
    effects.forEach(effect -> effect(key, effect));
    if (clips.stream().anyMatch(this::writes) || effects.stream().anyMatch(this::writes)) {
      key.add("fonts", around.fonts());
    }
    return key.hex();
  }

  /** The key of the sound of some frames. */
  public String sound(FrameRange frames) {
    KeyText key = start("sound", frames).add("audio", output.audio());
    timeline.clips().stream().filter(clip -> sounds(clip) && touches(clip.range(), frames)).forEach(clip -> {
      key.add("clip", clip.layer()).add("range", clip.range()).add("sound", clip.sound()).add("time", clip.time());
      clip.reader().ifPresent(reader -> reader(key, reader));
      clip.effects().stream().filter(this::isSound).forEach(effect -> effect(key, effect));
    });
    timeline.effects().stream().filter(effect -> isSound(effect) && touches(effect.range(), frames))
        .forEach(effect -> effect(key, effect));
    return key.hex();
  }

  /** Whether this project has nested projects, whose media a key cannot cover. */
  public static boolean hasNestedProjects(Timeline timeline) {
    return timeline.clips().stream().flatMap(clip -> clip.reader().stream())
        .anyMatch(reader -> reader.type().equals(ReaderItem.NESTED_PROJECT));
  }

  private KeyText start(String kind, FrameRange frames) {
    return new KeyText(around.contents())
        .add("kind", kind)
        .add("program", around.program())
        .add("fidelity", setup.fidelity())
        .add("profile", timeline.profile())
        .add("pixel", timeline.pixelRatio())
        .add("rules", timeline.rules())
        .add("canvas", setup.width() + "x" + setup.height())
        .add("scaling", setup.scaling())
        .add("frames", frames);
  }

  /** The frames themselves, and those before them that effects look back at. */
  private FrameRange seen(FrameRange frames) {
    int before = Stream.concat(
        timeline.clips().stream().flatMap(clip -> clip.effects().stream()), timeline.effects().stream())
        .flatMap(effect -> setup.effects().picture(effect.className()).stream())
        .mapToInt(PictureEffect::framesBefore).max().orElse(0);
    return new FrameRange(Math.max(1, frames.first() - before), frames.last());
  }

  private boolean touches(TimelineRange range, FrameRange frames) {
    return range.firstFrame(fps) <= frames.last() && range.lastFrame(fps) >= frames.first();
  }

  /** The clip frames that some frames show, and one more at each end. */
  private FrameRange own(Clip clip, FrameRange frames) {
    long first = clip.clipFrame(frames.first(), fps) - 1;
    long last = clip.clipFrame(frames.last(), fps) + 1;
    return new FrameRange(Math.max(1, first), Math.max(1, Math.max(first, last)));
  }

  /**
   * The frames among some that show a clip, and which of its own the first of these is: how long it is otherwise
   * matters to effects only, and to the drawing of its sound.
   */
  private Object shown(Clip clip, FrameRange frames) {
    TimelineRange range = clip.range();
    if (!clip.effects().isEmpty() || clip.picture().waveform()) {
      return range;
    }
    long first = Math.max(range.firstFrame(fps), frames.first());
    return new FrameRange(first, Math.min(range.lastFrame(fps), frames.last())) + " " + clip.clipFrame(first, fps);
  }

  private void picture(KeyText key, Clip clip, Object shown, FrameRange own) {
    ClipGeometry geometry = clip.geometry();
    key.add("clip", clip.layer())
        .add("range", shown)
        .add("parent", clip.parentId())
        .add("geometry", geometry.within(own.first(), own.last()))
        // Media is decoded at the largest size it is ever shown.
        .add("scale", geometry.scaleX().largestPoint() + " " + geometry.scaleY().largestPoint())
        .add("picture", clip.picture().within(own.first(), own.last()))
        .add("time", clip.time());
    clip.reader().ifPresent(reader -> reader(key, reader));
    if (clip.picture().waveform()) {
      key.add("sound", clip.sound());
    }
    clip.effects().stream()
        .filter(effect -> clip.picture().waveform() || !isSound(effect))
        .forEach(effect -> effect(key, effect));
  }

  private static void reader(KeyText key, ReaderItem reader) {
    key.add("reader", reader.type()).json("media", reader.json());
  }

  /** Effects may ask for their parameters at any frame, so all of them count. */
  private void effect(KeyText key, EffectItem effect) {
    key.add("effect", effect.className())
        .add("plugin", setup.effects().plugin(effect.className()))
        .add("layer", effect.layer())
        .add("range", effect.range())
        .add("order", effect.order())
        .add("stage", effect.stage())
        .json("parameters", effect.json());
  }

  private boolean isSound(EffectItem effect) {
    return setup.effects().sound(effect.className()).isPresent();
  }

  /** Clips of media without sound affect the volume of others in the original engine only. */
  private boolean sounds(Clip clip) {
    return setup.fidelity().original() || clip.reader().isPresent()
        && clip.reader().flatMap(ReaderItem::info).map(MediaInfo::hasAudio).orElse(true);
  }

  private static boolean refers(Clip clip) {
    return !clip.parentId().isEmpty() || clip.effects().stream().anyMatch(SegmentKeys::refers);
  }

  /** Whether an effect takes its mask from another one. */
  private static boolean refers(EffectItem effect) {
    return effect.text("mask_source_id").filter(id -> !id.isBlank()).isPresent();
  }

  private boolean writes(Clip clip) {
    return clip.reader().filter(reader -> reader.type().equals(ReaderItem.TEXT)
        || SvgReader.isDrawing(Path.of(reader.writtenPath()))).isPresent()
        || clip.effects().stream().anyMatch(this::writes);
  }

  private boolean writes(EffectItem effect) {
    return setup.effects().picture(effect.className())
        .map(PictureEffect::descriptor).stream()
        .map(EffectDescriptor::parameters)
        .flatMap(List::stream)
        .anyMatch(parameter -> parameter instanceof FontParameter || parameter instanceof CaptionParameter);
  }
}
