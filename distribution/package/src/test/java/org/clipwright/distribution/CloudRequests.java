package org.clipwright.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The original's requests for objects of other stores, for a project. */
record CloudRequests(Client client, JsonNode project) {

  Client.Answer importing(String json) throws Exception {
    return client.post("/files/", "application/json",
        "{\"media\": null, \"project\": \"" + project.path("url").asText() + "\", \"json\": \"" + json.replace("\"",
            "\\\"") + "\"}");
  }

  /** Shows the first second of a file. */
  void show(JsonNode file) throws Exception {
    client.create(project.path("url").asText() + "clips/", Map.of("project", project.path("url").asText(), "file",
        file.path("url").asText(), "position", "0", "start", "0", "end", "1", "layer", "1", "json", "{}"));
  }

  /** Exports the first second, and waits for the end. */
  JsonNode exported(String json) throws Exception {
    return client.awaitEnd(Samples.export(client, project, wishes(json)));
  }

  static Map<String, String> wishes(String json) {
    return Map.of("video_format", "mp4", "video_codec", "libx264", "video_bitrate", "8000000", "audio_codec", "ac3",
        "audio_bitrate", "1920000", "start_frame", "1", "end_frame", "30", "webhook", "", "json", json);
  }

  /** Answers anybody who has no credentials. */
  static HttpResponse<byte[]> anonymously(String address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }
  }

  /** How many files are in the data folder's media. */
  static long localMedia(Path data) throws IOException {
    Path media = data.resolve("media");
    if (!Files.exists(media)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(media)) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
