package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.clipwright.timeline.document.ProjectKeys;
import org.clipwright.worker.wave.SoundPeaks;
import org.clipwright.worker.wave.WaveColor;

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
    return ProjectKeys.empty().profile(profile)
        .clip(BACKGROUND, 0, seconds, ProjectKeys.reader(BACKGROUND))
        .waveform(SOUND, 1, seconds, ProjectKeys.reader(SOUND), wave(export).json()).json();
  }

  private static WaveColor wave(Export export) {
    return WaveColor.of(export.json(), "wave_color", USUAL_WAVE);
  }

  private static WaveColor background(Export export) {
    return WaveColor.of(export.json(), "wave_background_color", USUAL_BACKGROUND);
  }
}
