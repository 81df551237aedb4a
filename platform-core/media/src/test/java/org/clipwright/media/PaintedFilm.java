package org.clipwright.media;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.Rational;

/** A short film whose frames tell their number by their brightness, under a 440 Hz tone. */
public record PaintedFilm(String container, String videoCodec, String audioCodec, int frames) {

  public static final int WIDTH = 160;
  public static final int HEIGHT = 96;
  static final int SAMPLE_RATE = 48_000;
  static final int SAMPLES_PER_FRAME = SAMPLE_RATE / 25;
  static final double TONE_HERTZ = 440;
  static final double TONE_LEVEL = 0.5;
  static final int STEREO = 3;

  private static final int DARKEST = 20;
  private static final int STEP = 5;
  private static final int GREYS = 40;
  private static final int GRAIN = 40;

  public static PaintedFilm silent(String container, String videoCodec, int frames) {
    return new PaintedFilm(container, videoCodec, "", frames);
  }

  /** The grey of a frame counted from 1. */
  public static int grey(long number) {
    return DARKEST + (int) ((number - 1) % GREYS) * STEP;
  }

  public OutputSettings settings() {
    return new OutputSettings(container, video(), audio(), 1);
  }

  private Optional<VideoSettings> video() {
    VideoRate rate = new VideoRate(VideoRate.Mode.BITRATE, 4_000_000);
    return Optional.of(videoCodec)
        .filter(codec -> !codec.isEmpty())
        .map(
            codec -> new VideoSettings(
                codec, WIDTH, HEIGHT, new Rational(25, 1), rate, "", VideoSettings.Scanning.PROGRESSIVE));
  }

  private Optional<AudioSettings> audio() {
    return Optional.of(audioCodec)
        .filter(codec -> !codec.isEmpty())
        .map(codec -> new AudioSettings(codec, SAMPLE_RATE, 2, STEREO, 192_000));
  }

  /** Writes it to a file. */
  public Path write(Path file) {
    return write(file, 1, frames);
  }

  /** Writes some of its frames, counted from 1, to a file. */
  public Path write(Path file, int first, int last) {
    try (Arena arena = Arena.ofConfined();
        Encoder encoder = new FfmpegEncoderOpener().open(file, settings())) {
      Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
      AudioBlock block = new AudioBlock(2, SAMPLES_PER_FRAME, SAMPLE_RATE);
      for (int number = first; number <= last; number++) {
        writeFrame(encoder, frame, number);
        writeSound(encoder, block, number);
      }
      encoder.finish();
    }
    return file;
  }

  private void writeFrame(Encoder encoder, Frame frame, int number) {
    if (!videoCodec.isEmpty()) {
      paint(frame, number);
      encoder.write(frame);
    }
  }

  private void writeSound(Encoder encoder, AudioBlock block, int number) {
    if (!audioCodec.isEmpty()) {
      tone(block, (long) (number - 1) * SAMPLES_PER_FRAME);
      encoder.write(block);
    }
  }

  /** Grey with a rim of grain, which keeps the frames of all codecs at the sizes of real ones. */
  private static void paint(Frame frame, int number) {
    Random grain = new Random(number);
    for (int i = 0; i < frame.size(); i++) {
      int x = i % WIDTH;
      boolean rim = x < WIDTH / 4 || x >= WIDTH * 3 / 4;
      int grey = grey(number) + (rim ? grain.nextInt(GRAIN) : 0);
      frame.pixel(i, Pixel.opaque(grey, grey, grey));
    }
  }

  /** The tone from a sample on. */
  static void tone(AudioBlock block, long from) {
    for (int channel = 0; channel < block.channelCount(); channel++) {
      for (int i = 0; i < block.samples(); i++) {
        block.channel(channel)[i] =
            (float) (TONE_LEVEL * Math.sin(2 * Math.PI * TONE_HERTZ * (from + i) / SAMPLE_RATE));
      }
    }
  }
}
