package org.clipwright.render.codec;

import java.nio.file.Path;

/** Opens encoders. Any thread may call it. */
public interface EncoderOpener {

  /**
   * Opens a file for writing.
   *
   * @throws MediaException with a sentence that names the unusable codec, format or setting
   */
  Encoder open(Path output, OutputSettings settings);
}
