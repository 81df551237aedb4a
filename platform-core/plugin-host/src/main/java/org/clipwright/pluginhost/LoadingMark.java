package org.clipwright.pluginhost;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that exists while a plugin is being loaded. If one is found that no process has locked, an earlier attempt to
 * load this very jar never finished.
 */
final class LoadingMark {

  private static final Logger LOG = LoggerFactory.getLogger(LoadingMark.class);
  private static final int LONGEST = 1000;

  private final Path file;
  private final Optional<FileChannel> channel;
  private final String jar;

  private LoadingMark(Path file, Optional<FileChannel> channel, String jar) {
    this.file = file;
    this.channel = channel;
    this.jar = jar;
  }

  /**
   * Marks a jar. If that is impossible, because the folder is not writable or another process is loading the same jar
   * at this moment, it is loaded without a mark.
   *
   * @throws PluginRefusal if an earlier attempt to load it never finished
   */
  static LoadingMark set(Path folder, Path jar) {
    Path file = folder.resolve(jar.getFileName().toString() + ".txt");
    try {
      String content = Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!held(channel)) {
        channel.close();
        return new LoadingMark(file, Optional.empty(), content);
      }
      refuseWhatNeverEnded(file, channel, content);
      write(channel, content);
      return new LoadingMark(file, Optional.of(channel), content);
    } catch (IOException unwritable) {
      LOG.debug("A plugin is being loaded without a crash marker. file={}", jar, unwritable);
      return new LoadingMark(file, Optional.empty(), "");
    }
  }

  private static boolean held(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException here) {
      return false;
    }
  }

  private static void refuseWhatNeverEnded(Path file, FileChannel channel, String jar) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    channel.read(bytes, 0);
    String[] lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).split("\n", 2);
    if (lines[0].equals(jar)) {
      channel.close();
      String reason = lines.length > 1
          ? lines[1].strip() : "the process died while the plugin was being loaded";
      throw new PluginRefusal(
          "at an earlier start " + reason + "; replace the jar with a fixed one, or delete " + file
              + " to try it again");
    }
  }

  private static void write(FileChannel channel, String content) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** The plugin was loaded, or refused in an orderly way. */
  void remove() {
    if (channel.isEmpty()) {
      return;
    }
    try {
      // Another process may already have opened the file and may find it unlocked in a moment.
      write(channel.get(), "");
      Files.deleteIfExists(file);
      channel.get().close();
    } catch (IOException stuck) {
      LOG.warn("The crash marker of a plugin that was loaded cannot be removed, so the next start skips it. mark={}",
          file, stuck);
    }
  }

  /** Leaves the mark in place, with the reason why loading was abandoned. */
  void keep(String reason) {
    if (channel.isEmpty()) {
      return;
    }
    try {
      write(channel.get(), jar + "\n" + reason);
      channel.get().close();
    } catch (IOException unwritable) {
      LOG.warn("The reason for refusing a plugin cannot be recorded. mark={}", file, unwritable);
    }
  }
}
