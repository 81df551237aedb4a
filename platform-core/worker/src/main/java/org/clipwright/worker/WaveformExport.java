package org.clipwright.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.ProgressListener;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.resource.Export;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;

/**
 * Shows the sound of a project, either as one picture of all of it, or as a film in which each frame shows its own
 * part.
 *
 * @param setup the project whose sound it is
 */
record WaveformExport(RenderSetup setup) {

  private static final WaveColor USUAL_WAVE = new WaveColor(0, 123, 255, 255);
  private static final WaveColor USUAL_BACKGROUND = new WaveColor(0, 0, 0, 0);
  private static final String SOUND = "sound.wav";
  private static final String BACKGROUND = "background.svg";

  /** The format of the picture, unless a film is wanted. */
  static Optional<PictureFile> picture(Export export) {
    return PictureFile.of(export.settings().videoFormat());
  }

  /** Draws all of the sound into one picture. */
  Path picture(
      Export export, PictureFile format, FrameRange frames, Path folder, ProgressListener progress,
      CancellationToken token) {
    Profile profile = setup.timeline().profile();
    long samples = Math.round(frames.count() * profile.fps().inverse().toDouble() * profile.sampleRate());
    SoundPeaks peaks = new SoundPeaks(Math.max(1, profile.channels()), profile.width(), samples);
    RenderLoop.of(setup).withSound(new TimelineSoundMixer(setup)).run(frames, peaks, progress, token);
    Path file = folder.resolve("output." + format.ending());
    try (Arena arena = Arena.ofConfined(); OutputStream out = Files.newOutputStream(file)) {
      Frame frame = Frame.allocate(arena, profile.width(), profile.height());
      peaks.draw(frame, wave(export), background(export));
      format.write(frame, out);
    } catch (IOException failure) {
      throw new RenderException("The waveform cannot be written: " + failure.getMessage(), failure);
    }
    return file;
  }

  /**
   * The project of the film: one clip with the whole sound, shown as a waveform on its background.
   *
   * @param folder where the sound is kept during the export
   */
  Timeline film(Export export, FrameRange frames, Path folder, EncoderOpener encoders, CancellationToken token) {
    Profile profile = setup.timeline().profile();
    AudioSettings plain =
        new AudioSettings("pcm_s16le", profile.sampleRate(), profile.channels(), profile.channelLayout(), 0);
    OutputSettings settings = new OutputSettings("wav", Optional.empty(), Optional.of(plain), 1);
    try (Encoder encoder = encoders.open(folder.resolve(SOUND), settings)) {
      RenderLoop.of(setup).withSound(new TimelineSoundMixer(setup)).run(frames, encoder, (done, total) -> {}, token);
    }
    try {
      Files.writeString(folder.resolve(BACKGROUND), """
          <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d"><rect width="%1$d" height="%2$d" fill="%3$s"/></svg>
          """.formatted(profile.width(), profile.height(), background(export).css()));
    } catch (IOException failure) {
      throw new RenderException("The waveform cannot be drawn: " + failure.getMessage(), failure);
    }
    return new ProjectReader(folder::resolve).read(project(export, profile, frames));
  }

  private ObjectNode project(Export export, Profile profile, FrameRange frames) {
    double seconds = frames.count() * profile.fps().inverse().toDouble();
    ObjectNode project = JsonNodeFactory.instance.objectNode();
    project.put("width", profile.width()).put("height", profile.height());
    project.putObject("fps").put("num", profile.fps().num()).put("den", profile.fps().den());
    project.put("sample_rate", profile.sampleRate());
    project.put("channels", profile.channels()).put("channel_layout", profile.channelLayout());
    clip(project, BACKGROUND, 0, seconds);
    ObjectNode wave = clip(project, SOUND, 1, seconds);
    wave.put("waveform", true).set("wave_color", wave(export).json());
    return project;
  }

  private static ObjectNode clip(ObjectNode project, String file, int layer, double seconds) {
    ObjectNode clip = project.withArray("clips").addObject();
    clip.put("id", file).put("layer", layer).put("position", 0).put("start", 0).put("end", seconds);
    clip.putObject("reader").put("path", file);
    return clip;
  }

  private static WaveColor wave(Export export) {
    return WaveColor.of(export.json(), "wave_color", USUAL_WAVE);
  }

  private static WaveColor background(Export export) {
    return WaveColor.of(export.json(), "wave_background_color", USUAL_BACKGROUND);
  }

  /**
   * A colour that an export asks for, as {@code #rrggbb}, {@code #rrggbbaa}, or an object with its components.
   *
   * @param red 0 to 255, like the other components; not premultiplied
   */
  record WaveColor(int red, int green, int blue, int alpha) {

    /** The colour under a key. */
    static WaveColor of(JsonNode json, String key, WaveColor usual) {
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
    ObjectNode json() {
      return JsonNodeFactory.instance.objectNode().put("red", red).put("green", green).put("blue", blue).put("alpha",
          alpha);
    }

    /** The colour in CSS. */
    String css() {
      return String.format(Locale.ROOT, "rgba(%d,%d,%d,%.4f)", red, green, blue, alpha / 255.0);
    }
  }
}
