package org.clipwright.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.services.testkit.InMemoryWork;
import org.clipwright.services.work.WorkRequest;

/** A worker that answers at once: everything that is stored is a ten-second video, unless it says it is none. */
final class InstantWorker extends InMemoryWork {

  private final StorageProvider storage;

  InstantWorker(StorageProvider storage) {
    this.storage = storage;
  }

  @Override
  public long insert(WorkRequest request) {
    long id = super.insert(request);
    finish(id, switch (request.kind()) {
      case PROBE -> probe(request.arguments().path("key").asText());
      case THUMBNAIL, FONT_SHEET -> drawn(request.arguments());
      case FONTS -> fonts(request.arguments().path("key").asText());
    });
    return id;
  }

  private Outcome probe(String key) {
    try (InputStream content = storage.open(key)) {
      return new String(content.readNBytes(4)).equals("none")
          ? new Failed("This is no media that can be used.")
          : new Done(reader(storage.find(key).orElseThrow().size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture whose bytes tell what it was asked to show. */
  private Outcome drawn(ObjectNode arguments) {
    String key = arguments.path("target").asText();
    byte[] bytes = (arguments.path("frame").asText() + " " + arguments.path("width").asText() + "x"
        + arguments.path("height").asText()).getBytes(StandardCharsets.UTF_8);
    storage.put(PutRequest.of(key, new ByteArrayInputStream(bytes), "image/jpeg"));
    return new Done(JsonNodeFactory.instance.objectNode().put("key", key));
  }

  private Outcome fonts(String key) {
    if (!key.isEmpty() && probe(key) instanceof Failed) {
      return new Failed("This is not a usable font.");
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.putArray("fonts").addObject().put("family", "Sans").putArray("styles").add("Regular");
    storage.list("fonts/").forEach(font -> result.withArray("fonts").addObject().put("family", font.key()));
    return new Done(result);
  }

  private static ObjectNode reader(long size) {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("duration", 10.0).put("width", 1280).put("height", 720).put("has_video", true).put("has_audio", true);
    info.put("file_size", Long.toString(size)).put("video_length", "300").put("media_type", "video");
    info.putObject("fps").put("num", 30).put("den", 1);
    return info;
  }
}
