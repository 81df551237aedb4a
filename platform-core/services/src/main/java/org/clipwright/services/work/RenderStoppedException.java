package org.clipwright.services.work;

/** Rendering was stopped on request. */
public final class RenderStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RenderStoppedException() {
    super("Rendering was stopped.");
  }
}
