package org.clipwright.render.compose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.picture.Blending;
import org.clipwright.render.picture.SmoothScaling;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.ColorCurve;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rounding;

/** Draws the sound of a clip's frame as a picture of the canvas's size. One thread at a time. */
final class WaveformPictures implements AutoCloseable {

  private static final int CHANNEL_HEIGHT = 200;
  private static final int PADDING = 20;
  private static final float QUIET = 0.01f;
  private static final String DRAWING = "AudioVisualization";
  private static final int FILLED = 1;
  private static final int LAST_MODE = 8;

  private final ClipSounds sounds;
  private final Fidelity fidelity;
  private final FramePool pool;
  private final Size canvas;
  private final AudioBlock block;
  private final PictureEffects effects;
  private final Map<Clip, EffectItem> drawings = new IdentityHashMap<>();

  WaveformPictures(RenderSetup setup, ClipSounds sounds, FramePool pool, PictureEffects effects) {
    Profile profile = setup.timeline().profile();
    this.sounds = sounds;
    this.fidelity = setup.fidelity();
    this.pool = pool;
    this.effects = effects;
    this.canvas = new Size(setup.width(), setup.height());
    this.block = new AudioBlock(Math.max(1, profile.channels()), 1, profile.sampleRate());
  }

  /** The picture of a clip at a frame of the timeline; the caller releases it. */
  Picture picture(Clip clip, long clipFrame, long frame) {
    boolean sounding = sounds.read(clip, frame, block);
    if (!sounding && fidelity.original()) {
      return Picture.black(pool, canvas.width(), canvas.height());
    }
    OptionalInt mode = mode(clip);
    return mode.isPresent() ? drawing(clip, mode.getAsInt(), clipFrame) : lines(clip, clipFrame);
  }

  /** Newer versions of the original fill the waveform when a project does not specify how to draw it. */
  private OptionalInt mode(Clip clip) {
    OptionalInt mode = clip.picture().waveMode();
    return mode.isEmpty() && fidelity == Fidelity.ORIGINAL ? OptionalInt.of(FILLED) : mode;
  }

  /** Draws with the waveform effect on an empty canvas; falls back to the old lines when it is not installed. */
  private Picture drawing(Clip clip, int mode, long clipFrame) {
    EffectItem item = drawings.computeIfAbsent(clip, each -> drawing(each, mode));
    Picture empty = Picture.take(pool, canvas.width(), canvas.height());
    empty.frame().clear();
    Optional<Picture> drawn = effects.drawSound(item, empty, clipFrame, block);
    if (drawn.isEmpty()) {
      empty.release();
    }
    return drawn.orElseGet(() -> lines(clip, clipFrame));
  }

  private static EffectItem drawing(Clip clip, int mode) {
    return new EffectItem(
        clip.id(), DRAWING, clip.layer(), clip.range(), 0, EffectItem.ChosenStage.USUAL,
        Map.of("visualization_type", Keyframe.of(Math.clamp(mode, 0, LAST_MODE))),
        Map.of("color", clip.picture().waveColor()), Map.of(), JsonNodeFactory.instance.objectNode());
  }

  /** As version 0.5 of the original draws it: one line per sample, one channel below another. */
  private Picture lines(Clip clip, long clipFrame) {
    int channels = block.channelCount();
    int height = CHANNEL_HEIGHT * channels + PADDING * (channels - 1);
    Picture drawn = Picture.take(pool, Math.max(1, block.samples()), height);
    drawn.frame().clear();
    int color = color(clip.picture().waveColor(), clipFrame);
    for (int channel = 0; channel < channels; channel++) {
      drawChannel(drawn.frame(), block.channel(channel), CHANNEL_HEIGHT / 2 + channel * distance(channels), color);
    }
    Picture scaled = Picture.take(pool, canvas.width(), canvas.height());
    SmoothScaling.scale(drawn.frame(), scaled.frame());
    drawn.release();
    return scaled;
  }

  /** From one channel's axis to the next; between any two channels the original engine leaves the space of all gaps. */
  private int distance(int channels) {
    return switch (fidelity) {
      case CORRECT -> CHANNEL_HEIGHT + PADDING;
      case ORIGINAL, ORIGINAL_0_5 -> CHANNEL_HEIGHT + PADDING * (channels - 1);
    };
  }

  @Override
  public void close() {
    new CloseSequence().then(sounds::close).then(effects::close).end();
  }

  private void drawChannel(Frame frame, float[] samples, int axis, int color) {
    for (int x = 0; x < block.samples(); x++) {
      int end = (int) Math.floor(axis - drawn(samples[x]) * (CHANNEL_HEIGHT / 2));
      line(frame, x, Math.min(axis, end), Math.max(axis, end), color);
    }
  }

  /**
   * The sample as drawn: barely audible ones are one pixel; the original lets overly loud ones extend beyond their
   * channel.
   */
  private float drawn(float sample) {
    if (sample != 0 && Math.abs(sample) <= QUIET) {
      return Math.copySign(QUIET, sample);
    }
    return switch (fidelity) {
      case CORRECT -> Math.clamp(sample, -1, 1);
      case ORIGINAL, ORIGINAL_0_5 -> sample;
    };
  }

  private static void line(Frame frame, int x, int from, int to, int color) {
    for (int y = Math.max(0, from); y <= Math.min(frame.height() - 1, to); y++) {
      frame.pixel(y * frame.width() + x, color);
    }
  }

  private static int color(ColorCurve curve, long frame) {
    int red = component(curve.red().value(frame));
    int green = component(curve.green().value(frame));
    int blue = component(curve.blue().value(frame));
    return Blending.multiply(red | green << 8 | blue << 16 | 0xFF000000, component(curve.alpha().value(frame)));
  }

  private static int component(double value) {
    return Math.clamp(Rounding.toInt(value), 0, 255);
  }
}
