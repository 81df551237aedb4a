package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.ReaderJson;
import org.clipwright.timeline.document.ProjectKeys;

/**
 * A file that is shown without a project.
 *
 * @param engine opens it
 * @param path where it is on this machine
 * @param info its facts
 */
record SingleFile(RenderEngine engine, Path path, MediaInfo info) {

  /** Reads the facts of a file. */
  static SingleFile of(RenderEngine engine, Path path) {
    return new SingleFile(engine, path, engine.media().probe(path));
  }

  /** A render of the file at its own rate and the size at which it is seen: upright, with square pixels. */
  RenderSetup setup() {
    MediaInfo.Shape shape = info.picture().shape().asSeen();
    int width = Math.clamp(Math.round(shape.squareWidth()), 1, LargestPicture.SIDE);
    return setup(new Size(width, shape.height()).upTo(LargestPicture.PIXELS));
  }

  /** A render of the file at its own rate, as large as fits into a size. */
  RenderSetup setup(Size size) {
    PathResolver files = _ -> path;
    return engine.setup(new ProjectReader(files).read(project(size)), files);
  }

  /** A project that shows only this file. */
  private ObjectNode project(Size size) {
    return ProjectKeys.empty().size(size.width(), size.height()).rate(info.fps())
        .clip("1", 1, seconds(), ReaderJson.write(info, path.getFileName().toString())).json();
  }

  /** Until its last picture has been shown as long as the others are. */
  private double seconds() {
    double pictures = PictureSource.last(info, engine.fidelity()) / info.fps().toDouble();
    return info.hasVideo() && !info.hasSingleImage() ? Math.max(info.durationSeconds(), pictures)
        : info.durationSeconds();
  }
}
