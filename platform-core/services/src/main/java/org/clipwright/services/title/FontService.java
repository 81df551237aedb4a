package org.clipwright.services.title;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.Upload;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.draft.DrawnPicture;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkDispatcher;
import org.clipwright.services.work.WorkRequest;

/** The fonts that titles and captions can use: those installed on the workers' machines, and those that users added. */
public final class FontService {

  /** Where a font waits until a worker has found it usable; workers do not load fonts from there. */
  static final String UNCHECKED = "unchecked-fonts/";

  /** A check takes far less; an older font was left by a server that was stopped during one. */
  private static final Duration LONGEST_CHECK = Duration.ofHours(1);

  private static final String FIELD = "font_file";

  /** The fields of a request about fonts. */
  public static final ResourceSpec SPEC =
      new ResourceSpec("Font", "A font to add; without one, the fonts are only reloaded.",
          List.of(
              FieldSpec.of(FIELD, FieldKind.FILE, "A TrueType, OpenType, WOFF or WOFF2 font.").orNull().optional()));

  private static final String PAGE = "page";

  private static final ResourceSpec SHEET = new ResourceSpec("Font Thumbnail", "A picture of all fonts.",
      List.of(FieldSpec.integer(PAGE, "The page, from 1.").startingAt(1).between(1, 10_000)));

  private final MediaStore media;
  private final WorkDispatcher workers;

  public FontService(MediaStore media, WorkDispatcher workers) {
    this.media = media;
    this.workers = workers;
  }

  /** All families, sorted by name. */
  public List<WorkAnswer.FontFamily> list(UserId user) {
    return workers.call(user, new WorkRequest.ListFonts(Optional.empty())).families();
  }

  /**
   * Adds a font, for everybody, and returns the new list.
   *
   * @throws ValidationException when the upload is not a font
   */
  public List<WorkAnswer.FontFamily> add(UserId user, Upload font) {
    String name = MediaNames.sanitised(font.name());
    if (!name.toLowerCase(Locale.ROOT).matches(".*\\.(ttf|otf|ttc|woff|woff2)")) {
      throw ValidationException.of(FIELD, "The name of a font file ends in .ttf, .otf, .ttc, .woff or .woff2.");
    }
    removeLeftOver();
    String candidate = UNCHECKED + UUID.randomUUID() + "/" + name;
    try {
      media.put(candidate, font);
      workers.call(user, new WorkRequest.ListFonts(Optional.of(candidate)));
      media.copy(candidate, media.reserve(MediaStore.FONTS, name));
    } catch (PlatformException failure) {
      throw failure.code() == ErrorCode.INVALID ? ValidationException.of(FIELD, failure.getMessage()) : failure;
    } finally {
      media.delete(candidate);
    }
    return list(user);
  }

  private void removeLeftOver() {
    Instant oldest = Instant.now().minus(LONGEST_CHECK);
    for (String key : media.keys(UNCHECKED)) {
      if (media.find(key).filter(font -> font.modified().isBefore(oldest)).isPresent()) {
        media.delete(key);
      }
    }
  }

  /**
   * A large picture of the families, each set in its own font.
   *
   * @param input selects the page
   */
  public ActionResult.Picture sheet(UserId user, Input input) {
    int page = FieldReader.complete(SHEET, input).integer(PAGE);
    String target = "thumbnail/" + UUID.randomUUID() + ".jpg";
    workers.call(user, new WorkRequest.FontSheet(page, target));
    return new ActionResult.Picture("image/jpeg", DrawnPicture.take(media, target));
  }

  /** The font that a request contains, if any. */
  public static Optional<Upload> font(Input input) {
    return FieldReader.complete(SPEC, input).upload(FIELD);
  }
}
