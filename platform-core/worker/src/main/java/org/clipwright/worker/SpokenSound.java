package org.clipwright.worker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.transcription.Transcriber;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.transcript.SpeechSound;

/**
 * Reads the sound of media in one channel of 16 kHz and cuts it where there are pauses; silence is skipped. Half a
 * minute is held at a time, however long the media are.
 */
final class SpokenSound implements SpeechSound {

  private static final int MONO = 4;
  private static final int BLOCK = Transcriber.SAMPLE_RATE;
  private static final int LONGEST = Transcriber.SAMPLE_RATE * Transcriber.LONGEST_SECONDS;

  private final MediaOpener media;
  private final Function<String, Path> files;

  /** Reads stored media through a decoder. */
  public SpokenSound(MediaOpener media, LocalMedia local) {
    this(media, local::file);
  }

  /** Reads through a decoder; the function gives the file of a key. */
  SpokenSound(MediaOpener media, Function<String, Path> files) {
    this.media = media;
    this.files = files;
  }

  @Override
  public void read(String key, SampleListener listener) {
    Path file = files.apply(key);
    try {
      double seconds = media.probe(file).durationSeconds();
      try (SoundSource source = media.sound(file, Transcriber.SAMPLE_RATE, MONO, Fidelity.CORRECT)) {
        new Reading(source, (long) Math.ceil(seconds * Transcriber.SAMPLE_RATE), listener).run();
      }
    } catch (MediaException unusable) {
      throw new PlatformException(ErrorCode.INVALID, unusable.getMessage(), unusable);
    }
  }

  /** One pass over the sound. */
  private static final class Reading {

    private final SoundSource source;
    private final long total;
    private final SampleListener listener;
    private final AudioBlock block = new AudioBlock(1, BLOCK, Transcriber.SAMPLE_RATE);
    private final float[] held = new float[LONGEST];
    private int count;
    private long heldFrom;

    Reading(SoundSource source, long total, SampleListener listener) {
      this.source = source;
      this.total = total;
      this.listener = listener;
    }

    void run() {
      while (heldFrom + count < total) {
        fill();
        boolean last = heldFrom + count >= total;
        PauseSplitter pauses = new PauseSplitter(held, count);
        int start = pauses.speechStart();
        if (start == count) {
          drop(last ? count : Math.max(0, count - BLOCK / 4));
        } else if (start > 0 && !last) {
          drop(start);
        } else {
          give(last, start, pauses);
        }
        listener.reached((double) heldFrom / Transcriber.SAMPLE_RATE, (double) total / Transcriber.SAMPLE_RATE);
      }
    }

    private void fill() {
      while (count < LONGEST && heldFrom + count < total) {
        int wanted = (int) Math.min(BLOCK, Math.min(LONGEST - count, total - heldFrom - count));
        block.resize(wanted);
        source.read(heldFrom + count, block);
        System.arraycopy(block.channel(0), 0, held, count, wanted);
        count += wanted;
      }
    }

    private void give(boolean last, int start, PauseSplitter pauses) {
      int end = last ? Math.max(pauses.speechEnd(), start) : pauses.cut();
      if (end > start) {
        listener.piece((heldFrom + start) / (double) Transcriber.SAMPLE_RATE, Arrays.copyOfRange(held, start, end));
      }
      drop(last ? count : end);
    }

    private void drop(int samples) {
      System.arraycopy(held, samples, held, 0, count - samples);
      count -= samples;
      heldFrom += samples;
    }
  }
}
