package org.clipwright.render.codec;

import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Media of which this machine has only the beginning, because the rest is fetched as it is read. */
public interface DistantMedia {

  /** No such media: every file is complete. */
  DistantMedia NONE = _ -> Optional.empty();

  /**
   * Opens the whole content of a file that is incomplete on this machine; empty for complete files. Any thread may
   * call it; the caller closes the channel, which is used by one thread at a time. A failure to read it carries a
   * sentence for the user.
   */
  Optional<SeekableByteChannel> open(Path file);
}
