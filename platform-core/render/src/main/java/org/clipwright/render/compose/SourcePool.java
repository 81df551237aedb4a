package org.clipwright.render.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.effect.Fidelity;

/**
 * Open decoders, shared by the clips of the same file. When several clips show a file at once, each clip has its own
 * decoder. One thread at a time.
 */
public final class SourcePool implements AutoCloseable {

  /** Each decoder holds some pictures; thousands of decoders, even of small videos, would exhaust all memory. */
  public static final int MOST_AT_ONCE = 100;

  private final MediaOpener media;
  private final Fidelity fidelity;
  private final int threads;
  private final int limit;
  private final List<Lease> open = new ArrayList<>();
  private final Set<Object> users = Collections.newSetFromMap(new IdentityHashMap<>());
  private long scene;

  SourcePool(MediaOpener media, Fidelity fidelity, int threads, int limit) {
    this.media = media;
    this.fidelity = fidelity;
    this.threads = threads;
    this.limit = limit;
  }

  /** An open decoder with its last user and purpose. */
  static final class Lease {

    private final Path file;
    private final PictureSource source;
    private Object user;
    private long number;
    private long scene;

    private Lease(Path file, PictureSource source) {
      this.file = file;
      this.source = source;
    }

    PictureSource source() {
      return source;
    }

    private long distance(long wanted) {
      return wanted >= number ? wanted - number : Long.MAX_VALUE / 2 + number - wanted;
    }
  }

  /** Begins a scene: states who will need a decoder for it, which frees the decoders of all others. */
  void begin(Collection<?> sceneUsers) {
    scene++;
    users.clear();
    users.addAll(sceneUsers);
  }

  /**
   * Leases a decoder to a clip, for this scene only.
   *
   * @param user the clip
   * @param number the media frame the clip will read
   * @throws RenderException when too many clips need one at once
   */
  Lease lease(Path file, Object user, long number) {
    Lease lease = own(file, user).or(() -> nearest(file, number)).orElseGet(() -> open(file));
    lease.user = user;
    lease.number = number;
    lease.scene = scene;
    return lease;
  }

  @Override
  public void close() {
    open.forEach(lease -> lease.source.close());
    open.clear();
  }

  private Optional<Lease> own(Path file, Object user) {
    return open.stream().filter(lease -> lease.user == user && lease.file.equals(file)).findFirst();
  }

  /** A decoder of the file that its clip no longer needs. */
  private Optional<Lease> nearest(Path file, long number) {
    return open.stream()
        .filter(lease -> lease.file.equals(file) && !users.contains(lease.user))
        .min(Comparator.comparingLong(lease -> lease.distance(number)));
  }

  private Lease open(Path file) {
    while (open.size() >= limit && closeOldest()) {
      // Close one decoder at a time, until there is room or all are in use.
    }
    if (open.size() >= MOST_AT_ONCE) {
      throw new RenderException("More than " + MOST_AT_ONCE
          + " video clips are visible at the same time; the last is of \""
          + file.getFileName() + "\".");
    }
    Lease lease = new Lease(file, media.pictures(file, fidelity, threads));
    open.add(lease);
    return lease;
  }

  private boolean closeOldest() {
    Optional<Lease> oldest =
        open.stream().filter(lease -> !users.contains(lease.user)).min(Comparator.comparingLong(lease -> lease.scene));
    oldest.ifPresent(
        lease -> {
          lease.source.close();
          open.remove(lease);
        });
    return oldest.isPresent();
  }
}
