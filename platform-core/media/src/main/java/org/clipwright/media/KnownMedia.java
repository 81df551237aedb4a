package org.clipwright.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.clipwright.render.MediaException;
import org.clipwright.timeline.MediaInfo;

/** Remembers the facts of the files probed last, as long as they do not change. Any thread may use it. */
final class KnownMedia {

  private static final int MOST_FILES = 256;

  /** A file as it was when it was probed. */
  private record Version(Path file, long size, FileTime changed) {}

  private final Map<Version, MediaInfo> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, MediaInfo> eldest) {
          return size() > MOST_FILES;
        }
      };

  /** The facts of a file; probed when it is not known or has changed. */
  MediaInfo of(Path file, Function<Path, MediaInfo> probe) {
    if (InputFile.isSequence(file)) {
      return probe.apply(file);
    }
    InputFile.requireContent(file);
    Version version = version(file);
    MediaInfo info = remembered(version);
    if (info == null) {
      info = probe.apply(file);
      remember(version, info);
    }
    return info;
  }

  private synchronized MediaInfo remembered(Version version) {
    return known.get(version);
  }

  private synchronized void remember(Version version, MediaInfo info) {
    known.put(version, info);
  }

  private static Version version(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(file.toAbsolutePath(), attributes.size(), attributes.lastModifiedTime());
    } catch (IOException e) {
      throw new MediaException(InputFile.name(file) + " cannot be read: " + e.getMessage(), e);
    }
  }
}
