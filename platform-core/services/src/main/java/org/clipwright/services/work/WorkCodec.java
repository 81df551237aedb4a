package org.clipwright.services.work;

import static org.clipwright.services.work.MessageFields.integer;
import static org.clipwright.services.work.MessageFields.list;
import static org.clipwright.services.work.MessageFields.number;
import static org.clipwright.services.work.MessageFields.object;
import static org.clipwright.services.work.MessageFields.real;
import static org.clipwright.services.work.MessageFields.text;
import static org.clipwright.services.work.MessageFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clipwright.sdk.title.TitleRoom;

/** Encodes requests and answers as the JSON that processes exchange, and decodes it. */
public final class WorkCodec {

  /**
   * A request as processes exchange it.
   *
   * @param kind the name of the kind of request
   * @param arguments its arguments
   */
  public record Message(String kind, ObjectNode arguments) {}

  private static final String PROBE = "PROBE";
  private static final String THUMBNAIL = "THUMBNAIL";
  private static final String FONTS = "FONTS";
  private static final String FONT_SHEET = "FONT_SHEET";
  private static final String FIT_TEXT = "FIT_TEXT";
  private static final String PREVIEW = "PREVIEW";
  private static final String SPRITE = "SPRITE";
  private static final String PEAKS = "PEAKS";
  private static final String MISSING_FONTS = "MISSING_FONTS";

  private static final String KEY = "key";
  private static final String PROJECT = "project";
  private static final String FRAME = "frame";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String FORMAT = "format";
  private static final String QUALITY = "quality";
  private static final String TARGET = "target";
  private static final String FAMILIES = "fonts";
  private static final String FAMILY = "family";
  private static final String STYLES = "styles";
  private static final String PAGE = "page";
  private static final String LINES = "lines";
  private static final String REPLACED = "replaced";
  private static final String SIZE = "size";
  private static final String TRACK = "track";
  private static final String NUMBER = "number";
  private static final String FRAMES = "frames";
  private static final String MOST_LINES = "most_lines";
  private static final String NAME = "name";
  private static final String COLUMNS = "columns";
  private static final String COUNT = "count";
  private static final String SPAN = "span";
  private static final String MERGED = "merged";
  private static final String FIRST = "first";
  private static final String SAMPLES = "samples";
  private static final String DRAWINGS = "drawings";

  private WorkCodec() {}

  /** Encodes a request for the database. */
  public static Message write(WorkRequest<?> request) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    return switch (request) {
      case WorkRequest.Probe(String key) -> new Message(PROBE, arguments.put(KEY, key));
      case WorkRequest.Thumbnail thumbnail -> new Message(THUMBNAIL, arguments(thumbnail));
      case WorkRequest.ListFonts(Optional<String> candidate) -> {
        candidate.ifPresent(key -> arguments.put(KEY, key));
        yield new Message(FONTS, arguments);
      }
      case WorkRequest.FontSheet(int page, String target) ->
          new Message(FONT_SHEET, arguments.put(PAGE, page).put(TARGET, target));
      case WorkRequest.FitText text -> new Message(FIT_TEXT, arguments(text));
      case WorkRequest.PreviewSegment segment -> new Message(PREVIEW, arguments(segment));
      case WorkRequest.Sprite sprite -> new Message(SPRITE, arguments(sprite));
      case WorkRequest.Peaks peaks -> new Message(PEAKS, arguments(peaks));
      case WorkRequest.MissingFonts(List<String> families, List<String> drawings) ->
          new Message(MISSING_FONTS, with(with(arguments, FAMILIES, families), DRAWINGS, drawings));
    };
  }

  private static ObjectNode arguments(WorkRequest.Sprite sprite) {
    WorkRequest.Grid grid = sprite.grid();
    return arguments(sprite.key(), sprite.kept())
        .put(COLUMNS, grid.columns()).put(COUNT, grid.count()).put(WIDTH, grid.width()).put(HEIGHT, grid.height())
        .put(SPAN, sprite.span()).put(FORMAT, sprite.format());
  }

  private static ObjectNode arguments(WorkRequest.Peaks peaks) {
    WorkRequest.Parts parts = peaks.sound();
    return arguments(peaks.key(), peaks.kept())
        .put(MERGED, parts.merged()).put(FIRST, parts.first()).put(COUNT, parts.count()).put(SAMPLES, parts.samples());
  }

  private static ObjectNode arguments(String key, WorkRequest.Kept kept) {
    return JsonNodeFactory.instance.objectNode().put(KEY, key).put(PROJECT, kept.project()).put(NAME, kept.name());
  }

  private static ObjectNode arguments(WorkRequest.PreviewSegment segment) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    arguments.set(PROJECT, segment.document());
    return arguments.put(TRACK, segment.track()).put(NUMBER, segment.number()).put(FRAMES, segment.frames());
  }

  private static ObjectNode arguments(WorkRequest.FitText text) {
    ObjectNode arguments = lines(text.lines()).put(FAMILY, text.font()).put(SIZE, text.size());
    text.room().ifPresent(
        room -> arguments.put(WIDTH, room.width()).put(HEIGHT, room.height()).put(MOST_LINES, room.lines()));
    return arguments;
  }

  private static ObjectNode lines(List<String> lines) {
    return with(JsonNodeFactory.instance.objectNode(), LINES, lines);
  }

  private static ObjectNode with(ObjectNode object, String name, List<String> texts) {
    ArrayNode list = object.putArray(name);
    texts.forEach(list::add);
    return object;
  }

  private static ObjectNode arguments(WorkRequest.Thumbnail thumbnail) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    switch (thumbnail.shown()) {
      case WorkRequest.StoredFile(String key) -> arguments.put(KEY, key);
      case WorkRequest.WholeProject(ObjectNode document) -> arguments.set(PROJECT, document);
    }
    arguments.put(FRAME, thumbnail.frame()).put(QUALITY, thumbnail.quality());
    thumbnail.width().ifPresent(width -> arguments.put(WIDTH, width));
    thumbnail.height().ifPresent(height -> arguments.put(HEIGHT, height));
    return arguments.put(FORMAT, thumbnail.format()).put(TARGET, thumbnail.target());
  }

  /**
   * The request of a message.
   *
   * @throws WorkRepository.UnreadableException when its kind is unknown, or it lacks what its kind needs
   */
  public static WorkRequest<?> read(Message message) {
    ObjectNode arguments = message.arguments();
    return switch (message.kind()) {
      case PROBE -> new WorkRequest.Probe(text(arguments, KEY));
      case THUMBNAIL -> thumbnail(arguments);
      case FONTS -> new WorkRequest.ListFonts(
          arguments.has(KEY) ? Optional.of(text(arguments, KEY)) : Optional.empty());
      case FONT_SHEET -> new WorkRequest.FontSheet(integer(arguments, PAGE), text(arguments, TARGET));
      case FIT_TEXT -> new WorkRequest.FitText(
          texts(arguments, LINES), text(arguments, FAMILY), real(arguments, SIZE), room(arguments));
      case PREVIEW -> new WorkRequest.PreviewSegment(object(arguments, PROJECT), text(arguments, TRACK),
          integer(arguments, NUMBER), number(arguments, FRAMES));
      case SPRITE -> new WorkRequest.Sprite(text(arguments, KEY), kept(arguments),
          new WorkRequest.Grid(integer(arguments, COLUMNS), integer(arguments, COUNT), integer(arguments, WIDTH),
              integer(arguments, HEIGHT)),
          real(arguments, SPAN), text(arguments, FORMAT));
      case PEAKS -> new WorkRequest.Peaks(text(arguments, KEY), kept(arguments),
          new WorkRequest.Parts(arguments.path(MERGED).asBoolean(), number(arguments, FIRST),
              integer(arguments, COUNT), integer(arguments, SAMPLES)));
      case MISSING_FONTS -> new WorkRequest.MissingFonts(texts(arguments, FAMILIES), texts(arguments, DRAWINGS));
      default -> throw new WorkRepository.UnreadableException(
          "A worker was asked for \"" + message.kind() + "\", which it does not know.");
    };
  }

  private static WorkRequest.Kept kept(ObjectNode arguments) {
    return new WorkRequest.Kept(number(arguments, PROJECT), text(arguments, NAME));
  }

  private static WorkRequest.Thumbnail thumbnail(ObjectNode arguments) {
    return new WorkRequest.Thumbnail(
        shown(arguments), number(arguments, FRAME), side(arguments, WIDTH), side(arguments, HEIGHT),
        text(arguments, FORMAT), integer(arguments, QUALITY), text(arguments, TARGET));
  }

  private static Optional<TitleRoom> room(ObjectNode arguments) {
    return arguments.has(WIDTH)
        ? Optional.of(
            new TitleRoom(real(arguments, WIDTH), real(arguments, HEIGHT), integer(arguments, MOST_LINES)))
        : Optional.empty();
  }

  private static WorkRequest.Shown shown(ObjectNode arguments) {
    if (arguments.path(PROJECT) instanceof ObjectNode document) {
      return new WorkRequest.WholeProject(document);
    }
    return new WorkRequest.StoredFile(text(arguments, KEY));
  }

  private static OptionalInt side(ObjectNode arguments, String name) {
    return arguments.has(name) ? OptionalInt.of(integer(arguments, name)) : OptionalInt.empty();
  }

  /** The JSON of an answer. */
  public static ObjectNode write(WorkAnswer answer) {
    return switch (answer) {
      case WorkAnswer.Contents(ObjectNode reader) -> reader;
      case WorkAnswer.Picture(String key) -> JsonNodeFactory.instance.objectNode().put(KEY, key);
      case WorkAnswer.Kept(String key) -> JsonNodeFactory.instance.objectNode().put(KEY, key);
      case WorkAnswer.Fonts(List<WorkAnswer.FontFamily> families) ->
          JsonNodeFactory.instance.objectNode().set(FAMILIES, json(families));
      case WorkAnswer.FittedText text -> lines(text.lines()).put(FAMILY, text.font())
          .put(REPLACED, text.replaced()).put(SIZE, text.size());
      case WorkAnswer.MissingFonts missing -> json(missing);
    };
  }

  private static ObjectNode json(WorkAnswer.MissingFonts missing) {
    ObjectNode object = with(JsonNodeFactory.instance.objectNode(), FAMILIES, missing.families());
    ArrayNode drawings = object.putArray(DRAWINGS);
    missing.drawings().forEach(families -> with(drawings.addObject(), FAMILIES, families));
    return object;
  }

  /** A list of objects, each with {@code family} and {@code styles}. */
  private static ArrayNode json(List<WorkAnswer.FontFamily> families) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (WorkAnswer.FontFamily family : families) {
      ArrayNode styles = list.addObject().put(FAMILY, family.family()).putArray(STYLES);
      family.styles().forEach(styles::add);
    }
    return list;
  }

  /**
   * The answer to a request of a kind.
   *
   * @throws WorkRepository.UnreadableException when it is not an answer to such a request
   */
  public static WorkAnswer read(String kind, ObjectNode answer) {
    return switch (kind) {
      case PROBE -> new WorkAnswer.Contents(answer);
      case THUMBNAIL, FONT_SHEET -> new WorkAnswer.Picture(text(answer, KEY));
      case FONTS -> new WorkAnswer.Fonts(families(answer));
      case FIT_TEXT -> new WorkAnswer.FittedText(texts(answer, LINES), text(answer, FAMILY),
          answer.path(REPLACED).asBoolean(), real(answer, SIZE));
      case MISSING_FONTS -> missingFonts(answer);
      case PREVIEW, SPRITE, PEAKS -> new WorkAnswer.Kept(text(answer, KEY));
      default -> throw new WorkRepository.UnreadableException(
          "A worker answered \"" + kind + "\", which the server does not know.");
    };
  }

  private static WorkAnswer.MissingFonts missingFonts(ObjectNode answer) {
    List<List<String>> drawings = new ArrayList<>();
    list(answer, DRAWINGS).forEach(drawing -> drawings.add(texts(drawing, FAMILIES)));
    return new WorkAnswer.MissingFonts(texts(answer, FAMILIES), drawings);
  }

  private static List<WorkAnswer.FontFamily> families(ObjectNode answer) {
    List<WorkAnswer.FontFamily> families = new ArrayList<>();
    for (JsonNode family : list(answer, FAMILIES)) {
      families.add(new WorkAnswer.FontFamily(text(family, FAMILY), texts(family, STYLES)));
    }
    return families;
  }
}
