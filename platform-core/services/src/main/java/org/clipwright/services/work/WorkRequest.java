package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something a worker does while a caller waits. {@link WorkCodec} writes it for other processes.
 *
 * @param <A> what the caller gets
 */
public sealed interface WorkRequest<A extends WorkAnswer> {

  /** The type of its answer. */
  Class<A> answer();

  /** Tell what a stored object holds. */
  record Probe(String key) implements WorkRequest<WorkAnswer.Contents> {
    @Override
    public Class<WorkAnswer.Contents> answer() {
      return WorkAnswer.Contents.class;
    }
  }

  /**
   * Draw a frame.
   *
   * @param shown what it is a frame of
   * @param frame from 1; one past the end means the last
   * @param width in pixels; that of what is shown when empty
   * @param height in pixels; that of what is shown when empty
   * @param format jpg, png, bmp, ppm, xbm or xpm
   * @param quality 0 to 100
   * @param target the key under which to store the picture
   */
  record Thumbnail(
      Shown shown, long frame, OptionalInt width, OptionalInt height, String format, int quality, String target)
      implements WorkRequest<WorkAnswer.Picture> {
    @Override
    public Class<WorkAnswer.Picture> answer() {
      return WorkAnswer.Picture.class;
    }
  }

  /** What a frame can be drawn of. */
  sealed interface Shown {}

  /** A stored file. */
  record StoredFile(String key) implements Shown {}

  /** A whole project, as its JSON has it. */
  record WholeProject(ObjectNode document) implements Shown {}

  /**
   * Tell the fonts there are, new ones included.
   *
   * @param candidate key of a stored font that has to be usable, which no worker takes up where it is
   */
  record ListFonts(Optional<String> candidate) implements WorkRequest<WorkAnswer.Fonts> {
    @Override
    public Class<WorkAnswer.Fonts> answer() {
      return WorkAnswer.Fonts.class;
    }
  }

  /** Draw all font families, each in itself, and store the picture under a key. */
  record FontSheet(String target) implements WorkRequest<WorkAnswer.Picture> {
    @Override
    public Class<WorkAnswer.Picture> answer() {
      return WorkAnswer.Picture.class;
    }
  }
}
