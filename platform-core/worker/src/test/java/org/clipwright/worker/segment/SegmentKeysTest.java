package org.clipwright.worker.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which segments an edit changes: three of ten seconds, under a film, a title in the second and a picture in the
 * third.
 */
class SegmentKeysTest {

  private static final List<FrameRange> SEGMENTS =
      List.of(new FrameRange(1, 250), new FrameRange(251, 500), new FrameRange(501, 750));
  private static final int NONE = 0;
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int THIRD = 4;
  private static final int ALL = FIRST | SECOND | THIRD;
  private static final int SOUND = 8;

  private final Map<String, String> contents = new HashMap<>();
  private String program = "clipwright 1";
  private String fonts = "DejaVu";
  private String plugin = "blurs 1.0";
  private OutputSettings output = output("libx264", 2_000_000, 128_000);
  private ObjectNode project;

  @BeforeEach
  void aProject() throws JsonProcessingException {
    project = (ObjectNode) new ObjectMapper().readTree("""
        {"width": 640, "height": 360, "fps": {"num": 25, "den": 1}, "sample_rate": 48000, "channels": 2,
         "channel_layout": 3,
         "clips": [
          {"id": "1", "position": 0, "start": 0, "end": 30, "layer": 1, "reader": {"path": "film.mp4"},
           "volume": 1, "alpha": {"Points": [
             {"co": {"X": 1, "Y": 0}, "interpolation": 1}, {"co": {"X": 50, "Y": 1}, "interpolation": 1},
             {"co": {"X": 700, "Y": 1}, "interpolation": 1}, {"co": {"X": 750, "Y": 0}, "interpolation": 1}]}},
          {"id": "2", "position": 12, "start": 0, "end": 5, "layer": 2, "reader": {"path": "title.svg"}},
          {"id": "3", "position": 22, "start": 0, "end": 5, "layer": 2, "reader": {"path": "photo.png"},
           "effects": [{"id": "E1", "class_name": "Blur", "sigma": 3}]}],
         "effects": [{"id": "E2", "class_name": "Grey", "position": 2, "start": 0, "end": 3, "layer": 1}]}
        """.replace("\"reader\": {", "\"reader\": {\"type\": \"FFmpegReader\", "));
    contents.putAll(Map.of("film.mp4", "1 a", "title.svg", "1 b", "photo.png", "1 c"));
  }

  private static OutputSettings output(String codec, long video, long audio) {
    VideoSettings settings = new VideoSettings(
        codec, 640, 360, new Rational(25, 1), new VideoRate(VideoRate.Mode.BITRATE, video), "",
        VideoSettings.Scanning.PROGRESSIVE);
    return new OutputSettings(
        "mp4", Optional.of(settings), Optional.of(new AudioSettings("aac", 48_000, 2, 3, audio)), 2);
  }

  private SegmentKeys namer(Fidelity fidelity) {
    EffectRegistry effects = new EffectRegistry() {
      @Override
      public Optional<PictureEffect> picture(String className) {
        return Optional.empty();
      }

      @Override
      public Optional<SoundEffect> sound(String className) {
        return Optional.empty();
      }

      @Override
      public Optional<String> plugin(String className) {
        return className.equals("Blur") ? Optional.of(plugin) : Optional.empty();
      }
    };
    RenderSetup setup = RenderSetup.of(
        new ProjectReader(Path::of).read(project), new FfmpegMediaOpener(), effects, Path::of, fidelity);
    return new SegmentKeys(setup, output,
        new SegmentKeys.Surroundings(program, text -> Optional.ofNullable(contents.get(text)), fonts));
  }

  private List<String> keys(Fidelity fidelity) {
    SegmentKeys keys = namer(fidelity);
    List<String> all = new ArrayList<>();
    SEGMENTS.forEach(segment -> all.add(keys.pictures(segment)));
    all.add(keys.sound(new FrameRange(1, 750)));
    return all;
  }

  /** Which keys something changes, as the sum of their numbers. */
  private int changed(Runnable edit) {
    List<String> before = keys(Fidelity.CORRECT);
    edit.run();
    List<String> after = keys(Fidelity.CORRECT);
    int changed = 0;
    for (int i = 0; i < before.size(); i++) {
      changed |= before.get(i).equals(after.get(i)) ? 0 : 1 << i;
    }
    return changed;
  }

  private int changed(int clip, Consumer<ObjectNode> edit) {
    return changed(() -> edit.accept((ObjectNode) project.path("clips").path(clip)));
  }

  private ObjectNode point(int number) {
    return (ObjectNode) project.path("clips").path(0).path("alpha").path("Points").path(number).path("co");
  }

  @Test
  void keysOfTheSameAreTheSameAndThoseOfSegmentsDiffer() {
    assertThat(changed(() -> {})).isEqualTo(NONE);
    assertThat(keys(Fidelity.CORRECT)).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
  }

  @Test
  void contentOfMediaChangesWhereItIsShown() {
    assertThat(changed(() -> contents.put("title.svg", "2 b"))).isEqualTo(SECOND | SOUND);
    assertThat(changed(() -> contents.put("film.mp4", "1 z"))).isEqualTo(ALL | SOUND);
  }

  @Test
  void nameOfMediaChangesNothing() {
    contents.put("renamed.mp4", contents.get("film.mp4"));
    assertThat(changed(0, clip -> ((ObjectNode) clip.path("reader")).put("path", "renamed.mp4"))).isEqualTo(NONE);
  }

  @Test
  void mediaThatIsKnownToBeSilentDoesNotTouchTheSound() {
    ((ObjectNode) project.path("clips").path(1).path("reader"))
        .put("has_audio", false).put("has_video", true).put("duration", 5).put("width", 64).put("height", 36);
    assertThat(changed(() -> contents.put("title.svg", "2 b"))).isEqualTo(SECOND);
    assertThat(changed(1, clip -> clip.put("position", 13))).isEqualTo(SECOND);
  }

  @Test
  void keyframeChangesTheSegmentsThatItReaches() {
    assertThat(changed(() -> point(1).put("Y", 0.5))).isEqualTo(ALL);
    assertThat(changed(() -> point(0).put("Y", 0.5))).isEqualTo(FIRST);
    assertThat(changed(() -> point(3).put("Y", 0.5))).isEqualTo(THIRD);
  }

  @Test
  void soundOfSomeFramesDependsOnWhatIsHeardInThem() {
    List<String> before = SEGMENTS.stream().map(namer(Fidelity.CORRECT)::sound).toList();
    ((ObjectNode) project.path("clips").path(1)).put("volume", 0.5);
    List<String> after = SEGMENTS.stream().map(namer(Fidelity.CORRECT)::sound).toList();
    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
    assertThat(after.get(2)).isEqualTo(before.get(2));
  }

  @Test
  void volumeChangesTheSoundAlone() {
    assertThat(changed(0, clip -> clip.put("volume", 0.5))).isEqualTo(SOUND);
  }

  @Test
  void otherEditsOfTheSoundChangeTheSoundAlone() {
    for (String curve : List.of("volume", "channel_filter", "channel_mapping", "has_audio")) {
      ObjectNode keyframes = KeyframeJson.write(0);
      ((ArrayNode) keyframes.path("Points")).add(KeyframeJson.write(1).path("Points").get(0));
      ((ObjectNode) keyframes.path("Points").get(1).path("co")).put("X", 300);
      assertThat(changed(0, clip -> clip.set(curve, keyframes))).as(curve).isEqualTo(SOUND);
    }
    assertThat(changed(0, clip -> clip.put("mixing", 1))).isEqualTo(SOUND);
  }

  @Test
  void rotationAndVisibilityChangeThePicturesAlone() {
    assertThat(changed(2, clip -> clip.put("rotation", 5))).isEqualTo(THIRD);
    assertThat(changed(1, clip -> clip.put("has_video", 0))).isEqualTo(SECOND);
  }

  @Test
  void positionChangesWhereTheClipWasAndIs() {
    ((ArrayNode) project.path("clips")).forEach(clip -> ((ObjectNode) clip.path("reader")).put("has_audio", false)
        .put("has_video", true).put("duration", 30).put("width", 64).put("height", 36));
    assertThat(changed(1, clip -> clip.put("position", 2))).isEqualTo(FIRST | SECOND);
    assertThat(changed(1, clip -> clip.put("end", 6))).isEqualTo(FIRST);
  }

  @Test
  void trimsChangeWhereTheClipAppearsOrDisappears() {
    ObjectNode film = (ObjectNode) project.path("clips").path(0);
    assertThat(changed(0, clip -> clip.put("end", 29)) & ~SOUND).isEqualTo(THIRD);
    assertThat(changed(0, clip -> clip.put("position", 1).put("start", 1)) & ~SOUND).isEqualTo(FIRST);
    assertThat(changed(0, clip -> clip.put("position", 0)) & ~SOUND).isEqualTo(ALL);
    film.putArray("effects").addObject().put("id", "E3").put("class_name", "Blur").put("sigma", 2);
    assertThat(changed(0, clip -> clip.put("end", 28)) & ~SOUND).as("effects may know how long it is").isEqualTo(ALL);
  }

  @Test
  void newAndRemovedClipsChangeWhereTheyAre() {
    ArrayNode clips = (ArrayNode) project.path("clips");
    ObjectNode copy = clips.path(1).deepCopy();
    assertThat(changed(() -> clips.add(copy.put("id", "9").put("position", 25)))).isEqualTo(THIRD | SOUND);
    assertThat(changed(() -> clips.remove(1))).isEqualTo(SECOND | SOUND);
  }

  @Test
  void layerAndGeometryChangeWhereTheClipIs() {
    assertThat(changed(2, clip -> clip.put("gravity", 1))).isEqualTo(THIRD);
    assertThat(changed(2, clip -> clip.put("scale", 2))).isEqualTo(THIRD);
    assertThat(changed(2, clip -> clip.put("layer", 0)) & ~SOUND).isEqualTo(THIRD);
  }

  @Test
  void largestScaleDecidesHowMediaIsReadEverywhere() {
    assertThat(changed(0, clip -> clip.set("scale_x", clip.objectNode().set("Points", clip.arrayNode()
        .add(point(1, 1)).add(point(700, 1)).add(point(740, 3)))))).isEqualTo(ALL);
  }

  private ObjectNode point(int frame, double value) {
    ObjectNode point = project.objectNode().put("interpolation", 1);
    point.putObject("co").put("X", frame).put("Y", value);
    return point;
  }

  @Test
  void effectsAndTheVersionOfTheirPluginChangeWhereTheyWork() {
    assertThat(changed(2, clip -> ((ObjectNode) clip.path("effects").path(0)).put("sigma", 4))).isEqualTo(THIRD);
    assertThat(changed(() -> plugin = "blurs 1.1")).isEqualTo(THIRD);
    assertThat(changed(() -> ((ObjectNode) project.path("effects").path(0)).put("end", 4))).isEqualTo(FIRST);
  }

  @Test
  void maskChangesWhereItsEffectWorks() {
    ((ObjectNode) project.path("clips").path(2).path("effects").path(0)).putObject("mask_reader")
        .put("path", "mask.png");
    contents.put("mask.png", "1 m");
    assertThat(changed(() -> contents.put("mask.png", "2 m"))).isEqualTo(THIRD);
  }

  @Test
  void clipsThatFollowAnotherDependOnAll() {
    ((ObjectNode) project.path("clips").path(1)).put("parentObjectId", "3");
    assertThat(changed(2, clip -> clip.put("location_x", 0.5))).isEqualTo(SECOND | THIRD);
  }

  @Test
  void fontsChangeWhereTextIsDrawn() {
    assertThat(changed(() -> fonts = "DejaVu, Inter")).isEqualTo(SECOND);
  }

  @Test
  void waveformsAreDrawnFromTheSound() {
    ((ObjectNode) project.path("clips").path(2)).put("waveform", true);
    assertThat(changed(2, clip -> clip.put("volume", 0.5))).isEqualTo(THIRD | SOUND);
  }

  @Test
  void settingsChangeWhatTheyDecide() {
    assertThat(changed(() -> output = output("libx264", 3_000_000, 128_000))).isEqualTo(ALL);
    assertThat(changed(() -> output = output("libx265", 3_000_000, 128_000))).isEqualTo(ALL);
    assertThat(changed(() -> output = output("libx265", 3_000_000, 192_000))).isEqualTo(SOUND);
    assertThat(changed(() -> project.put("width", 320))).isEqualTo(ALL | SOUND);
    assertThat(changed(() -> program = "clipwright 2")).isEqualTo(ALL | SOUND);
  }

  @Test
  void fidelityChangesEverything() {
    List<String> correct = keys(Fidelity.CORRECT);
    assertThat(keys(Fidelity.ORIGINAL)).doesNotContainAnyElementsOf(correct);
  }

  @Test
  void whatOnlyEditorsReadChangesNothing() {
    assertThat(changed(0, clip -> clip.put("title", "Beach").put("ui", 1))).isEqualTo(NONE);
    assertThat(changed(() -> project.put("name", "Holidays").put("scale", 20))).isEqualTo(NONE);
  }
}
