package org.clipwright.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Media and projects to work with. */
final class Samples {

  private static final int SAMPLE_RATE = 44_100;

  private Samples() {}

  /** A picture with sharp edges. */
  static Path picture(Path folder) throws IOException {
    BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int x = 0; x < 320; x += 20) {
      graphics.setColor(Color.getHSBColor(x / 320f, 1, 1));
      graphics.fillRect(x, 0, 20, 180);
    }
    graphics.dispose();
    Path file = folder.resolve("bars.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** A tone of 440 Hz. */
  static Path tone(Path folder, int seconds) throws IOException {
    byte[] samples = new byte[seconds * SAMPLE_RATE * 2];
    for (int i = 0; i < samples.length / 2; i++) {
      int value = (int) (8000 * Math.sin(2 * Math.PI * 440 * i / SAMPLE_RATE));
      samples[2 * i] = (byte) value;
      samples[2 * i + 1] = (byte) (value >> 8);
    }
    AudioFormat format = new AudioFormat(SAMPLE_RATE, 16, 1, true, false);
    Path file = folder.resolve("tone.wav");
    try (AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  /** A film with picture and sound, made by the program itself. */
  static Path film(Path folder, int seconds) throws IOException, InterruptedException {
    Path project = folder.resolve("film.osp");
    Files.writeString(project, """
        {"width": 320, "height": 180, "fps": {"num": 25, "den": 1}, "sample_rate": 44100, "channels": 2,
         "channel_layout": 3, "clips": [
          {"id": "1", "position": 0, "start": 0, "end": %1$d, "layer": 1, "reader": {"path": "%2$s"}},
          {"id": "2", "position": 0, "start": 0, "end": %1$d, "layer": 2, "reader": {"path": "%3$s"}}]}
        """.formatted(seconds, picture(folder).getFileName(), tone(folder, seconds).getFileName()));
    Path film = folder.resolve("film.mp4");
    Installation.run("render", project.toString(), film.toString());
    return film;
  }

  /** A project at 25 frames a second. */
  static JsonNode project(Client client) throws IOException, InterruptedException {
    return client.create(
        "/projects/",
        Map.of("name", "Sample", "width", "640", "height", "360", "fps_num", "25", "fps_den", "1", "sample_rate",
            "44100", "channels", "2", "channel_layout", "3", "json", "{}"));
  }

  /** A project with a turning picture, which takes some time to render. */
  static JsonNode turningPicture(Client client, Path folder, int seconds) throws IOException, InterruptedException {
    JsonNode project = project(client);
    JsonNode file = client.upload(project, picture(folder)).json();
    String turn = """
        {"rotation": {"Points": [{"co": {"X": 1, "Y": 0}, "interpolation": 1},
          {"co": {"X": %d, "Y": 3600}, "interpolation": 1}]}}""".formatted(seconds * 25);
    client.create(
        project.path("url").asText() + "clips/",
        Map.of("project", project.path("url").asText(), "file", file.path("url").asText(), "position", "0", "start",
            "0", "end", Integer.toString(seconds), "layer", "1", "json", turn));
    return project;
  }

  /** Asks for an export of a project. */
  static JsonNode export(Client client, JsonNode project, Map<String, String> wishes)
      throws IOException, InterruptedException {
    return client.create(project.path("url").asText() + "exports/", exportFields(project, wishes));
  }

  static Map<String, String> exportFields(JsonNode project, Map<String, String> wishes) {
    Map<String, String> fields = new HashMap<>();
    fields.putAll(Map.of("project", project.path("url").asText(), "video_format", "mp4", "video_codec", "libx264",
        "video_bitrate", "2000000", "audio_codec", "aac", "json", "{}"));
    fields.putAll(wishes);
    return fields;
  }

  /** What the program tells about a media file. */
  static JsonNode probe(Path file) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(Installation.run("probe", file.toString()));
  }
}
