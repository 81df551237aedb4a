package org.clipwright.services.preview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.MediaInfo;

/**
 * Pictures of a film at even distances in one picture, for a timeline: where each is, and which part of the film it
 * stands for.
 *
 * @param grid the places of the pictures
 * @param span seconds of the film that each stands for; less for the last
 * @param duration of the film in seconds
 */
record SpriteSheet(WorkRequest.Grid grid, double span, double duration) {

  private static final int MOST_TILES = 1000;
  private static final int USUAL_ROWS = 10;

  /** What WebP can hold. */
  private static final int LARGEST_SIDE = 16_383;

  private static final long MOST_PIXELS = 1L << 24;

  private static final String COLUMNS = "columns";
  private static final String ROWS = "rows";
  private static final String INTERVAL = "interval";
  private static final String WIDTH = "width";

  /** The fields that decide about it. */
  static List<FieldSpec> fields() {
    return List.of(
        FieldSpec.integer(COLUMNS, "The number of tiles side by side; a short film has fewer.").startingAt(10)
            .between(1, MOST_TILES),
        FieldSpec.integer(ROWS, "The number of rows (default: 10, or as many as the interval needs).").optional()
            .between(1, MOST_TILES),
        FieldSpec.of(INTERVAL, FieldKind.FLOAT,
            "The seconds that each tile stands for (default: the film is divided among the tiles).").optional()
            .between(0.001, 86_400),
        FieldSpec.integer(WIDTH, "The width of a tile in pixels, rounded down to an even number; its height is in"
            + " proportion.").startingAt(160).between(16, 1024));
  }

  /** The values of a request as a query. */
  static String query(Fields fields) {
    StringBuilder query = new StringBuilder(COLUMNS + "=" + fields.integer(COLUMNS) + "&" + WIDTH + "="
        + fields.integer(WIDTH));
    fields.maybeNumber(ROWS).ifPresent(rows -> query.append("&" + ROWS + "=").append(rows));
    fields.maybeReal(INTERVAL).ifPresent(interval -> query.append("&" + INTERVAL + "=").append(interval));
    return query.toString();
  }

  /**
   * The sheet of a file.
   *
   * @param info the facts of the file; its size is the one that is seen
   * @throws PlatformException when it has no pictures, or the sheet would be too large
   */
  static SpriteSheet of(MediaInfo info, Fields fields) {
    if (!info.hasVideo()) {
      throw new PlatformException(ErrorCode.INVALID, "This file has no pictures.");
    }
    double duration = info.durationSeconds();
    boolean still = info.hasSingleImage() || !(duration > 0);
    int wanted = still ? 1 : tiles(fields, duration);
    int count = fields.has(INTERVAL) ? wanted : (int) Math.min(wanted, Math.max(1, info.lastFrame()));
    double span = fields.maybeReal(INTERVAL).filter(_ -> !still).orElse(duration / count);
    int width = fields.integer(WIDTH) / 2 * 2;
    WorkRequest.Grid grid =
        new WorkRequest.Grid(Math.min(fields.integer(COLUMNS), count), count, width, height(info, width));
    requireSize(grid);
    return new SpriteSheet(grid, span, duration);
  }

  private static int tiles(Fields fields, double duration) {
    Optional<Double> interval = fields.maybeReal(INTERVAL);
    if (interval.isEmpty()) {
      long tiles = (long) fields.integer(COLUMNS) * fields.maybeNumber(ROWS).orElse((long) USUAL_ROWS);
      requireNumber(tiles, COLUMNS, "Use fewer columns or rows.");
      return (int) tiles;
    }
    if (fields.has(ROWS)) {
      throw ValidationException.of(ROWS, "The number of rows follows from the interval. Leave one of them out.");
    }
    requireNumber((long) Math.ceil(duration / interval.get()), INTERVAL, String.format(
        Locale.ROOT, "Use an interval of at least %.3f seconds.", Math.ceil(duration) / MOST_TILES));
    return (int) Math.max(1, Math.ceil(duration / interval.get()));
  }

  private static void requireNumber(long tiles, String field, String advice) {
    if (tiles > MOST_TILES) {
      throw ValidationException.of(field, String.format(
          Locale.ROOT, "These settings give %,d tiles; at most %,d are allowed. %s", tiles, MOST_TILES, advice));
    }
  }

  /** In proportion to the picture as it is seen, and even, since WebP leaves odd rows out. */
  private static int height(MediaInfo info, int width) {
    double height = width * info.height() / Math.max(1, info.picture().shape().squareWidth());
    return Math.clamp(Math.round(height / 2) * 2, 2, LARGEST_SIDE);
  }

  private static void requireSize(WorkRequest.Grid grid) {
    long width = (long) grid.columns() * grid.width();
    long height = (long) grid.rows() * grid.height();
    if (width > LARGEST_SIDE || height > LARGEST_SIDE || width * height > MOST_PIXELS) {
      throw ValidationException.of(WIDTH, String.format(Locale.ROOT,
          "%d by %d tiles of %dx%d pixels are a picture of %dx%d, which is too large: at most %,d pixels per side and"
              + " %,d in all are allowed. Use narrower tiles, or fewer.",
          grid.columns(), grid.rows(), grid.width(), grid.height(), width, height, LARGEST_SIDE, MOST_PIXELS));
    }
  }

  private double start(int tile) {
    return Math.min(duration, tile * span);
  }

  private double end(int tile) {
    return tile == grid.count() - 1 ? duration : start(tile + 1);
  }

  private int x(int tile) {
    return tile % grid.columns() * grid.width();
  }

  private int y(int tile) {
    return tile / grid.columns() * grid.height();
  }

  /** The places and times of its tiles as JSON. */
  ObjectNode json(String image) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("image", image).put(COLUMNS, grid.columns()).put(ROWS, grid.rows()).put(INTERVAL, span)
        .put(WIDTH, grid.width()).put("height", grid.height());
    ArrayNode tiles = json.putArray("tiles");
    for (int tile = 0; tile < grid.count(); tile++) {
      tiles.addObject().put("start", start(tile)).put("end", end(tile)).put("x", x(tile)).put("y", y(tile));
    }
    return json;
  }

  /** The same as WebVTT, whose cues name parts of the picture as players expect it. */
  String webVtt(String image) {
    StringBuilder text = new StringBuilder("WEBVTT\n");
    for (int tile = 0; tile < grid.count(); tile++) {
      text.append(String.format(Locale.ROOT, "\n%s --> %s\n%s#xywh=%d,%d,%d,%d\n", time(start(tile)), time(end(tile)),
          image, x(tile), y(tile), grid.width(), grid.height()));
    }
    return text.toString();
  }

  private static String time(double seconds) {
    long milliseconds = Math.round(seconds * 1000);
    return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", milliseconds / 3_600_000, milliseconds / 60_000 % 60,
        milliseconds / 1000 % 60, milliseconds % 1000);
  }
}
