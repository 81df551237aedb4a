package org.clipwright.render.setup;

/** Lets a render be stopped from outside. Any thread may use it. */
public final class CancellationToken {

  private volatile boolean cancelled;

  /** Asks the render to stop at the next frame. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether it has been asked to stop. */
  public boolean cancelled() {
    return cancelled;
  }

  /**
   * Returns unless the render has been asked to stop.
   *
   * @throws RenderCancelledException if it has
   */
  public void check() {
    if (cancelled) {
      throw new RenderCancelledException();
    }
  }
}
