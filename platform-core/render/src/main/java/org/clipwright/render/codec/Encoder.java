package org.clipwright.render.codec;

import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;

/** Writes frames and sound into one file, in order, one thread at a time. An unfinished file is deleted on close. */
public interface Encoder extends AutoCloseable {

  /** Appends a decoded picture, scaled within YUV where sizes differ. Does not close it. */
  void write(DecodedPicture picture);

  /** Appends a composed frame; it may be reused as soon as the call returns. */
  void write(Frame frame);

  /** Appends the previous picture again, as cheaply as the encoder can. */
  void repeat();

  /** Appends sound; it may be reused as soon as the call returns. */
  void write(AudioBlock block);

  /** Flushes the encoders and completes the file. */
  void finish();

  @Override
  void close();
}
