package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What public clients of the original API send, call by call, and what they need of the answers. */
class ExistingClientsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String JSON = "application/json";

  private static final List<String> FILE_FACTS = List.of("acodec", "audio_bit_rate", "audio_stream_index",
      "audio_timebase", "channel_layout", "channels", "display_ratio", "duration", "file_size", "fps", "has_audio",
      "has_single_image", "has_video", "height", "interlaced_frame", "path", "pixel_format", "pixel_ratio",
      "sample_rate", "top_field_first", "type", "vcodec", "video_bit_rate", "video_length", "video_stream_index",
      "video_timebase", "width", "media_type", "metadata");
  private static final List<String> CLIP_FACTS = List.of("alpha", "anchor", "channel_filter", "channel_mapping",
      "display", "gravity", "has_audio", "has_video", "location_x", "location_y", "image", "reader", "rotation",
      "scale", "scale_x", "scale_y", "shear_x", "shear_y", "time", "title", "volume", "waveform", "wave_color");

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static HttpServer web;
  private static Path film;

  @BeforeAll
  static void serve() throws Exception {
    film = Samples.film(folder, 2);
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext("/bucket/films/film.mp4", exchange -> {
      exchange.sendResponseHeaders(200, Files.size(film));
      Files.copy(film, exchange.getResponseBody());
      exchange.close();
    });
    web.start();
    server = ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_OUTBOUND_ALLOW", "127.0.0.1"));
    client = server.client();
  }

  @AfterAll
  static void stop() throws Exception {
    web.stop(0);
    server.close();
  }

  private static JsonNode sent(String method, String path, String json, int status) throws Exception {
    HttpResponse<String> answer = client.send(method, path, json.isEmpty() ? "" : JSON, json);
    assertThat(answer.statusCode()).as(method + " " + path + ": " + answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Length")).as("length of the answer").isPresent();
    return MAPPER.readTree(answer.body());
  }

  private static JsonNode form(String path, Map<String, String> fields, int status) throws Exception {
    HttpResponse<String> answer = client.sendForm("POST", path, fields, folder);
    assertThat(answer.statusCode()).as("POST " + path + ": " + answer.body()).isEqualTo(status);
    return MAPPER.readTree(answer.body());
  }

  private static String url(JsonNode object) {
    return object.path("url").asText();
  }

  private static List<String> missing(JsonNode object, List<String> keys) {
    return keys.stream().filter(key -> !object.has(key)).toList();
  }

  /** The example of the documentation in Python: forms, nested addresses, two slashes after the host. */
  @Test
  void pythonExample() throws Exception {
    Path spaced = folder.resolve("Title Animation 01.png");
    Files.copy(Samples.picture(folder), spaced);
    String root = server.address().toString().replaceFirst("/$", "") + "/";
    assertThat(client.get(root + "/projects/").path("results").isArray()).isTrue();
    JsonNode project = client.create(root + "/projects/", Map.of("name", "API Project", "width", "640", "height", "360",
        "fps_num", "25", "fps_den", "1", "sample_rate", "44100", "channels", "2", "channel_layout", "3", "json", "{}"));
    String at = root + "/projects/" + project.path("id").asText();
    JsonNode file = client.upload(project, spaced).json();
    assertThat(file.path("media").asText()).endsWith("/Title_Animation_01.png");
    JsonNode clip = client.create(at + "/clips/", Map.of("file", url(file), "position", "0.0", "start", "0.0", "end",
        "1.0", "layer", "1", "project", url(project), "json",
        "{\"effects\": [], \"rotation\": {\"Points\": []}, \"reader\": {\"path\": \"/home/other/9/old.png\"}}"));
    assertThat(clip.path("json").path("reader").path("path").asText())
        .isEqualTo(file.path("json").path("path").asText());
    JsonNode title = form(at + "/title/", Map.of("template", "Center-Text.svg", "text", "<tspan>Hello</tspan>",
        "font_size", "40.0", "font_name", "Bitstream Vera Sans", "fill_color", "#ffcc00", "fill_opacity", "1.0",
        "stroke_color", "#000000", "stroke_size", "3.0", "media", "Title Animation 01.png"), 201);
    client.create(at + "/clips/", Map.of("file", url(title), "position", "0", "start", "0", "end", "1", "layer", "2",
        "project", url(project), "json", "{}"));
    JsonNode export = client.create(at + "/exports/", Map.of("video_format", "mp4", "video_codec", "libx264",
        "video_bitrate", "8000000", "audio_codec", "ac3", "audio_bitrate", "1920000", "start_frame", "1", "end_frame",
        "", "project", url(project), "json", "{}"));
    JsonNode done = client.await(export, now -> now.path("progress").asDouble() == 100.0);
    Path output = client.download(done.path("output").asText(), folder.resolve("python.mp4"));
    assertThat(Samples.probe(output).path("video_length").asText()).isEqualTo("25");
  }

  /** The example in JavaScript: multipart for everything, uploads side by side, waits for the status. */
  @Test
  void nodeExample() throws Exception {
    JsonNode project = form("/projects/", Map.of("json", "{}", "name", "Node"), 201);
    List<JsonNode> files = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Callable<JsonNode> upload = () -> form("/files/",
          Map.of("json", "{}", "project", url(project), "media", "film.mp4"), 201);
      for (Future<JsonNode> uploaded : threads.invokeAll(List.of(upload, upload, upload))) {
        files.add(uploaded.get());
      }
    }
    assertThat(files).extracting(file -> file.path("media").asText()).doesNotHaveDuplicates();
    double position = 0;
    for (JsonNode file : files) {
      double end = file.path("json").path("duration").asDouble();
      form("/clips/", Map.of("file", url(file), "json", "{}", "position", String.valueOf(position), "start", "0", "end",
          String.valueOf(end), "layer", "0", "project", url(project)), 201);
      position += end;
    }
    JsonNode export = form("/exports/", Map.of("export_type", "video", "video_format", "mp4", "video_codec", "libx264",
        "video_bitrate", "15000000", "audio_codec", "ac3", "audio_bitrate", "1920000", "project", url(project), "json",
        "{\"width\": 320, \"height\": 180}"), 201);
    JsonNode done = client.await(export, now -> now.path("status").asText().equals("completed"));
    Path output = client.download(done.path("output").asText(), folder.resolve("node.mp4"));
    assertThat(Samples.probe(output).path("duration").asDouble()).isCloseTo(6, within(0.1));
  }

  /** A typed client: JSON without last slashes, media from an address, all keys it asserts, the end by webhook. */
  @Test
  void typedClientWithWebhook() throws Exception {
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      JsonNode project = sent("POST", "/projects/", """
          {"channel_layout": 3, "channels": 2, "fps_den": 1, "fps_num": 30, "height": 180, "width": 320,
           "name": "4ab9", "sample_rate": 44100, "json": {}}""", 201);
      JsonNode file = sent("POST", "/files/", """
          {"media": null, "project": "%s", "json": {"url": "%s", "name": "talk.mp4"}}"""
          .formatted(url(project), filmAddress()), 201);
      assertThat(missing(file.path("json"), FILE_FACTS)).isEmpty();
      assertThat(file.path("json").path("file_size").isTextual()).isTrue();
      assertThat(file.path("json").path("video_length").isTextual()).isTrue();
      JsonNode clip = sent("POST", "/clips/", """
          {"project": "%s", "file": "%s", "start": 0, "end": %s, "layer": 0, "json": {}, "position": 0}"""
          .formatted(url(project), url(file), file.path("json").path("duration")), 201);
      assertThat(missing(clip.path("json"), CLIP_FACTS)).isEmpty();
      String id = project.path("id").asText();
      JsonNode title = sent("POST", "/projects/" + id + "/title/", """
          {"template": "Center-Text.svg", "text": "<tspan x=\\"160\\" dy=\\"1em\\">One</tspan>", "font_size": 30,
           "font_name": "Bitstream Vera Sans", "fill_color": "#ffcc00", "fill_opacity": 1, "stroke_color": "#000000",
           "stroke_size": 3, "stroke_opacity": 1, "drop_shadow": true, "background_color": "#000000",
           "background_opacity": 0.4}""", 201);
      assertThat(missing(title, List.of("url", "id", "media", "project", "actions", "json"))).isEmpty();
      assertThat(sent("GET", "/projects/" + id + "/validate/", "", 200).path("detail").asText())
          .isEqualTo("Your project is valid!");
      for (String path : List.of("/projects/" + id, "/clips/" + clip.path("id"), "/files/" + file.path("id"),
          "/info/fonts", "/info/effects")) {
        HttpResponse<String> redirect = client.send("GET", path, "", "");
        assertThat(redirect.statusCode()).isEqualTo(301);
        assertThat(sent("GET", redirect.headers().firstValue("Location").orElseThrow(), "", 200)).isNotEmpty();
      }
      sent("POST", "/projects/" + id + "/copy", "{\"name\": \"again\"}", 201);
      sent("POST", "/files/" + title.path("id") + "/text-replace", "{\"search\": \"One\", \"replace\": \"Two\"}", 200);
      sent("POST", "/files/" + file.path("id") + "/copy",
          "{\"name\": \"copy.mp4\", \"project\": " + id + "}", 201);
      JsonNode export = sent("POST", "/exports/", """
          {"export_type": "video", "video_format": "mp4", "video_codec": "libx264", "video_bitrate": 8000000,
           "audio_codec": "libmp3lame", "audio_bitrate": 1920000, "start_frame": 1, "end_frame": 0, "project": "%s",
           "webhook": "%s", "json": {"webhookKey": "7f3"}}""".formatted(url(project), receiver.url()), 201);
      JsonNode told = receiver.next();
      assertThat(url(told)).isEqualTo(url(export));
      assertThat(told.path("json").path("status").asText()).isEqualTo("success");
      assertThat(told.path("json").path("webhookKey").asText()).isEqualTo("7f3");
      assertThat(told.path("json").path("hostname").asText()).isNotEmpty();
      assertThat(told.path("end_frame").asInt() / 30.0).isCloseTo(2, within(0.1));
      assertThat(told.path("json").path("worker_stats").path("cpu").asDouble()).isBetween(0.1, 100.0);
      assertThat(told.path("json").path("worker_stats").path("memory").asDouble()).isBetween(0.1, 100.0);
      assertThat(sent("POST", "/exports/" + export.path("id") + "/retry", "{}", 200).path("detail").isTextual())
          .isTrue();
      assertThat(client.send("DELETE", "/projects/" + id + "/", JSON, "{}").statusCode()).isEqualTo(204);
    }
  }

  private static String filmAddress() {
    return "http://127.0.0.1:" + web.getAddress().getPort() + "/bucket/films/film.mp4";
  }

  /** A script that finds addresses by their endings, changes only the JSON, and looks at nested objects. */
  @Test
  void scriptThatFollowsActions() throws Exception {
    JsonNode project = sent("POST", "/projects/", "{\"name\": \"Cut\", \"json\": \"{}\"}", 201);
    JsonNode file = form(action(project, "/files/"),
        Map.of("media", "film.mp4", "project", url(project), "json", "{}"), 201);
    assertThat(client.get(url(file)).path("json").path("duration").asDouble()).isCloseTo(2, within(0.05));
    sent("POST", action(project, "/clips/"), """
        {"file": "%s", "file_id": 17, "position": 0, "start": 0.5, "end": 1.5, "layer": 0, "project": "%s",
         "json": "{}"}""".formatted(url(file), url(project)), 201);
    sent("PUT", url(project), "{\"json\": {\"timeline\": {\"tracks\": []}}}", 200);
    assertThat(client.get(url(project)).path("json").has("timeline")).isTrue();
    assertThat(client.get(action(project, "/validate/")).path("detail").asText()).isEqualTo("Your project is valid!");
    assertThat(client.bytes(action(project, "/download/"))).startsWith('P', 'K');
    JsonNode export = sent("POST", action(project, "/exports/"), """
        {"export_type": "video", "video_format": "mp4", "video_codec": "libx264", "video_bitrate": 1000000,
         "audio_codec": "aac", "audio_bitrate": 192000, "width": 320, "height": 180, "fps_num": 30, "fps_den": 1,
         "max_attempts": 3, "project": "%s", "json": {"user": {"id": "u1"}}}""".formatted(url(project)), 201);
    JsonNode done = client.awaitEnd(export);
    assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("completed");
    assertThat(done.path("json").path("user").path("id").asText()).isEqualTo("u1");
    String nested = "/projects/" + project.path("id").asText();
    assertThat(client.get(nested + "/exports/" + export.path("id") + "/").path("status").asText())
        .isEqualTo("completed");
    assertThat(client.get(nested + "/files/" + file.path("id") + "/").path("id")).isEqualTo(file.path("id"));
    assertThat(client.send("DELETE", url(project), "", "").statusCode()).isEqualTo(204);
    assertThat(client.send("GET", url(project), "", "").statusCode()).isEqualTo(404);
  }

  private static String action(JsonNode object, String ending) {
    return actions(object).filter(address -> address.endsWith(ending)).findFirst().orElseThrow();
  }

  private static Stream<String> actions(JsonNode object) {
    return StreamSupport.stream(object.path("actions").spliterator(), false).map(JsonNode::asText);
  }

  /** A checker of uploads: the JSON of an import is text within JSON. */
  @Test
  void checkerOfImports() throws Exception {
    JsonNode project = sent("POST", "/projects/", "{\"name\": \"Check\", \"json\": \"{}\"}", 201);
    JsonNode file = sent("POST", "/files/", """
        {"media": null, "project": "%s", "json": "{\\"url\\": \\"%s\\", \\"name\\": \\"checked.mp4\\"}"}"""
        .formatted(url(project), filmAddress()), 201);
    JsonNode facts = file.path("json");
    assertThat(missing(facts, List.of("width", "height", "duration", "vcodec", "media_type", "video_bit_rate")))
        .isEmpty();
    assertThat(facts.path("media_type").asText()).isEqualTo("video");
    assertThat(facts.path("path").asText()).startsWith("/video/files/").endsWith("/checked.mp4");
    JsonNode again = sent("POST", "/files/", "{\"project\": %s, \"json\": {\"url\": \"%s\"}}"
        .formatted(project.path("id"), facts.path("path").asText()), 201);
    assertThat(again.path("json").path("duration")).isEqualTo(facts.path("duration"));
  }

  /** A service that deletes the sources after each export: what it exported stays, the next film is empty. */
  @Test
  void outputSurvivesItsSourcesAndAnEmptyProjectIsExported() throws Exception {
    JsonNode project = Samples.turningPicture(client, folder, 1);
    JsonNode first = client.awaitEnd(Samples.export(client, project, Map.of()));
    client.delete(client.get(url(project)).path("files").path(0).asText());
    JsonNode second = client.awaitEnd(Samples.export(client, project, Map.of()));
    assertThat(second.path("status").asText()).as(second.toString()).isEqualTo("completed");
    JsonNode empty = Samples.probe(client.download(second.path("output").asText(), folder.resolve("empty.mp4")));
    assertThat(empty.path("video_length").asText()).isEqualTo("1");
    assertThat(empty.path("has_audio").asBoolean()).isTrue();
    assertThat(client.download(first.path("output").asText(), folder.resolve("kept.mp4"))).isNotEmptyFile();
    assertThat(client.get(url(project) + "validate/").path("detail").asText()).isEqualTo("Your project is valid!");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio mp3 n/a libmp3lame", "image %05d.png png n/a", "waveform mp4 libx264 aac"})
  void everyTypeOfExportOfAnEmptyProjectCompletes(String wishes) throws Exception {
    String[] words = wishes.split(" ");
    JsonNode project = Samples.project(client);
    JsonNode done = client.awaitEnd(Samples.export(client, project, Map.of("export_type", words[0], "video_format",
        words[1], "video_codec", words[2], "audio_codec", words[3])));
    assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("completed");
  }

  /** Ids instead of addresses, as numbers or text, in JSON and in forms. */
  @Test
  void bareIdsNameProjectsAndFiles() throws Exception {
    JsonNode project = Samples.project(client);
    JsonNode file = client.upload(project, Samples.picture(folder)).json();
    Map<String, String> fields = new HashMap<>(Map.of("project", project.path("id").asText(), "file",
        file.path("id").asText(), "position", "0", "start", "0", "end", "1", "json", "{}"));
    assertThat(client.create("/clips/", fields).path("project").asText()).isEqualTo(url(project));
    JsonNode clip = sent("POST", "/clips/", "{\"project\": %s, \"file\": %s, \"json\": {}}"
        .formatted(project.path("id"), file.path("id")), 201);
    assertThat(clip.path("file").asText()).isEqualTo(url(file));
    JsonNode refused = sent("POST", "/clips/", "{\"project\": 987654, \"file\": 1.5, \"json\": {}}", 400);
    assertThat(refused.path("file").path(0).asText())
        .isEqualTo("Incorrect type. Expected URL string, received float.");
    fields.put("project", "987654");
    assertThat(client.post("/clips/", fields).json().path("project").path(0).asText())
        .isEqualTo("Invalid hyperlink - Object does not exist.");
  }

  /** Addresses of projects that clients put together wrongly; the project in the body is the one that is meant. */
  @ParameterizedTest
  @ValueSource(strings = {"undefined", "null", "-1"})
  void projectOfTheBodyCountsWhereTheAddressHasNoId(String name) throws Exception {
    JsonNode project = Samples.project(client);
    JsonNode export = client.create("/projects/" + name + "/exports/", Samples.exportFields(project, Map.of()));
    assertThat(export.path("project").asText()).isEqualTo(url(project));
    assertThat(client.post("/projects/" + name + "/exports/", Map.of("json", "{}")).status()).isEqualTo(404);
    assertThat(client.post("/projects/987654/exports/", Samples.exportFields(project, Map.of())).status())
        .isEqualTo(404);
    JsonNode other = Samples.project(client);
    assertThat(client.create(url(other) + "exports/", Samples.exportFields(project, Map.of())).path("project").asText())
        .isEqualTo(url(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'width': 720}", "{\"burn\": True}", "{\"a\": [None, \"it's\"]}", "{'a': \"b\"}"})
  void textOfAPythonObjectIsCalledThat(String json) throws Exception {
    Client.Answer answer = client.post("/projects/", Map.of("name", "Python", "json", json));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("json").path(0).asText())
        .startsWith("Value must be valid JSON.").contains("json.dumps(value)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": \"{'b': None}\"", "{a: 1}", "{\"True\": }"})
  void otherTextThatIsNoJsonIsNot(String json) throws Exception {
    Client.Answer answer = client.post("/projects/", Map.of("name", "Python", "json", json));
    assertThat(answer.json().path("json").path(0).asText()).isEqualTo("Value must be valid JSON.");
  }
}
