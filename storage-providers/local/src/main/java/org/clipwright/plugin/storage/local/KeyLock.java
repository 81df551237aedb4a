package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.clipwright.sdk.storage.PutCondition;

/**
 * Serializes the appearance and removal of objects across all processes on this machine, so that nothing comes between
 * checking what is there and replacing it. It is held for the moment of a rename, never while bytes are transferred.
 */
final class KeyLock {

  /** A JVM cannot hold two locks on one file, and several backends on one folder are rare. */
  private static final ReentrantLock HERE = new ReentrantLock();

  private final Path file;
  private final FileAccess access;

  KeyLock(Path file, FileAccess access) {
    this.file = file;
    this.access = access;
  }

  /** A step that another must not interrupt. */
  interface Step<T> {
    T run() throws IOException;
  }

  /** Runs the step; if the file system has no locks, a step without a condition runs anyway. */
  <T> T take(PutCondition condition, Step<T> step) throws IOException {
    HERE.lock();
    try (FileChannel channel = opened()) {
      FileLock lock = locked(channel, condition);
      try {
        return step.run();
      } finally {
        if (lock != null) {
          lock.release();
        }
      }
    } finally {
      HERE.unlock();
    }
  }

  /** Creates the lock file, so that nobody else does. */
  void make() throws IOException {
    opened().close();
  }

  private FileChannel opened() throws IOException {
    if (!Files.exists(file)) {
      access.makeFolders(file.getParent());
      FileChannel made = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      access.close(file);
      return made;
    }
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static FileLock locked(FileChannel channel, PutCondition condition) throws IOException {
    try {
      return channel.lock();
    } catch (IOException impossible) {
      if (condition instanceof PutCondition.Always) {
        return null;
      }
      throw new IOException("the file system cannot lock files, which a conditional replacement needs", impossible);
    }
  }
}
