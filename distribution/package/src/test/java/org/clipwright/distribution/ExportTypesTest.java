package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each type of export, in the formats that clients ask for. */
class ExportTypesTest {

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static JsonNode project;

  @BeforeAll
  static void aProjectWithAFilm() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of());
    client = server.client();
    project = Samples.project(client);
    JsonNode file = client.upload(project, Samples.film(folder, 2)).json();
    client.create(project.path("url").asText() + "clips/", Map.of("project", project.path("url").asText(), "file",
        file.path("url").asText(), "position", "0", "start", "0", "end", "2", "layer", "1", "json", "{}"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static Path rendered(Map<String, String> wishes) throws Exception {
    JsonNode export = client.awaitEnd(Samples.export(client, project, wishes));
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    String output = export.path("output").asText();
    return client.download(output, folder.resolve(output.substring(output.lastIndexOf('/') + 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, libx264, 8.0 Mb/sec, aac, 192 kb/sec", "mp4, h.264, 23 crf, ac3, 192000",
    "mp4, mp4video, 2000000, libmp3lame, 128 kb/sec", "avi, mpeg4, 2000000, libmp3lame, 192000",
    "mov, libx264, 20 cqp, aac, 192000", "webm, libvpx, 1000000, libvorbis, 96000",
    "mkv, libx265, 28 crf, flac, 0"
  })
  void filmsHaveTheirFormatWhateverTheBitRateIsWrittenAs(String format, String video, String rate, String audio,
      String sound)
      throws Exception {
    Path film = rendered(Map.of("video_format", format, "video_codec", video, "video_bitrate", rate, "audio_codec",
        audio, "audio_bitrate", sound));
    JsonNode facts = Samples.probe(film);
    assertThat(film).hasExtension(format);
    assertThat(facts.path("has_video").asBoolean()).as(facts.toString()).isTrue();
    assertThat(facts.path("has_audio").asBoolean()).isTrue();
    assertThat(facts.path("duration").asDouble()).isBetween(1.9, 2.2);
  }

  @ParameterizedTest
  @CsvSource({"mp3, libmp3lame", "wav, pcm_s16le", "ogg, libvorbis", "m4a, aac", "flac, flac"})
  void soundIsExportedByItself(String format, String codec) throws Exception {
    Path sound = rendered(Map.of("export_type", "audio", "video_format", format, "audio_codec", codec));
    JsonNode facts = Samples.probe(sound);
    assertThat(facts.path("has_video").asBoolean()).isFalse();
    assertThat(facts.path("duration").asDouble()).isBetween(1.9, 2.2);
  }

  @ParameterizedTest
  @CsvSource({"%05d.png, png", "jpg, jpg", "%05d.jpg, jpg", "bmp, bmp"})
  void picturesAreNumberedInAnArchive(String format, String ending) throws Exception {
    Path archive = rendered(Map.of("export_type", "image", "video_format", format, "start_frame", "3", "end_frame",
        "6"));
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly("00001." + ending, "00002." + ending, "00003." + ending, "00004." + ending);
      try (InputStream first = zip.getInputStream(zip.getEntry("00001." + ending))) {
        assertThat(ImageIO.read(first).getWidth()).isEqualTo(640);
      }
    }
  }

  @Test
  void backgroundIsTransparentWhereThatIsAskedFor() throws Exception {
    Path archive = rendered(Map.of("export_type", "image", "video_format", "%05d.png", "end_frame", "1", "json",
        "{\"alpha\": true, \"width\": 640, \"height\": 640}"));
    try (ZipFile zip = new ZipFile(archive.toFile());
        InputStream first = zip.getInputStream(zip.getEntry("00001.png"))) {
      assertThat(ImageIO.read(first).getRGB(320, 20) >>> 24).as("above the film").isZero();
    }
  }

  @Test
  void aWaveformIsOnePictureOfAllTheSound() throws Exception {
    Path picture = rendered(Map.of("export_type", "waveform", "video_format", "png", "json",
        "{\"width\": 300, \"height\": 100, \"wave_color\": \"#ff0000\", \"wave_background_color\": \"#0000ff\"}"));
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(300);
    assertThat(image.getHeight()).isEqualTo(100);
    assertThat(image.getRGB(150, 25)).isEqualTo(0xFFFF0000);
    assertThat(image.getRGB(150, 75)).isEqualTo(0xFFFF0000);
    assertThat(image.getRGB(150, 0)).isEqualTo(0xFF0000FF);
    assertThat(image.getRGB(150, 50)).isEqualTo(0xFF0000FF);
  }

  @Test
  void aWaveformFilmShowsTheSoundOfEachFrameAndKeepsIt() throws Exception {
    Map<String, String> wishes = new HashMap<>(Map.of("export_type", "waveform", "video_format", "mp4", "json",
        "{\"width\": 320, \"height\": 200, \"wave_color\": {\"red\": 0, \"green\": 255, \"blue\": 0},"
            + " \"wave_background_color\": \"#400000\"}"));
    JsonNode facts = Samples.probe(rendered(wishes));
    assertThat(facts.path("width").asInt()).isEqualTo(320);
    assertThat(facts.path("has_audio").asBoolean()).isTrue();
    assertThat(facts.path("duration").asDouble()).isBetween(1.9, 2.2);
  }

  @Test
  void aColourThatIsNoneIsTold() throws Exception {
    JsonNode export = client.awaitEnd(Samples.export(client, project,
        Map.of("export_type", "waveform", "video_format", "png", "json", "{\"wave_color\": \"reddish\"}")));
    assertThat(export.path("json").path("error").asText()).contains("\"wave_color\" must be a colour");
  }
}
