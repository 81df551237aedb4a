package org.clipwright.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.services.testkit.InMemoryWork;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkRequest;

/** A worker that answers at once: everything that is stored is a ten-second video, unless it says it is none. */
final class InstantWorker extends InMemoryWork {

  private final StorageProvider storage;

  InstantWorker(StorageProvider storage) {
    this.storage = storage;
  }

  @Override
  public long insert(WorkRequest<?> request) {
    long id = super.insert(request);
    finish(id, switch (request) {
      case WorkRequest.Probe(String key) -> probe(key);
      case WorkRequest.Thumbnail thumbnail -> drawn(thumbnail.target(), thumbnail.frame() + " "
          + side(thumbnail.width()) + "x" + side(thumbnail.height()));
      case WorkRequest.FontSheet(int page, String target) -> drawn(target, page + " x");
      case WorkRequest.FitText text -> new Done(fitted(text));
      case WorkRequest.MissingFonts(List<String> families, List<String> drawings) ->
          new Done(new WorkAnswer.MissingFonts(families.stream().filter(family -> !family.equals("Sans")).toList(),
              drawings.stream().map(_ -> List.of("Drawn")).toList()));
      case WorkRequest.PreviewSegment segment ->
          rendered(segment.track() + " " + segment.number() + " of " + segment.frames(), "video/mp4");
      case WorkRequest.Sprite sprite -> rendered(
          sprite.grid().count() + " of " + sprite.grid().width() + "x" + sprite.grid().height(), "image/jpeg");
      case WorkRequest.Peaks peaks -> rendered("+-".repeat(2 * peaks.sound().count()), "application/octet-stream");
      case WorkRequest.ListFonts(Optional<String> candidate) -> fonts(candidate);
    });
    return id;
  }

  private Outcome probe(String key) {
    try (InputStream content = storage.open(key)) {
      return new String(content.readNBytes(4)).equals("none")
          ? new Failed("This file cannot be used.")
          : new Done(new WorkAnswer.Contents(reader(storage.find(key).orElseThrow().size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture whose bytes tell what it was asked to show. */
  private Outcome drawn(String key, String asked) {
    byte[] bytes = asked.getBytes(StandardCharsets.UTF_8);
    storage.put(PutRequest.of(key, new ByteArrayInputStream(bytes), "image/jpeg"));
    return new Done(new WorkAnswer.Picture(key));
  }

  /** Something kept whose bytes tell what it is. */
  private Outcome rendered(String asked, String type) {
    String key = "video/segments/1/" + asked.hashCode() + ".bin";
    storage.put(PutRequest.of(key, new ByteArrayInputStream(asked.getBytes(StandardCharsets.UTF_8)), type));
    return new Done(new WorkAnswer.Kept(key));
  }

  private static String side(OptionalInt pixels) {
    return pixels.isPresent() ? Integer.toString(pixels.getAsInt()) : "";
  }

  private Outcome fonts(Optional<String> candidate) {
    if (candidate.filter(key -> probe(key) instanceof Failed).isPresent()) {
      return new Failed("This is not a usable font.");
    }
    List<WorkAnswer.FontFamily> families = new ArrayList<>();
    families.add(new WorkAnswer.FontFamily("Sans", List.of("Regular")));
    storage.list("fonts/").forEach(font -> families.add(new WorkAnswer.FontFamily(font.key(), List.of())));
    return new Done(new WorkAnswer.Fonts(families));
  }

  /** There is only the font Sans, and each line breaks after its first word. */
  private static WorkAnswer.FittedText fitted(WorkRequest.FitText text) {
    List<String> lines = text.room().isEmpty() ? text.lines()
        : text.lines().stream().flatMap(line -> Stream.of(line.split(" ", 2))).toList();
    return new WorkAnswer.FittedText(lines, "Sans", !text.font().equals("Sans"), text.size());
  }

  private static ObjectNode reader(long size) {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("duration", 10.0).put("width", 1280).put("height", 720).put("has_video", true).put("has_audio", true);
    info.put("sample_rate", 48_000).put("channels", 2);
    info.put("file_size", Long.toString(size)).put("video_length", "300").put("media_type", "video");
    info.putObject("fps").put("num", 30).put("den", 1);
    return info;
  }
}
