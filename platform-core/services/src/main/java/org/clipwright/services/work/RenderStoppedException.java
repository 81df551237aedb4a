package org.clipwright.services.work;

/** Rendering ended early because somebody wanted it to. */
public final class RenderStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RenderStoppedException() {
    super("Rendering was stopped.");
  }
}
