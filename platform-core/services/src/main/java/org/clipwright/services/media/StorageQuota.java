package org.clipwright.services.media;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;

/**
 * What one user's media may take together: source media and the output of exports.
 *
 * @param mostBytes empty for as much as there is room for
 * @param held tells how much a user's media take; asked only where there is a bound
 */
public record StorageQuota(OptionalLong mostBytes, ToLongFunction<UserId> held) {

  public static final StorageQuota NONE = new StorageQuota(OptionalLong.empty(), _ -> 0);

  /** How many bytes more a user may store; negative when there are too many already. */
  public long room(UserId owner) {
    return mostBytes.isEmpty() ? Long.MAX_VALUE : mostBytes.getAsLong() - held.applyAsLong(owner);
  }

  /**
   * Does nothing when a user may store so much more.
   *
   * @throws PlatformException {@code FORBIDDEN} when not
   */
  public void require(UserId owner, long bytes) {
    requireWithin(room(owner), bytes);
  }

  /**
   * Does nothing when bytes are no more than the room there was.
   *
   * @throws PlatformException {@code FORBIDDEN} when they are
   */
  public void requireWithin(long room, long bytes) {
    if (mostBytes.isPresent() && (bytes > room || room <= 0)) {
      throw new PlatformException(ErrorCode.FORBIDDEN, String.format(Locale.ROOT,
          "Your media may take %.1f MB together, and there is not so much left. Delete files, projects or exports"
              + " first.",
          mostBytes.getAsLong() / (double) (1 << 20)));
    }
  }
}
