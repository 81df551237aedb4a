package org.clipwright.render.compose;

import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.plan.NestedProjects;

/** The pictures of a project that is a clip in another. One thread at a time. */
final class NestedPictures implements AutoCloseable {

  private final PictureRenderer project;
  private final NestedProjects within;

  /**
   * The pictures of a project.
   *
   * @param within the projects nested inside it, left on close
   */
  NestedPictures(PictureRenderer project, NestedProjects within) {
    this.project = project;
    this.within = within;
  }

  /** A frame of the project as a picture from another pool; the caller releases it. */
  Picture picture(long number, FramePool pool) {
    Picture inner = project.picture(number);
    Picture copy = Picture.take(pool, inner.width(), inner.height());
    copy.frame().copyFrom(inner.frame());
    inner.release();
    return copy;
  }

  @Override
  public void close() {
    within.leave();
    project.close();
  }
}
