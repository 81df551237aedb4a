package org.clipwright.render.codec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.MediaInfo;

/** Media whose every sample is known by its place, and which keeps count of what is open. */
public final class SyntheticSounds implements MediaOpener {

  /** The sample of a channel at a place, counted from 0 in the rate asked for. */
  @FunctionalInterface
  public interface Signal {
    float at(int channel, long place);
  }

  private record Media(long length, Signal signal) {}

  private final Map<String, Media> media = new HashMap<>();
  private final Map<String, SoundFormat> ownFormats = new HashMap<>();
  private final List<String> opened = new ArrayList<>();
  private final List<Long> jumps = new ArrayList<>();
  private int open;
  private int mostOpen;

  /** Adds a file of a number of samples. */
  public SyntheticSounds with(String file, long length, Signal signal) {
    media.put(file, new Media(length, signal));
    return this;
  }

  /** Adds a file whose sound is given in its own format, as in the original's fidelity. */
  public SyntheticSounds withOwnFormat(String file, SoundFormat format) {
    ownFormats.put(file, format);
    return this;
  }

  /** Adds an endless file whose left sample tells its own place in millionths, and whose right one is its negative. */
  public SyntheticSounds withPlaces(String file) {
    return with(file, Long.MAX_VALUE, (channel, place) -> place(channel, place));
  }

  public static float place(int channel, long place) {
    return (channel == 0 ? 1 : -1) * place / 1e6f;
  }

  /** Names of the files opened, in order. */
  public List<String> opened() {
    return opened;
  }

  /** Places that sources were asked for other than where they stood. */
  public List<Long> jumps() {
    return jumps;
  }

  public int open() {
    return open;
  }

  public int mostOpen() {
    return mostOpen;
  }

  @Override
  public MediaInfo probe(Path file) {
    throw new MediaException("The file " + file + " is missing.");
  }

  @Override
  public PictureSource pictures(Path file, Fidelity fidelity, int threads) {
    throw new MediaException("The file " + file + " has no pictures.");
  }

  @Override
  public SoundSource sound(Path file, int sampleRate, int channelLayout, Fidelity fidelity) {
    SoundFormat format = ownFormats.get(file.getFileName().toString());
    if (format != null && fidelity.original()) {
      return new OwnFormatSound(format);
    }
    Media found = media.get(file.getFileName().toString());
    if (found == null) {
      throw new MediaException("The file " + file.getFileName() + " is missing.");
    }
    opened.add(file.getFileName().toString());
    open++;
    mostOpen = Math.max(mostOpen, open);
    return new Source(found);
  }

  private final class Source implements SoundSource {

    private final Media file;
    private long next;
    private boolean closed;

    Source(Media file) {
      this.file = file;
    }

    @Override
    public void read(long position, AudioBlock block) {
      if (closed) {
        throw new IllegalStateException("The source is closed.");
      }
      if (position != next) {
        jumps.add(position);
      }
      next = position + block.samples();
      for (int channel = 0; channel < block.channelCount(); channel++) {
        for (int i = 0; i < block.samples(); i++) {
          long place = position + i;
          block.channel(channel)[i] = place >= 0 && place < file.length ? file.signal.at(channel, place) : 0;
        }
      }
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open--;
      }
    }
  }
}
