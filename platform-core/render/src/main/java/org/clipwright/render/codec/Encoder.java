package org.clipwright.render.codec;

import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;

/**
 * Writes frames and sound into one file, in order, one thread at a time. A file that was not finished is deleted on
 * close.
 */
public interface Encoder extends AutoCloseable {

  /** Appends a picture as the decoder left it, scaled without leaving YUV where sizes differ. Does not close it. */
  void write(DecodedPicture picture);

  /** Appends a composed frame; it may be reused as soon as the call returns. */
  void write(Frame frame);

  /** Appends the last written picture once more, as cheaply as the encoder can. */
  void repeat();

  /** Appends sound; it may be reused as soon as the call returns. */
  void write(AudioBlock block);

  /** Writes what is still inside the encoders and completes the file. */
  void finish();

  @Override
  void close();
}
