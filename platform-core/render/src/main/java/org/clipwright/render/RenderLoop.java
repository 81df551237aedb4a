package org.clipwright.render;

import java.util.Optional;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.compose.PictureEngine;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.effect.LeftOutEffects;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.mix.SoundMixer;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.ProgressListener;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Profile;

/**
 * Renders a range of frames into an encoder. Reading, composing and mixing each run on a thread of their own with short
 * queues in between, so memory does not grow with duration; encoding stays on the caller's thread.
 */
public final class RenderLoop {

  private final RenderSetup setup;
  private final Optional<PictureSounds> pictures;
  private final Optional<SoundMixer> mixer;

  /** Marks that pictures are wanted, and holds the sounds that waveforms are drawn from. */
  private record PictureSounds(ClipSounds sounds) {}

  private RenderLoop(RenderSetup setup, Optional<PictureSounds> pictures, Optional<SoundMixer> mixer) {
    this.setup = setup;
    this.pictures = pictures;
    this.mixer = mixer;
  }

  /** A loop that renders neither pictures nor sound yet. */
  public static RenderLoop of(RenderSetup setup) {
    return new RenderLoop(setup, Optional.empty(), Optional.empty());
  }

  /**
   * A copy that renders pictures too.
   *
   * @param sounds the sound of clips that are shown as waveforms; closed at the end of the run
   */
  public RenderLoop withPictures(ClipSounds sounds) {
    return new RenderLoop(setup, Optional.of(new PictureSounds(sounds)), mixer);
  }

  /** A copy that renders sound too; the mixer is closed at the end of the run. */
  public RenderLoop withSound(SoundMixer sound) {
    return new RenderLoop(setup, pictures, Optional.of(sound));
  }

  /** Warns about what is left out, as rendering does, for callers that already have everything rendered. */
  public void warn() {
    LeftOutEffects.warn(setup);
  }

  /**
   * Renders the frames and completes the file; the caller closes the encoder. A loop runs once.
   *
   * @throws MediaException when media cannot be read or the file cannot be written
   * @throws RenderException when an effect fails or does not return
   * @throws RenderCancelledException when the token is cancelled
   */
  public void run(FrameRange frames, Encoder encoder, ProgressListener progress, CancellationToken token) {
    try (PictureStages pictureStages = pictures.map(wanted -> pictureStages(wanted, frames, token)).orElse(null);
        SoundStage soundStage = mixer.map(wanted -> soundStage(wanted, frames, token)).orElse(null)) {
      for (long frame = frames.first(); frame <= frames.last(); frame++) {
        token.check();
        if (soundStage != null) {
          soundStage.encodeNext(encoder);
        }
        if (pictureStages != null) {
          pictureStages.encodeNext(encoder);
        }
        progress.frames(frame - frames.first() + 1, frames.count());
      }
    }
    encoder.finish();
  }

  private PictureStages pictureStages(PictureSounds wanted, FrameRange frames, CancellationToken token) {
    EffectWatch watch = new EffectWatch(setup.supervision());
    PictureEngine engine =
        new PictureEngine(setup.besideEncoder(), wanted.sounds(), NestedProjects.ofOutermost(), watch);
    return new PictureStages(engine, frames, token);
  }

  private SoundStage soundStage(SoundMixer sound, FrameRange frames, CancellationToken token) {
    Profile profile = setup.timeline().profile();
    return new SoundStage(
        sound,
        () -> new AudioBlock(Math.max(1, profile.channels()), 1, profile.sampleRate()),
        frames,
        token,
        setup.supervision());
  }
}
