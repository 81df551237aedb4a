package org.clipwright.timeline.exchange.otio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

/** Documents of other programs as projects. */
class OtioReaderTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Profile USUAL = new Profile(1920, 1080, new Rational(30, 1), 48000, 2, 3);

  private static String time(double value, double rate) {
    return "{'OTIO_SCHEMA':'RationalTime.1','rate':" + rate + ",'value':" + value + "}";
  }

  private static String range(double start, double frames, double rate) {
    return "{'OTIO_SCHEMA':'TimeRange.1','start_time':" + time(start, rate) + ",'duration':" + time(frames, rate) + "}";
  }

  private static String clip(String name, double start, double frames, String more) {
    return "{'OTIO_SCHEMA':'Clip.2','name':'" + name + "','source_range':" + range(start, frames, 25) + more
        + ",'active_media_reference_key':'DEFAULT_MEDIA','media_references':{'DEFAULT_MEDIA':"
        + "{'OTIO_SCHEMA':'ExternalReference.1','target_url':'file:///films/" + name + "%20one.mov'}}}";
  }

  private static String gap(double frames) {
    return "{'OTIO_SCHEMA':'Gap.1','source_range':" + range(0, frames, 25) + "}";
  }

  private static String transition(double in, double out) {
    return "{'OTIO_SCHEMA':'Transition.1','transition_type':'SMPTE_Dissolve','in_offset':" + time(in, 25)
        + ",'out_offset':" + time(out, 25) + "}";
  }

  private static String track(String kind, String... children) {
    return "{'OTIO_SCHEMA':'Track.1','kind':'" + kind + "','children':[" + String.join(",", children) + "]}";
  }

  private static String stack(String more, String... children) {
    return "{'OTIO_SCHEMA':'Stack.1','children':[" + String.join(",", children) + "]" + more + "}";
  }

  private static OtioReader.Found read(String stack) {
    try {
      JsonNode json = MAPPER.readTree(
          ("{'OTIO_SCHEMA':'Timeline.1','name':'Trip','tracks':" + stack + "}").replace('\'', '"'));
      OtioReader.Found found = OtioReader.read(json, USUAL);
      new ProjectReader(path -> Path.of("media")).read(found.project());
      return found;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(stack, e);
    }
  }

  private static JsonNode clips(String stack) {
    return read(stack).project().path("clips");
  }

  private static void assertLies(JsonNode clip, int layer, double position, double start, double end) {
    assertThat(clip.path("layer").intValue()).isEqualTo(layer);
    assertThat(clip.path("position").doubleValue()).isEqualTo(position);
    assertThat(clip.path("start").doubleValue()).isEqualTo(start);
    assertThat(clip.path("end").doubleValue()).isEqualTo(end);
  }

  @Test
  void tracksBecomeLayersAndTimesAreExact() {
    OtioReader.Found found = read(stack("", track("Video", gap(50), clip("a", 25, 10, ""), clip("b", 0, 5, "")),
        track("Video", clip("c", 0, 100, ""))));

    JsonNode clips = found.project().path("clips");
    assertLies(clips.path(0), 1, 2, 1, 1.4);
    assertLies(clips.path(1), 1, 2.4, 0, 0.2);
    assertLies(clips.path(2), 2, 0, 0, 4);
    assertThat(clips.at("/0/reader/path").asText()).isEqualTo("/films/a one.mov");
    assertThat(found.project().at("/fps/num").intValue()).isEqualTo(25);
    assertThat(found.project().path("width").intValue()).isEqualTo(1920);
    assertThat(found.warnings()).isEmpty();
  }

  @Test
  void aThousandFramesOfNtscAreNotAMicrosecondLate() {
    String[] row = new String[1000];
    for (int i = 0; i < row.length; i++) {
      row[i] = clip("a", 0, 1, "").replace("'rate':25.0", "'rate':29.97");
    }
    OtioReader.Found found = read(stack("", track("Video", row)));

    assertThat(found.project().at("/fps/num").intValue()).isEqualTo(30000);
    assertThat(found.project().at("/fps/den").intValue()).isEqualTo(1001);
    assertThat(found.project().at("/clips/999/position").doubleValue()).isEqualTo(33.3333);
  }

  @Test
  void sourceTimesCountFromTheTimeCodeOfTheMedia() {
    String coded = clip("a", 90010, 10, "")
        .replace("one.mov'", "one.mov','available_range':" + range(90000, 500, 25));

    assertLies(clips(stack("", track("Video", coded))).path(0), 1, 0, 0.4, 0.8);
  }

  @Test
  void clipsOverlapUnderADissolve() {
    OtioReader.Found found =
        read(stack("", track("Video", clip("a", 0, 50, ""), transition(5, 10), clip("b", 25, 50, ""))));

    assertLies(found.project().at("/clips/0"), 1, 0, 0, 2.4);
    assertLies(found.project().at("/clips/1"), 1, 1.8, 0.8, 3);
    JsonNode mask = found.project().at("/effects/0");
    assertLies(mask, 1, 1.8, 0, 0.6);
    assertThat(mask.path("type").asText()).isEqualTo("Mask");
    assertThat(mask.at("/brightness/Points/0/co/Y").doubleValue()).isEqualTo(1);
    assertThat(mask.at("/brightness/Points/1/co/X").doubleValue()).isEqualTo(15);
    assertThat(mask.path("fade_audio_hint").booleanValue()).isFalse();
  }

  @Test
  void aFadeToNothingHidesTheClipAtItsEnd() {
    JsonNode effects = read(stack("", track("Video", gap(25), transition(0, 5), clip("a", 0, 50, ""), transition(5, 0),
        gap(25)))).project().path("effects");

    assertLies(effects.path(0), 1, 1, 0, 0.2);
    assertThat(effects.at("/0/brightness/Points/0/co/Y").doubleValue()).isEqualTo(1);
    assertLies(effects.path(1), 1, 2.8, 0, 0.2);
    assertThat(effects.at("/1/brightness/Points/0/co/Y").doubleValue()).isEqualTo(-1);
  }

  @Test
  void theSoundOfAClipGoesBackIntoIt() {
    JsonNode clips = clips(stack("", track("Video", clip("a", 0, 50, ""), clip("b", 0, 50, "")),
        track("Audio", clip("a", 0, 50, ""), gap(50), clip("music", 0, 25, ""))));

    assertThat(clips).hasSize(3);
    assertThat(clips.path(0).has("has_audio")).isFalse();
    assertThat(clips.at("/1/has_audio/Points/0/co/Y").doubleValue()).as("b is not heard").isZero();
    assertThat(clips.path(1).has("has_audio")).isTrue();
    assertLies(clips.path(2), 2, 4, 0, 1);
    assertThat(clips.path(2).has("has_video")).isTrue();
    assertThat(clips(stack("", track("Video", clip("a", 0, 50, "")))).path(0).has("has_audio")).isFalse();
  }

  @Test
  void aDissolveThatIsHeardFadesTheSound() {
    String[] row = {clip("a", 0, 50, ""), transition(5, 5), clip("b", 25, 50, "")};
    OtioReader.Found found = read(stack("", track("Video", row), track("Audio", row)));

    assertThat(found.project().path("clips")).hasSize(2);
    assertThat(found.project().path("effects")).hasSize(1);
    assertThat(found.project().at("/effects/0/fade_audio_hint").booleanValue()).isTrue();
  }

  @Test
  void speedsBecomeTimeCurves() {
    String fast = ",'effects':[{'OTIO_SCHEMA':'LinearTimeWarp.1','time_scalar':2.0}]";
    String back = ",'effects':[{'OTIO_SCHEMA':'LinearTimeWarp.1','time_scalar':-1.0}]";
    String frozen = ",'effects':[{'OTIO_SCHEMA':'FreezeFrame.1'}]";
    JsonNode clips = clips(stack("", track("Video", clip("a", 25, 50, fast), clip("b", 0, 50, back),
        clip("c", 10, 50, frozen))));

    assertLies(clips.path(0), 1, 0, 0, 2);
    assertThat(clips.at("/0/time/Points/0/co/Y").doubleValue()).isEqualTo(26);
    assertThat(clips.at("/0/time/Points/1/co/X").doubleValue()).isEqualTo(51);
    assertThat(clips.at("/0/time/Points/1/co/Y").doubleValue()).isEqualTo(126);
    assertThat(clips.at("/1/time/Points/0/co/Y").doubleValue()).isEqualTo(50);
    assertThat(clips.at("/1/time/Points/1/co/Y").doubleValue()).isZero();
    assertThat(clips.at("/2/time/Points/1/co/Y").doubleValue()).isEqualTo(11);
  }

  @Test
  void nestedCompositionsShowThePartInTheirRange() {
    String nested = stack(",'source_range':" + range(25, 50, 25), track("Video", clip("a", 0, 50, ""),
        clip("b", 0, 50, "")), track("Video", gap(60), clip("c", 0, 30, "")));
    JsonNode clips = clips(stack("", track("Video", clip("x", 0, 25, ""), nested, clip("y", 0, 25, ""))));

    assertLies(clips.path(0), 1, 0, 0, 1);
    assertLies(clips.path(1), 2, 1, 1, 2);
    assertLies(clips.path(2), 2, 2, 0, 1);
    assertLies(clips.path(3), 3, 2.4, 0, 0.6);
    assertLies(clips.path(4), 1, 3, 0, 1);
  }

  @Test
  void markersOfAllKindsLieOnTheTimeline() {
    String marker = "{'OTIO_SCHEMA':'Marker.2','name':'Look','color':'GREEN','marked_range':" + range(30, 0, 25) + "}";
    String newer = "{'OTIO_SCHEMA':'Marker.3','name':'There','color':{'OTIO_SCHEMA':'Color.1','name':'RED'},"
        + "'marked_range':" + range(10, 0, 25) + "}";
    JsonNode markers = read(stack(",'markers':[" + newer + "]",
        track("Video", gap(50), clip("a", 25, 50, ",'markers':[" + marker + "]")))).project().path("markers");

    assertThat(markers.at("/0/position").doubleValue()).isEqualTo(0.4);
    assertThat(markers.at("/0/vector").asText()).isEqualTo("red");
    assertThat(markers.at("/1/position").doubleValue()).isEqualTo(2.2);
    assertThat(markers.at("/1/name").asText()).isEqualTo("Look");
  }

  @Test
  void whatIsNotUnderstoodIsKeptOrSaid() {
    String effect = ",'metadata':{'other':{'path':'/no/media'}},'effects':[{'OTIO_SCHEMA':'Effect.1',"
        + "'effect_name':'Blur','metadata':{'other':{'radius':3}}}]";
    String generated = clip("slug", 0, 25, "").replace("ExternalReference.1", "GeneratorReference.1");
    OtioReader.Found found = read(stack("", track("Video", clip("a", 0, 25, effect), generated,
        "{'OTIO_SCHEMA':'Hologram.1','source_range':" + range(0, 25, 25) + "}", clip("b", 0, 25, ""))));

    JsonNode kept = OwnMetadata.kept(found.project().at("/clips/0"));
    assertThat(kept.at("/metadata/other/path").asText()).isEqualTo("/no/media");
    assertThat(kept.at("/effects/0/metadata/other/radius").intValue()).isEqualTo(3);
    assertThat(found.project().path("clips")).hasSize(2);
    assertLies(found.project().at("/clips/1"), 1, 3, 0, 1);
    assertThat(found.warnings()).containsExactly("An item of the schema \"Hologram.1\" is not read.",
        "The effect \"Blur\" of the clip \"a\" is kept but not rendered.",
        "The clip \"slug\" is not read: its media are a GeneratorReference.1, not a file.");
  }

  @Test
  void disabledClipsAreNeitherSeenNorHeard() {
    JsonNode clip = clips(stack("", track("Video", clip("a", 0, 25, ",'enabled':false")))).path(0);

    assertThat(clip.at("/has_video/Points/0/co/Y").doubleValue()).isZero();
    assertThat(clip.has("has_audio")).isTrue();
  }

  @Test
  void olderDocumentsAreReadAsWell() {
    String older = "{'OTIO_SCHEMA':'Clip.1','name':'old','source_range':" + range(0, 25, 25)
        + ",'media_reference':{'OTIO_SCHEMA':'MissingReference.1'}}";

    assertThat(clips(stack("", "{'OTIO_SCHEMA':'Sequence.1','children':[" + older + "]}")).at("/0/reader/path")
        .asText()).isEqualTo("old");
  }

  @Test
  void valuesThatCannotBeUsedAreRefused() {
    assertThatThrownBy(() -> read(stack("", track("Video", clip("a", 0, 25, "").replace("25.0", "0")))))
        .isInstanceOf(ProjectException.class).hasMessageContaining("tracks.children[0].children[0].source_range")
        .hasMessageContaining("rates can be 0.01 to 1000");
    assertThatThrownBy(() -> read(stack("", track("Video", "{'OTIO_SCHEMA':'Gap.1'}"))))
        .hasMessageContaining("is a gap without a source_range");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("must be a Stack.1");
    String many = ",'effects':[" + "{},".repeat(100_000) + "{}]";
    assertThatThrownBy(() -> read(stack("", track("Video", clip("a", 0, 25, many)))))
        .hasMessageContaining("more than 100,000 items, effects and markers");
    String deep = clip("a", 0, 25, "");
    for (int i = 0; i < 20; i++) {
      deep = stack("", deep);
    }
    String nested = deep;
    assertThatThrownBy(() -> read(nested)).hasMessageContaining("nested deeper than 16");
  }
}
