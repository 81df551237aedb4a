package org.clipwright.render.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.render.codec.SyntheticSounds;
import org.clipwright.render.mix.SoundMixer;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;

/** A project made of JSON snippets, and what it takes to hear it. */
public final class SoundProject implements EffectRegistry {

  /** The parameter of the effects that it knows. */
  static final NumberParameter AMOUNT = ParameterSpec.number("amount", "Amount", 1, 0, 1);

  private final SyntheticSounds media;
  private final List<String> clips = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();
  private final Map<String, SoundEffect> registered = new HashMap<>();
  private final Map<String, String> plugins = new HashMap<>();
  private String fps = "{'num': 25, 'den': 1}";
  private Fidelity fidelity = Fidelity.CORRECT;

  public SoundProject(SyntheticSounds media) {
    this.media = media;
  }

  /** Adds a clip of a file; the rest of its JSON may follow, in single quotes. */
  public SoundProject clip(String file, double position, double start, double end, String... more) {
    return clipOf("FFmpegReader", file, position, start, end, more);
  }

  /** Adds a clip of a file that a certain reader reads. */
  public SoundProject clipOf(String type, String file, double position, double start, double end, String... more) {
    clips.add(
        "{'reader': {'type': '%s', 'path': '%s', 'has_audio': true, 'has_video': false},"
            .formatted(type, file)
            + "'position': %s, 'start': %s, 'end': %s %s}".formatted(position, start, end, joined(more)));
    return this;
  }

  /** Adds a clip of media without sound. */
  public SoundProject silentClip(String file, double position, double start, double end) {
    clips.add(
        "{'reader': {'type': 'QtImageReader', 'path': '%s', 'has_audio': false, 'has_video': true},".formatted(file)
            + "'position': %s, 'start': %s, 'end': %s}".formatted(position, start, end));
    return this;
  }

  /** Adds an effect to the timeline. */
  SoundProject effect(String json) {
    effects.add(json);
    return this;
  }

  public SoundProject at(int num, int den) {
    fps = "{'num': %d, 'den': %d}".formatted(num, den);
    return this;
  }

  public SoundProject like(Fidelity other) {
    fidelity = other;
    return this;
  }

  /** Makes an effect known that works on every sample. */
  SoundProject know(String name, Supplier<SampleChange> change) {
    registered.put(name, new SampleEffect(name, change));
    return this;
  }

  /** Makes an effect known that a plugin brings. */
  SoundProject knowOf(String pluginName, String name, SoundFilter filter) {
    plugins.put(name, pluginName);
    registered.put(name, new SampleEffect(name, () -> (sample, context) -> sample) {
      @Override
      public SoundFilter open(EffectSetup setup) {
        return filter;
      }
    });
    return this;
  }

  TimelineSoundMixer mixer() {
    return new TimelineSoundMixer(setup());
  }

  RenderSetup setup() {
    String json =
        ("{'width': 64, 'height': 36, 'fps': %s, 'sample_rate': 48000, 'channels': 2, 'channel_layout': 3,"
            + "'clips': [%s], 'effects': [%s]}")
            .formatted(fps, String.join(",", clips), String.join(",", effects));
    Timeline timeline = new ProjectReader(Path::of).read(json.replace('\'', '"'));
    return RenderSetup.of(timeline, media, this, Path::of, fidelity);
  }

  /** The sound of one frame alone. */
  public float[][] frame(long number) {
    return frames(number, number);
  }

  /** The sound of frames in order, joined. */
  public float[][] frames(long from, long to) {
    try (TimelineSoundMixer mixer = mixer()) {
      return frames(mixer, from, to);
    }
  }

  static float[][] frames(SoundMixer mixer, long from, long to) {
    AudioBlock block = new AudioBlock(2, 0, 48000);
    float[][] joined = {{}, {}};
    for (long frame = from; frame <= to; frame++) {
      mixer.mix(frame, block);
      for (int channel = 0; channel < 2; channel++) {
        int length = joined[channel].length;
        joined[channel] = Arrays.copyOf(joined[channel], length + block.samples());
        System.arraycopy(block.channel(channel), 0, joined[channel], length, block.samples());
      }
    }
    return joined;
  }

  @Override
  public Optional<PictureEffect> picture(String className) {
    return Optional.empty();
  }

  @Override
  public Optional<SoundEffect> sound(String className) {
    return Optional.ofNullable(registered.get(className));
  }

  @Override
  public Optional<String> plugin(String className) {
    return Optional.ofNullable(plugins.get(className));
  }

  private static String joined(String... more) {
    return more.length == 0 ? "" : "," + String.join(",", more);
  }

  /** What an effect does to one sample. */
  @FunctionalInterface
  interface SampleChange {
    float of(float sample, EffectContext context);
  }

  private static class SampleEffect implements SoundEffect {

    private final String name;
    private final Supplier<SampleChange> change;

    SampleEffect(String name, Supplier<SampleChange> change) {
      this.name = name;
      this.change = change;
    }

    @Override
    public EffectDescriptor descriptor() {
      return new EffectDescriptor(
          name,
          name,
          "Changes every sample.",
          EffectDescriptor.Medium.SOUND,
          List.of(AMOUNT));
    }

    @Override
    public SoundFilter open(EffectSetup setup) {
      SampleChange state = change.get();
      return (context, block) -> {
        for (int channel = 0; channel < block.channelCount(); channel++) {
          for (int i = 0; i < block.samples(); i++) {
            block.channel(channel)[i] = state.of(block.channel(channel)[i], context);
          }
        }
      };
    }
  }
}
