package org.clipwright.services.budget;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.clipwright.sdk.storage.FilteredContent;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/**
 * How much space must stay free on the disks that a server writes to, so that its database, its logs and the rest of
 * the machine keep working when users have filled their share.
 *
 * <p>The system is asked each time, because other programs write too. Thread-safe.
 */
public final class DiskFloor {

  /** No floor at all. */
  public static final DiskFloor NONE = new DiskFloor(List.of(), OptionalLong.of(0));

  private static final long USUAL_BYTES = 1L << 30;
  private static final long USUAL_PART = 20;

  /** A guarded stream checks the disk after this many bytes. */
  private static final long BETWEEN_LOOKS = 8L << 20;

  private final List<Path> folders;
  private final OptionalLong floorBytes;

  private DiskFloor(List<Path> folders, OptionalLong floorBytes) {
    this.folders = folders;
    this.floorBytes = floorBytes;
  }

  /**
   * A floor for the disks of some folders.
   *
   * @param folders one on each disk; missing ones are skipped
   * @param floorBytes bytes that must stay free; when empty, 1 GB, or a twentieth of a disk where that is less
   */
  public static DiskFloor of(List<Path> folders, OptionalLong floorBytes) {
    return new DiskFloor(List.copyOf(folders), floorBytes);
  }

  /** How many bytes can still be written to the fullest of the disks; negative when its floor is already breached. */
  public long room() {
    long least = Long.MAX_VALUE;
    for (Path folder : folders) {
      File disk = folder.toFile();
      if (disk.getTotalSpace() > 0) {
        least = Math.min(least, disk.getUsableSpace() - floor(disk));
      }
    }
    return least;
  }

  private long floor(File disk) {
    return floorBytes.orElseGet(() -> Math.min(USUAL_BYTES, disk.getTotalSpace() / USUAL_PART));
  }

  /**
   * Does nothing when this many more bytes can be written.
   *
   * @throws PlatformException {@code RESOURCE} when too little would stay free
   */
  public void require(long bytes) {
    if (room() < bytes) {
      throw full();
    }
  }

  static PlatformException full() {
    return new PlatformException(ErrorCode.RESOURCE,
        "The server's disk is full: the space that is left is reserved. Delete what you no longer need, or ask the"
            + " server's operator for more space.");
  }

  /** The same bytes; reading fails as soon as the disk is too full to take them. */
  public InputStream guarded(InputStream content) {
    return new Guarded(content);
  }

  private final class Guarded extends FilteredContent {

    private long sinceLook = BETWEEN_LOOKS;

    Guarded(InputStream content) {
      super(content);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      sinceLook += read;
      if (sinceLook >= BETWEEN_LOOKS) {
        sinceLook = 0;
        require(0);
      }
      return read;
    }
  }
}
