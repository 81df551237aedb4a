package org.clipwright.plugin.effects.picture.pixel;

import java.util.function.IntFunction;

/**
 * Keeps for each thread the buffers of its latest row, so that only a different width allocates new ones. Thread-safe;
 * each thread gets its own.
 *
 * @param <T> the buffers of a row
 */
public final class LatestRow<T> {

  private record Kept<T>(int width, T row) {}

  private final IntFunction<T> maker;
  private final ThreadLocal<Kept<T>> latest = new ThreadLocal<>();

  /** @param maker allocates the buffers for a width */
  public LatestRow(IntFunction<T> maker) {
    this.maker = maker;
  }

  /** The calling thread's row of a width, with its previous content. */
  public T of(int width) {
    Kept<T> known = latest.get();
    if (known == null || known.width != width) {
      known = new Kept<>(width, maker.apply(width));
      latest.set(known);
    }
    return known.row;
  }
}
