package org.clipwright.services.title;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.clipwright.sdk.storage.ContentType;
import org.clipwright.sdk.title.TitleCanvas;
import org.clipwright.sdk.title.TitleRoom;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.draft.DrawnPicture;
import org.clipwright.services.project.action.Thumbnail;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.title.design.ComposedTitle;
import org.clipwright.services.title.design.TitleFields;
import org.clipwright.services.title.design.TitleLines;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkDispatcher;
import org.clipwright.services.work.WorkRequest;

/** The title templates of all plugins: lists them, draws previews, and composes titles. */
public final class TitleDesigns {

  private static final int LARGEST_SIDE = 1920;

  private static final List<FieldSpec> PICTURE = List.of(
      FieldSpec.integer("width", "Width of the picture in pixels.").startingAt(640).between(16, LARGEST_SIDE),
      FieldSpec.integer("height", "Height of the picture in pixels.").startingAt(360).between(16, LARGEST_SIDE),
      Thumbnail.format());

  /** What a preview takes. */
  public static final ResourceSpec PREVIEW = preview("Your Title");

  private final Supplier<List<TitleTemplate>> templates;
  private final MediaStore media;
  private final WorkDispatcher workers;

  /** @param templates supplies those of the installed plugins */
  public TitleDesigns(Supplier<List<TitleTemplate>> templates, MediaStore media, WorkDispatcher workers) {
    this.templates = templates;
    this.media = media;
    this.workers = workers;
  }

  private static ResourceSpec preview(String text) {
    List<FieldSpec> fields = new ArrayList<>(TitleFields.startingAt(text));
    fields.addAll(PICTURE);
    return new ResourceSpec("Title Thumbnail", "Draws a title template with the given text and look.", fields);
  }

  /** All templates, by name. */
  public List<TitleTemplate> all() {
    return templates.get().stream().sorted((a, b) -> a.name().compareToIgnoreCase(b.name())).toList();
  }

  /** The template of a file name, with or without extension, ignoring case. */
  private Optional<TitleTemplate> find(String name) {
    return templates.get().stream().filter(template -> plain(template.name()).equalsIgnoreCase(plain(name)))
        .findFirst();
  }

  private static String plain(String name) {
    return name.strip().replaceFirst("(?i)\\.svg$", "");
  }

  /** The fields that a template takes, with what they are if not given. */
  public static List<FieldSpec> fields(TitleTemplate template) {
    return TitleFields.startingAt(template.sample());
  }

  /**
   * Composes a title.
   *
   * @throws ValidationException when there is no such template, or a value is not usable
   */
  public ComposedTitle compose(UserId user, String template, Fields fields, TitleCanvas canvas) {
    TitleTemplate found = find(template).orElseThrow(() -> ValidationException.of("template",
        "There is no template \"" + template + "\"; available templates are "
            + String.join(", ", all().stream().map(TitleTemplate::name).toList()) + "."));
    return composed(user, found, fields, canvas);
  }

  private ComposedTitle composed(UserId user, TitleTemplate template, Fields fields, TitleCanvas canvas) {
    TitleText text = TitleFields.text(fields);
    Optional<TitleRoom> room = fields.flag(TitleFields.FIT) ? template.room(text) : Optional.empty();
    TitleLines lines = TitleLines.of(text.markup());
    WorkAnswer.FittedText fitted = workers.call(user, new WorkRequest.FitText(
        lines.plain(), text.fontName(), text.fontSize(), room.map(lines::within)));
    String markup = room.isPresent() ? lines.markup(fitted.lines()) : text.markup();
    TitleText set = new TitleText(markup, fitted.size(), text.fontName(), text.fillColor(), text.fillOpacity(),
        text.strokeColor(), text.strokeSize(), text.strokeOpacity(), text.dropShadow(), text.backgroundColor(),
        text.backgroundOpacity());
    return new ComposedTitle(template, set, fitted, canvas);
  }

  /**
   * Draws a template.
   *
   * @throws PlatformException {@code NOT_FOUND} when there is no such template
   */
  public ActionResult.Picture thumbnail(UserId user, String template, Input input) {
    TitleTemplate found = find(template).orElseThrow(PlatformException::notFound);
    Fields fields = FieldReader.complete(preview(found.sample()), Thumbnail.upperCase(input));
    TitleCanvas canvas = new TitleCanvas(fields.integer("width"), fields.integer("height"));
    String ending = fields.text("image_format").toLowerCase(Locale.ROOT);
    String stem = "thumbnail/" + UUID.randomUUID();
    String drawing = stem + ".svg";
    try {
      media.put(drawing, new ByteArrayInputStream(composed(user, found, fields, canvas).svg()));
      String key = workers.call(user, new WorkRequest.Thumbnail(new WorkRequest.StoredFile(drawing), 1,
          OptionalInt.of(canvas.width()), OptionalInt.of(canvas.height()), ending, 90, stem + "." + ending)).key();
      return new ActionResult.Picture(
          ContentType.byName(key).orElse(ContentType.UNKNOWN), DrawnPicture.take(media, key));
    } finally {
      media.delete(drawing);
    }
  }
}
