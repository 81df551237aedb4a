package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clipwright.sdk.title.TitleRoom;

/**
 * Something a worker does while a caller waits. {@link WorkCodec} encodes it for other processes.
 *
 * @param <A> the answer that the caller gets
 */
public sealed interface WorkRequest<A extends WorkAnswer> {

  /** The type of its answer. */
  Class<A> answer();

  /** Probe a stored object. */
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
   * @param width in pixels; the subject's own when empty
   * @param height in pixels; the subject's own when empty
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

  /** The subject of a drawn frame. */
  sealed interface Shown {}

  /** A stored file. */
  record StoredFile(String key) implements Shown {}

  /** A whole project, as JSON. */
  record WholeProject(ObjectNode document) implements Shown {}

  /**
   * Draw pictures of a stored file at even distances into one picture and store it, unless it is stored already.
   *
   * @param key of the file
   * @param kept where it is stored
   * @param grid the places of the pictures
   * @param span seconds of the file that each stands for
   * @param format jpg, png or webp
   */
  record Sprite(String key, Kept kept, Grid grid, double span, String format)
      implements WorkRequest<WorkAnswer.Kept> {
    @Override
    public Class<WorkAnswer.Kept> answer() {
      return WorkAnswer.Kept.class;
    }
  }

  /**
   * Find the lowest and highest samples in each of a row of equally long parts of a file's sound and store them, unless
   * they are stored already.
   *
   * @param key of the file
   * @param kept where they are stored
   * @param sound the parts
   */
  record Peaks(String key, Kept kept, Parts sound) implements WorkRequest<WorkAnswer.Kept> {
    @Override
    public Class<WorkAnswer.Kept> answer() {
      return WorkAnswer.Kept.class;
    }
  }

  /** The place of something that stays stored: the project that it is of, and its name, which tells its content. */
  record Kept(long project, String name) {}

  /**
   * Pictures of one size side by side, row by row.
   *
   * @param columns of a whole row
   * @param count of all pictures
   * @param width of each in pixels
   * @param height of each in pixels
   */
  record Grid(int columns, int count, int width, int height) {

    /** How many rows there are; the last may be shorter. */
    public int rows() {
      return Math.ceilDiv(count, columns);
    }
  }

  /**
   * A row of equally long parts of a file's sound.
   *
   * @param merged whether the channels are averaged into one
   * @param first the sample at which the first part begins, at the file's own rate
   * @param count how many parts
   * @param samples how long each is
   */
  record Parts(boolean merged, long first, int count, int samples) {}

  /**
   * List all fonts, including new ones.
   *
   * @param candidate key of a stored font to check, which workers do not load from where it is
   */
  record ListFonts(Optional<String> candidate) implements WorkRequest<WorkAnswer.Fonts> {
    @Override
    public Class<WorkAnswer.Fonts> answer() {
      return WorkAnswer.Fonts.class;
    }
  }

  /**
   * Draw one page of the font families, each in its own font.
   *
   * @param page from 1
   * @param target the key under which to store the picture
   */
  record FontSheet(int page, String target) implements WorkRequest<WorkAnswer.Picture> {
    @Override
    public Class<WorkAnswer.Picture> answer() {
      return WorkAnswer.Picture.class;
    }
  }

  /**
   * Find the font that draws a text, and fit the text into a room.
   *
   * @param lines plain text
   * @param font the family that users named
   * @param size in the units of the room
   * @param room where to fit it; empty if it stays as it is
   */
  record FitText(List<String> lines, String font, double size, Optional<TitleRoom> room)
      implements WorkRequest<WorkAnswer.FittedText> {
    public FitText {
      lines = List.copyOf(lines);
    }

    @Override
    public Class<WorkAnswer.FittedText> answer() {
      return WorkAnswer.FittedText.class;
    }
  }

  /**
   * Find out which of the fonts that texts and drawings name are not installed.
   *
   * @param families names of families
   * @param drawings keys of SVG files
   */
  record MissingFonts(List<String> families, List<String> drawings) implements WorkRequest<WorkAnswer.MissingFonts> {
    public MissingFonts {
      families = List.copyOf(families);
      drawings = List.copyOf(drawings);
    }

    @Override
    public Class<WorkAnswer.MissingFonts> answer() {
      return WorkAnswer.MissingFonts.class;
    }
  }

  /**
   * Render a segment of a preview and store it, unless the same is stored already.
   *
   * @param document the project, as JSON
   * @param track the name of the track
   * @param number from 0; {@link #START} for what players are set up with
   * @param frames all frames of the preview
   */
  record PreviewSegment(ObjectNode document, String track, int number, long frames)
      implements WorkRequest<WorkAnswer.Kept> {

    /** Stands for a segment's number. */
    public static final int START = -1;

    @Override
    public Class<WorkAnswer.Kept> answer() {
      return WorkAnswer.Kept.class;
    }
  }
}
