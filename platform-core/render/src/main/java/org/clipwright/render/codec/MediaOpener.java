package org.clipwright.render.codec;

import java.nio.file.Path;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.MediaInfo;

/** Opens media files for rendering. Any thread may call it. */
public interface MediaOpener {

  /**
   * Reads a file's facts without rendering it. A {@code %} pattern in the name means an image sequence.
   *
   * @throws MediaException when it is missing, empty, damaged or not media
   */
  MediaInfo probe(Path file);

  /** Opens the pictures of a file, decoding with at most the given number of threads. */
  PictureSource pictures(Path file, Fidelity fidelity, int threads);

  /** Opens the sound of a file, resampled to a rate in Hz and a channel layout (FFmpeg's mask). */
  SoundSource sound(Path file, int sampleRate, int channelLayout, Fidelity fidelity);
}
