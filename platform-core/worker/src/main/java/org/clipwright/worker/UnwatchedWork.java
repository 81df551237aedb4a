package org.clipwright.worker;

import org.clipwright.services.export.ExportRenderer;

/** The monitor of work that is too short to report progress or to be stopped by its owner. */
final class UnwatchedWork implements ExportRenderer.Monitor {

  @Override
  public void progress(long done, long total) {}

  @Override
  public boolean cancelled() {
    return Thread.currentThread().isInterrupted();
  }

  @Override
  public void warn(String sentence) {}

  @Override
  public void rendered(long frames) {}
}
