package org.clipwright.services.preview;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.preview.kept.KeptRenders;
import org.clipwright.services.project.draw.ProjectVersions;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.ReaderJson;

/** What a whole file looks and sounds like, for timelines: small pictures of a film, and the peaks of its sound. */
public final class FileOverviews {

  private static final String FORMAT = "format";
  private static final String INDEX = "index";
  private static final String VERSION = "v";
  private static final String NONE = "none";
  private static final String VTT = "vtt";
  private static final String JSON = "json";
  private static final String JSON_TYPE = "application/json";

  private final ActionContext ports;
  private final ProjectVersions versions;
  private final KeptRenders renders;

  /**
   * What was asked for.
   *
   * @param version names it: other content of the file, or other values, have another one
   * @param named whether the request named this version, so that its answer never changes
   * @param bytes renders it
   */
  public record Overview(String version, boolean named, String contentType, Supplier<byte[]> bytes) {}

  /**
   * Creates the service.
   *
   * @param versions names what is shown
   * @param renders renders it
   */
  public FileOverviews(ActionContext ports, ProjectVersions versions, KeptRenders renders) {
    this.ports = ports;
    this.versions = versions;
    this.renders = renders;
  }

  /** The values that a request for a sprite sheet may have. */
  public static ResourceSpec sprite() {
    return new ResourceSpec("File Sprite",
        "Small pictures of a film at even distances in one picture, for timelines; or, as JSON or WebVTT, the places"
            + " and times of these pictures.",
        Stream.concat(SpriteSheet.fields().stream(), Stream.of(
            choice(FORMAT, "The format of the picture.", "jpg", "jpeg", "png", "webp"),
            choice(INDEX, "Answer with the places and times instead of the picture.", NONE, JSON, VTT),
            version())).toList());
  }

  /** The values that a request for peaks may have. */
  public static ResourceSpec peaks() {
    return new ResourceSpec("File Peaks",
        "The peaks of a file's sound for drawing it as a wave, in the JSON or binary form of audiowaveform, version 2.",
        Stream.concat(PeakScale.fields().stream(), Stream.of(
            choice(FORMAT, "JSON, or binary data as in files with the ending .dat.", JSON, "dat"), version()))
            .toList());
  }

  private static FieldSpec choice(String name, String help, String... words) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String word : words) {
      choices.put(word, word.toUpperCase(Locale.ROOT));
    }
    return FieldSpec.choice(name, words[0], choices, help);
  }

  private static FieldSpec version() {
    return FieldSpec.of(VERSION, FieldKind.STRING, "The version that the answer is expected to have.").optional();
  }

  /**
   * The sprite sheet of an owner's file, or its index.
   *
   * @param address where clients find the sprite sheet of this file for a query
   */
  public Overview sprite(UserId owner, long id, Input input, UnaryOperator<String> address) {
    ProjectFile file = ports.file(owner, id);
    Fields fields = FieldReader.complete(sprite(), input);
    SpriteSheet sheet = SpriteSheet.of(facts(file), fields);
    String format = fields.text(FORMAT).replace("jpeg", "jpg");
    String version = versions.of(file.key(), List.of(sheet, format));
    String index = fields.text(INDEX);
    if (!index.equals(NONE)) {
      String image =
          address.apply(SpriteSheet.query(fields) + "&" + FORMAT + "=" + format + "&" + VERSION + "=" + version);
      return new Overview(versions.of(file.key(), List.of(index, image)), false,
          index.equals(VTT) ? "text/vtt" : JSON_TYPE,
          () -> (index.equals(VTT) ? sheet.webVtt(image) : sheet.json(image).toString())
              .getBytes(StandardCharsets.UTF_8));
    }
    WorkRequest.Sprite request = new WorkRequest.Sprite(
        file.key(), new WorkRequest.Kept(file.project(), version + "." + format), sheet.grid(), sheet.span(), format);
    return new Overview(version, named(fields, version), format.equals("jpg") ? "image/jpeg" : "image/" + format,
        () -> renders.bytes(new KeptRenders.Wanted(owner, version, request)));
  }

  private static boolean named(Fields fields, String version) {
    return fields.has(VERSION) && fields.text(VERSION).equals(version);
  }

  /** The peaks of an owner's file. */
  public Overview peaks(UserId owner, long id, Input input) {
    ProjectFile file = ports.file(owner, id);
    Fields fields = FieldReader.complete(peaks(), input);
    PeakScale scale = PeakScale.of(facts(file), fields);
    boolean binary = !fields.text(FORMAT).equals(JSON);
    String version = versions.of(file.key(), List.of(scale, binary));
    return new Overview(version, named(fields, version), binary ? "application/octet-stream" : JSON_TYPE, () -> {
      HeapShare.current().claimForAnswer(scale.room());
      byte[] peaks = read(owner, file, scale);
      return binary ? scale.binary(peaks) : scale.json(peaks);
    });
  }

  private static MediaInfo facts(ProjectFile file) {
    return ReaderJson.read(file.info(), "json")
        .orElseThrow(() -> new PlatformException(ErrorCode.INVALID, "Nothing is known about this file's content."));
  }

  /** @throws PlatformException when the sound cannot be read */
  private byte[] read(UserId owner, ProjectFile file, PeakScale scale) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (WorkRequest.Parts parts : scale.readings()) {
      String name = versions.of(file.key(), List.of(parts));
      WorkRequest.Peaks request =
          new WorkRequest.Peaks(file.key(), new WorkRequest.Kept(file.project(), name + ".peaks"), parts);
      whole.writeBytes(renders.bytes(new KeptRenders.Wanted(owner, name, request)));
    }
    return whole.toByteArray();
  }
}
