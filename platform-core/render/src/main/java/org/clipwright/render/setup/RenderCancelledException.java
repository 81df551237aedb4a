package org.clipwright.render.setup;

/** Says that a render was stopped on request. */
public final class RenderCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RenderCancelledException() {
    super("The render was canceled.");
  }
}
