package org.clipwright.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.Fidelity;

/**
 * Open decoders, kept across the clips of the same file. Of a file that several clips show at once, each clip has its own.
 * One thread at a time.
 */
final class SourcePool implements AutoCloseable {

  private static final int SHORT_WAY_FRAMES = 100;

  private final MediaOpener media;
  private final Fidelity fidelity;
  private final int threads;
  private final int limit;
  private final List<Lease> open = new ArrayList<>();

  SourcePool(MediaOpener media, Fidelity fidelity, int threads, int limit) {
    this.media = media;
    this.fidelity = fidelity;
    this.threads = threads;
    this.limit = limit;
  }

  /** One open decoder and who last used it for what. */
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

  /**
   * A decoder for a clip, for this scene only.
   *
   * @param user the clip
   * @param number the media frame it is going to read
   * @param scene the number of the scene; no decoder serves two clips in one
   */
  Lease lease(Path file, Object user, long number, long scene) {
    Lease lease = own(file, user, scene).or(() -> nearest(file, number, scene)).orElseGet(() -> open(file, scene));
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

  private Optional<Lease> own(Path file, Object user, long scene) {
    return open.stream().filter(lease -> lease.user == user && lease.scene != scene && lease.file.equals(file)).findFirst();
  }

  /** A decoder of the file that has been left by its clip: not used in this scene nor in the one before. */
  private Optional<Lease> nearest(Path file, long number, long scene) {
    return open.stream()
        .filter(lease -> lease.file.equals(file) && Math.abs(lease.scene - scene) > 1 || joins(lease, file, number, scene))
        .min(Comparator.comparingLong(lease -> lease.distance(number)));
  }

  /** Whether a decoder that was used in the scene before goes on where another clip of the file begins. */
  private static boolean joins(Lease lease, Path file, long number, long scene) {
    return lease.file.equals(file) && lease.scene != scene && lease.distance(number) <= SHORT_WAY_FRAMES;
  }

  private Lease open(Path file, long scene) {
    while (open.size() >= limit && closeOldest(scene)) {
      // One decoder at a time, until there is room or all are in use.
    }
    Lease lease = new Lease(file, media.pictures(file, fidelity, threads));
    open.add(lease);
    return lease;
  }

  private boolean closeOldest(long scene) {
    Optional<Lease> oldest =
        open.stream().filter(lease -> lease.scene != scene).min(Comparator.comparingLong(lease -> lease.scene));
    oldest.ifPresent(
        lease -> {
          lease.source.close();
          open.remove(lease);
        });
    return oldest.isPresent();
  }
}
