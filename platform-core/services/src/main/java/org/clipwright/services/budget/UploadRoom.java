package org.clipwright.services.budget;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;

/**
 * The disk space for uploads in progress and uploads waiting to be completed. One user's uploads take at most half of
 * the free space, which leaves room for others and for storing what has arrived.
 *
 * <p>It and its shares are thread-safe.
 */
public final class UploadRoom {

  /** Shares grow in steps, so that the disk is not checked for each chunk. */
  private static final long STEP = 64 << 10;

  private final Path folder;
  private final DiskFloor floor;
  private final long mostOfOneUser;
  private final Map<Long, Long> held = new HashMap<>();

  /**
   * Creates room that is not used yet.
   *
   * @param folder where uploads wait
   * @param floor the space that must stay free on its disk
   * @param mostOfOneUser the most bytes one user may hold
   */
  public UploadRoom(Path folder, DiskFloor floor, long mostOfOneUser) {
    this.folder = folder;
    this.floor = floor;
    this.mostOfOneUser = mostOfOneUser;
  }

  /** Room that is limited only by the disk. */
  public static UploadRoom unlimited(Path folder) {
    return new UploadRoom(folder, DiskFloor.NONE, Long.MAX_VALUE / 4);
  }

  public Path folder() {
    return folder;
  }

  /** The most bytes one user may hold. */
  public long mostOfOneUser() {
    return mostOfOneUser;
  }

  /** A share for one upload of a user, initially empty. */
  public Share open(long user) {
    return new Share(user);
  }

  private synchronized void take(long user, long bytes) {
    long before = held.getOrDefault(user, 0L);
    requireRoom(before, bytes);
    held.put(user, before + bytes);
  }

  private void requireRoom(long before, long bytes) {
    long room = floor.room();
    if (room < bytes) {
      throw DiskFloor.full();
    }
    // Room that the user holds already but has not filled counts as free; that errs by one step for each upload.
    long most = Math.min(mostOfOneUser, room == Long.MAX_VALUE ? room : (room + before) / 2);
    if (bytes > most - before) {
      throw new PlatformException(ErrorCode.RESOURCE, most < mostOfOneUser
          ? "The server's disk has room for at most " + ErrorText.megabytes(most)
              + " of your unfinished uploads now, which is not enough."
              + " Complete some, or try again later."
          : "Your unfinished uploads take " + ErrorText.megabytes(before) + ", but they are limited to "
              + ErrorText.megabytes(most)
              + ". Complete them, or wait until they are removed.");
    }
  }

  private synchronized void put(long user, long bytes) {
    held.merge(user, bytes, Long::sum);
  }

  private synchronized void giveBack(long user, long bytes) {
    held.computeIfPresent(user, (_, before) -> before > bytes ? before - bytes : null);
  }

  /** The room that one upload takes, until it is closed. */
  public final class Share implements AutoCloseable {

    private final long user;
    private long used;
    private long taken;

    private Share(long user) {
      this.user = user;
    }

    /** The folder in which to put the upload. */
    public Path folder() {
      return folder;
    }

    /**
     * Does nothing when this many more bytes may arrive.
     *
     * @throws PlatformException {@code RESOURCE} when there is no room for them
     */
    public synchronized void require(long bytes) {
      synchronized (UploadRoom.this) {
        requireRoom(held.getOrDefault(user, 0L), Math.max(0, bytes));
      }
    }

    /**
     * Takes room for bytes that have arrived, before they are written.
     *
     * @throws PlatformException {@code RESOURCE} when there is none
     */
    public synchronized void claim(long bytes) {
      long wanted = used + bytes;
      if (wanted > taken) {
        long more = (wanted - taken + STEP - 1) / STEP * STEP;
        take(user, more);
        taken += more;
      }
      used = wanted;
    }

    /** Takes room for bytes that are already on the disk, even when there is none. */
    public synchronized void adopt(long bytes) {
      put(user, bytes);
      used += bytes;
      taken += bytes;
    }

    /** Gives all room back; the share may be used again. */
    @Override
    public synchronized void close() {
      giveBack(user, taken);
      used = 0;
      taken = 0;
    }
  }
}
