package org.clipwright.services.media;

import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;

/**
 * How much space one user's media may take: source media and the output of exports.
 *
 * @param mostBytes empty for no limit
 * @param held supplies how much a user's media take; called only where there is a limit
 */
public record StorageQuota(OptionalLong mostBytes, ToLongFunction<UserId> held) {

  public static final StorageQuota NONE = new StorageQuota(OptionalLong.empty(), _ -> 0);

  /** How many more bytes a user may store; negative when over the limit. */
  public long room(UserId owner) {
    return mostBytes.isEmpty() ? Long.MAX_VALUE : mostBytes.getAsLong() - held.applyAsLong(owner);
  }

  /**
   * Does nothing when a user may store this many more bytes.
   *
   * @throws PlatformException {@code FORBIDDEN} otherwise
   */
  public void require(UserId owner, long bytes) {
    requireWithin(room(owner), bytes);
  }

  /**
   * Does nothing when the bytes fit into the room there was.
   *
   * @throws PlatformException {@code FORBIDDEN} otherwise
   */
  public void requireWithin(long room, long bytes) {
    if (mostBytes.isPresent() && (bytes > room || room <= 0)) {
      throw new PlatformException(ErrorCode.FORBIDDEN,
          "This would exceed your storage quota of " + ErrorText.megabytes(mostBytes.getAsLong())
              + ". Delete files, projects or exports first.");
    }
  }
}
