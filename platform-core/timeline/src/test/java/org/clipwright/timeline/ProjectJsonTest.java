package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectJsonTest {

  private static final MediaInfo VIDEO =
      new MediaInfo(
          new MediaInfo.Whole("FFmpegReader", 51.946667f, 7610368),
          new MediaInfo.PictureTrack(true, false, MediaInfo.Shape.square(1280, 720), new Rational(24, 1), 1253,
              MediaInfo.Storage.progressive(0), new MediaInfo.Stream("h264", 1166138, 0, new Rational(1, 24))),
          new MediaInfo.Sound(true, 48000, 2, 3, new MediaInfo.Stream("aac", 126694, 1, new Rational(1, 48000))),
          Map.of("title", "Trailer"));

  @Test
  void mediaFactsHaveTheTypesOfTheContract() {
    ObjectNode json = ReaderJson.write(VIDEO, "/media/a.mp4");

    assertThat(json.get("file_size").textValue()).isEqualTo("7610368");
    assertThat(json.get("video_length").textValue()).isEqualTo("1253");
    assertThat(json.get("duration").toString()).isEqualTo("51.9466667175293");
    assertThat(json.get("media_type").textValue()).isEqualTo("video");
    assertThat(json.at("/fps/num").intValue()).isEqualTo(24);
    assertThat(json.at("/metadata/title").textValue()).isEqualTo("Trailer");
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "channel_layout", "has_video", "pixel_ratio", "height", "audio_stream_index", "vcodec", "top_field_first",
            "video_stream_index", "file_size", "media_type", "interlaced_frame", "has_audio", "path", "fps", "duration",
            "audio_bit_rate", "acodec", "type", "video_timebase", "sample_rate", "width", "audio_timebase",
            "video_bit_rate", "has_single_image", "display_ratio", "metadata", "video_length", "pixel_format",
            "channels");
  }

  @Test
  void mediaFactsSurviveBeingWrittenAndRead() {
    assertThat(ReaderJson.read(ReaderJson.write(VIDEO, "a.mp4"), "reader")).contains(VIDEO);
  }

  @ParameterizedTest
  @CsvSource({"0,1440,1080,4,3,16,9", "180,1440,1080,4,3,16,9", "-90,1080,1440,3,4,9,16", "270,1080,1440,3,4,9,16"})
  void filmsOfATurnedCameraHaveTheSizeThatIsSeen(
      double degrees, int width, int height, int pixelNum, int pixelDen, int displayNum, int displayDen) {
    MediaInfo.Shape shape =
        new MediaInfo.Shape(1440, 1080, new Rational(4, 3), new Rational(16, 9), degrees);
    MediaInfo.PictureTrack picture = new MediaInfo.PictureTrack(true, false, shape, new Rational(24, 1), 1253,
        VIDEO.picture().storage(), VIDEO.picture().stream());
    ObjectNode json =
        ReaderJson.write(new MediaInfo(VIDEO.file(), picture, VIDEO.sound(), VIDEO.metadata()), "phone.mp4");

    assertThat(json.path("width").asInt()).isEqualTo(width);
    assertThat(json.path("height").asInt()).isEqualTo(height);
    assertThat(json.path("pixel_ratio").toString()).isEqualTo("{\"num\":%d,\"den\":%d}".formatted(pixelNum, pixelDen));
    assertThat(json.path("display_ratio").toString())
        .isEqualTo("{\"num\":%d,\"den\":%d}".formatted(displayNum, displayDen));
  }

  @Test
  void aReaderThatNamesOnlyItsPathStatesNoFacts() throws Exception {
    assertThat(ReaderJson.read(new JsonMapper().readTree("{\"path\": \"a.mp4\"}"), "reader")).isEmpty();
  }

  @Test
  void theTurnOfACameraIsReadFromTheMetadata() throws Exception {
    var json = new JsonMapper().readTree("{\"has_video\": true, \"metadata\": {\"rotate\": \"-90.000000\"}}");

    assertThat(ReaderJson.read(json, "reader").orElseThrow().rotationDegrees()).isEqualTo(-90);
  }

  @Test
  void keyframesAreWrittenAsTheOriginalWritesThem() {
    assertThat(KeyframeJson.write(0.5))
        .hasToString(
            "{\"Points\":[{\"co\":{\"X\":1.0,\"Y\":0.5},\"handle_left\":{\"X\":0.5,\"Y\":1.0},"
                + "\"handle_right\":{\"X\":0.5,\"Y\":0.0},\"handle_type\":0,\"interpolation\":0}]}");
  }

  @Test
  void handlesAreWrittenForBezierPointsOnly() {
    Keyframe linear = Keyframe.of(java.util.List.of(Point.of(3, 4, Interpolation.LINEAR)));

    assertThat(KeyframeJson.write(linear))
        .hasToString("{\"Points\":[{\"co\":{\"X\":3.0,\"Y\":4.0},\"interpolation\":1}]}");
    assertThat(KeyframeJson.read(KeyframeJson.write(linear), "x")).isEqualTo(linear);
  }

  @Test
  void aClipIsCompletedWithoutLosingWhatItStates() throws Exception {
    ObjectNode clip = (ObjectNode) new JsonMapper().readTree("{\"alpha\": 0.5, \"mine\": [1], \"gravity\": null}");

    ObjectNode completed = ClipJson.complete(clip);

    assertThat(completed.get("alpha").doubleValue()).isEqualTo(0.5);
    assertThat(completed.get("mine")).hasSize(1);
    assertThat(completed.get("gravity").intValue()).isEqualTo(4);
    assertThat(completed.at("/wave_color/green/Points/0/co/Y").doubleValue()).isEqualTo(123);
    assertThat(completed.at("/rotation/Points")).isEmpty();
    assertThat(completed.size()).isEqualTo(ClipJson.defaults().size() + 1);
    assertThat(clip.size()).isEqualTo(3);
  }

  @Test
  void theDefaultsReadBackAsAClip() {
    ObjectNode project = new JsonMapper().createObjectNode();
    project.putArray("clips").add(ClipJson.defaults());

    Clip clip = new ProjectReader(path -> java.nio.file.Path.of(path)).read(project).clips().getFirst();

    assertThat(clip.geometry().scaleMode()).isEqualTo(ScaleMode.FIT);
    assertThat(clip.picture().alpha().value(1)).isEqualTo(1);
    assertThat(clip.reader()).isEmpty();
  }
}
