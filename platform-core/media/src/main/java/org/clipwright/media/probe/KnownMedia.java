package org.clipwright.media.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.clipwright.media.input.FileName;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.input.KnownStreams;
import org.clipwright.render.codec.DistantMedia;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.MediaInfo;

/**
 * Remembers the facts of the most recently probed files and their streams for as long as they do not change. Any thread
 * may use it.
 */
public final class KnownMedia {

  private static final int MOST_FILES = 256;

  /** A file in the state in which it was probed. */
  private record Version(Path file, long size, FileTime changed) {}

  /** The result of probing a file. */
  public record Facts(MediaInfo info, Optional<KnownStreams> streams) {}

  private final DistantMedia distant;
  private final Map<Version, Facts> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, Facts> eldest) {
          boolean tooMany = size() > MOST_FILES;
          if (tooMany) {
            eldest.getValue().streams().ifPresent(KnownStreams::close);
          }
          return tooMany;
        }
      };

  /** Requests for a file that is being probed wait for it; requests for other files rarely do. */
  private final List<Object> turns = Stream.generate(Object::new).limit(16).toList();

  /** Remembers nothing yet. */
  public KnownMedia(DistantMedia distant) {
    this.distant = distant;
  }

  /** The facts of a file; probes it when it is unknown or has changed. */
  public MediaInfo of(Path file, Function<Path, Facts> probe) {
    InputFile.requireContent(file);
    Version version = version(file);
    synchronized (turns.get(Math.floorMod(version.hashCode(), turns.size()))) {
      Optional<MediaInfo> info = remembered(version);
      return info.isPresent() ? info.get() : remember(version, probe.apply(file));
    }
  }

  /** Opens a file, skipping stream probing where its streams are known. */
  public InputFile open(Path file) {
    InputFile.requireContent(file);
    Version version = version(file);
    return InputFile.open(file, distant, container -> fill(container, version));
  }

  private synchronized boolean fill(AVFormatContext container, Version version) {
    Facts facts = known.get(version);
    return facts != null && facts.streams().isPresent() && facts.streams().get().fill(container);
  }

  private synchronized Optional<MediaInfo> remembered(Version version) {
    return Optional.ofNullable(known.get(version)).map(Facts::info);
  }

  private synchronized MediaInfo remember(Version version, Facts facts) {
    Facts earlier = known.put(version, facts);
    if (earlier != null) {
      earlier.streams().ifPresent(KnownStreams::close);
    }
    return facts.info();
  }

  private static Version version(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(file.toAbsolutePath(), attributes.size(), attributes.lastModifiedTime());
    } catch (IOException e) {
      throw new MediaException(FileName.of(file) + " cannot be read: " + e.getMessage(), e);
    }
  }
}
