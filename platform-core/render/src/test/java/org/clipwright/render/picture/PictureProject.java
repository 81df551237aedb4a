package org.clipwright.render.picture;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;

/** A project of 16x8 pixels made of JSON snippets in single quotes, and what it takes to see it. */
public final class PictureProject implements EffectRegistry {

  private final MediaOpener media;
  private final List<String> clips = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();
  private final Map<String, PictureEffect> registered = new HashMap<>();
  private Path folder = Path.of("/media");
  private Fidelity fidelity = Fidelity.CORRECT;
  private Optional<String> plugin = Optional.empty();
  private int width = 16;
  private int height = 8;

  public PictureProject(MediaOpener media) {
    this.media = media;
  }

  public PictureProject size(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    return this;
  }

  public PictureProject in(Path newFolder) {
    folder = newFolder;
    return this;
  }

  public PictureProject like(Fidelity wanted) {
    fidelity = wanted;
    return this;
  }

  /** Adds a clip of a file on a layer, for one second from a position; more of its JSON may follow. */
  public PictureProject clip(String file, int layer, double position, String... more) {
    String rest = more.length == 0 ? "" : ", " + String.join(", ", more);
    clips.add(
        "{'reader': {'type': '%s', 'path': '%s'}, 'layer': %d, 'position': %s, 'end': 1%s}"
            .formatted(file.endsWith(".json") ? "Timeline" : "FFmpegReader", file, layer, position, rest));
    return this;
  }

  /** Adds an effect to the timeline. */
  public PictureProject effect(String json) {
    effects.add(json);
    return this;
  }

  /** Makes an effect known. */
  public PictureProject register(String className, Function<EffectSetup, PictureFilter> filter,
      ParameterSpec... parameters) {
    return register(className, EffectDescriptor.Stage.BEFORE_CLIP, filter, parameters);
  }

  public PictureProject register(
      String className, EffectDescriptor.Stage usual, Function<EffectSetup, PictureFilter> filter,
      ParameterSpec... parameters) {
    return register(filter, new EffectDescriptor(
        className, className, "For tests.", EffectDescriptor.Medium.PICTURE, List.of(parameters), usual));
  }

  /** An effect whose original treats the bytes of pictures like this. */
  public PictureProject register(String className, OriginalBytes habit, Function<EffectSetup, PictureFilter> filter) {
    return register(filter, new EffectDescriptor(
        className, className, "For tests.", EffectDescriptor.Medium.PICTURE, List.of()).withOriginalBytes(habit));
  }

  private PictureProject register(Function<EffectSetup, PictureFilter> filter, EffectDescriptor descriptor) {
    registered.put(
        descriptor.className(),
        new PictureEffect() {
          @Override
          public EffectDescriptor descriptor() {
            return descriptor;
          }

          @Override
          public PictureFilter open(EffectSetup setup) {
            return filter.apply(setup);
          }
        });
    return this;
  }

  /** Says of all its effects that a plugin brings them. */
  public PictureProject broughtBy(String name) {
    plugin = Optional.of(name);
    return this;
  }

  public String json() {
    return """
        {'width': %d, 'height': %d, 'fps': {'num': 30, 'den': 1}, 'sample_rate': 48000, 'channels': 2,
         'clips': [%s], 'effects': [%s]}"""
        .formatted(width, height, String.join(",", clips), String.join(",", effects))
        .replace('\'', '"');
  }

  public RenderSetup setup() {
    PathResolver paths = PathResolver.relativeTo(folder);
    Timeline timeline = new ProjectReader(paths).read(json());
    return RenderSetup.of(timeline, media, this, paths, fidelity).withThreads(2);
  }

  /** The pixels of a frame. */
  public Shot shot(long number) {
    try (FrameRenderer renderer = FrameRenderer.open(setup(), ClipSounds.SILENT)) {
      return shot(renderer, number);
    }
  }

  public static Shot shot(FrameRenderer renderer, long number) {
    try (Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, renderer.width(), renderer.height());
      renderer.render(number, frame);
      int[] pixels = new int[frame.size()];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = frame.pixel(i);
      }
      return new Shot(frame.width(), frame.height(), pixels);
    }
  }

  /** A rendered frame's pixels. */
  public record Shot(int width, int height, int[] pixels) {

    public int at(int x, int y) {
      return pixels[y * width + x];
    }

    /** One character a pixel: the brightest of R, G and B, W for white, dot for black. */
    public String row(int y) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < width; x++) {
        int pixel = at(x, y);
        int red = pixel & 255;
        int green = pixel >>> 8 & 255;
        int blue = pixel >>> 16 & 255;
        row.append(red + green + blue < 30 ? '.' : red > 200 && green > 200 && blue > 200 ? 'W'
            : red >= green && red >= blue ? 'R' : green >= blue ? 'G' : 'B');
      }
      return row.toString();
    }
  }

  @Override
  public Optional<PictureEffect> picture(String className) {
    return Optional.ofNullable(registered.get(className));
  }

  @Override
  public Optional<SoundEffect> sound(String className) {
    return Optional.empty();
  }

  @Override
  public Optional<String> plugin(String className) {
    return plugin;
  }
}
