package org.clipwright.timeline.exchange.finalcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.otio.OtioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents as other editors write them; that this program's own come back is tested where they are loaded. */
class EditorXmlTest {

  private static final Profile USUAL = new Profile(640, 480, new Rational(25, 1), 44100, 2, 3);

  private static final String FCPXML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE fcpxml>
      <fcpxml version="1.9"><resources>
        <format id="r1" frameDuration="1001/24000s" width="1920" height="1080"/>
        <asset id="r2" name="A" start="3600s" duration="100s" hasVideo="1" hasAudio="1">
          <media-rep kind="original-media" src="file:///Volumes/Disk/a%20b.mov"/></asset>
        <asset id="r3" name="B" start="0s" duration="50s" src="file:///B.mov"/>
        <asset id="r4" name="Still" start="0s" duration="0s" src="still.png"/>
        <effect id="r5" name="Basic Title"/>
      </resources><library><event><project name="Cut"><sequence format="r1" tcStart="3600s" audioLayout="mono"><spine>
        <asset-clip ref="r2" offset="3600s" start="3610s" duration="4s" name="One">
          <adjust-volume amount="-6dB"/>
          <asset-clip ref="r3" lane="1" offset="3611s" start="2s" duration="1s" srcEnable="video"/>
          <spine lane="-1" offset="3612s"><gap duration="1s"/><asset-clip ref="r3" duration="1s"/></spine>
          <marker start="3611s" duration="1/24s" value="Look"/>
          <filter-video ref="r9" name="Glow"/>
        </asset-clip>
        <transition offset="36035/10s" duration="1s"/>
        <asset-clip ref="r3" offset="3604s" start="5s" duration="3s" enabled="0"/>
        <gap offset="3607s" duration="2s" start="3600s"/>
        <clip offset="3609s" duration="2s" start="1s"><video ref="r3" offset="0s" start="0s" duration="50s"/></clip>
        <video ref="r4" offset="3611s" start="3600s" duration="2s"/>
        <title ref="r5" offset="3613s" duration="1s" name="Hello"/>
      </spine></sequence></project></event></library></fcpxml>
      """;

  private static final String XMEML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE xmeml>
      <xmeml version="5"><sequence id="s"><name>Cut</name><rate><timebase>30</timebase><ntsc>TRUE</ntsc></rate><media>
        <video><format><samplecharacteristics><width>1280</width><height>720</height></samplecharacteristics></format>
        <track>
          <clipitem id="c1"><name>a</name><start>0</start><end>-1</end><in>30</in><out>100</out>
            <file id="f1"><name>a.mov</name><pathurl>file://localhost/Users/me/a.mov</pathurl>
              <rate><timebase>30</timebase><ntsc>TRUE</ntsc></rate><duration>600</duration>
              <media><video><samplecharacteristics><width>640</width><height>360</height></samplecharacteristics>
              </video></media></file>
            <filter><effect><effectid>basic</effectid>
              <parameter><parameterid>scale</parameterid><value>200</value></parameter>
              <parameter><parameterid>center</parameterid><value><horiz>0.5</horiz><vert>-1</vert></value></parameter>
            </effect></filter>
            <filter><effect><effectid>Gaussian Blur</effectid></effect></filter>
          </clipitem>
          <transitionitem><start>60</start><end>70</end><alignment>center</alignment></transitionitem>
          <clipitem id="c2"><name>b</name><start>-1</start><end>120</end><in>15</in><out>75</out>
            <file id="f1"/></clipitem>
          <clipitem id="c3"><name>c</name><enabled>FALSE</enabled>
            <start>150</start><end>180</end><in>0</in><out>30</out>
            <file id="f1"/>
            <filter><effect><effectid>timeremap</effectid>
              <parameter><parameterid>speed</parameterid><value>50</value></parameter>
              <parameter><parameterid>reverse</parameterid><value>TRUE</value></parameter></effect></filter></clipitem>
          <generatoritem><name>Slug</name></generatoritem>
        </track></video>
        <audio><track>
          <clipitem id="a1"><name>a</name><start>0</start><end>70</end><in>30</in><out>100</out><file id="f1"/>
            <filter><effect><effectid>audiolevels</effectid>
              <parameter><parameterid>level</parameterid><value>0.5</value></parameter></effect></filter></clipitem>
          <clipitem id="a2"><name>m</name><start>90</start><end>120</end><in>0</in><out>30</out>
            <file id="f2"><name>music.wav</name></file></clipitem>
        </track><track>
          <clipitem id="a3"><name>a</name><start>0</start><end>70</end><in>30</in><out>100</out>
            <file id="f1"/></clipitem>
        </track></audio></media>
        <marker><name>Here</name><in>45</in><out>-1</out></marker></sequence></xmeml>
      """;

  private static JsonNode clip(OtioReader.Found found, double position) {
    for (JsonNode clip : found.project().path("clips")) {
      if (Math.abs(clip.path("position").asDouble() - position) < 1e-6) {
        return clip;
      }
    }
    throw new AssertionError("no clip at " + position + ": " + found.project().path("clips"));
  }

  private static void assertPlaced(JsonNode clip, double start, double end, int layer) {
    assertThat(clip.path("start").asDouble()).isCloseTo(start, within(1e-6));
    assertThat(clip.path("end").asDouble()).isCloseTo(end, within(1e-6));
    assertThat(clip.path("layer").asInt()).isEqualTo(layer);
  }

  private static double value(JsonNode clip, String property) {
    return clip.path(property).at("/Points/0/co/Y").asDouble(Double.NaN);
  }

  @Test
  void storylinesOfFcpxmlAreLayers() {
    OtioReader.Found found = EditorXml.read(FCPXML, USUAL);

    JsonNode project = found.project();
    assertThat(project.path("name").asText()).isEqualTo("Cut");
    assertThat(project.at("/fps/num").asInt()).isEqualTo(24000);
    assertThat(project.path("width").asInt()).isEqualTo(1920);
    assertThat(project.path("channels").asInt()).isEqualTo(1);
    assertThat(project.path("sample_rate").asInt()).isEqualTo(44100);
    JsonNode first = clip(found, 0);
    assertPlaced(first, 10, 14.5, 2);
    assertThat(first.at("/reader/path").asText()).isEqualTo("/Volumes/Disk/a b.mov");
    assertThat(value(first, "volume")).isCloseTo(0.5012, within(1e-4));
    assertPlaced(clip(found, 1), 2, 3, 3);
    assertThat(value(clip(found, 1), "has_audio")).isZero();
    assertPlaced(clip(found, 3), 0, 1, 1);
    assertPlaced(clip(found, 9), 1, 3, 2);
    assertThat(clip(found, 11).at("/reader/path").asText()).isEqualTo("still.png");
    assertThat(project.at("/markers/0/position").asDouble()).isCloseTo(1, within(1e-9));
    assertThat(found.warnings()).contains("The clip \"One\" is read without filter-video.",
        "The title \"Hello\" is not read: it shows no file.").hasSize(2);
  }

  @Test
  void fcpxmlBackwardsShowsTheFirstFrameLast() {
    JsonNode clip = clip(EditorXml.read("""
        <fcpxml version="1.10"><resources><format id="r1" frameDuration="1/30s" width="64" height="36"/>
          <asset id="r2" name="A" start="3600s" duration="2s" src="file:///A.mov"/></resources>
          <project name="Back"><sequence format="r1"><spine>
            <asset-clip ref="r2" offset="0s" start="0s" duration="2s">
              <timeMap><timept time="0s" value="3602s"/><timept time="2s" value="3600s"/></timeMap>
            </asset-clip></spine></sequence></project></fcpxml>""", USUAL), 0);
    Keyframe time = KeyframeJson.read(clip.path("time"), "time");

    assertThat(time.value(1)).isCloseTo(60, within(1e-6));
    assertThat(time.value(60)).isCloseTo(1, within(1e-6));
  }

  @Test
  void aTransitionOfFcpxmlIsWhereClipsOverlap() {
    OtioReader.Found found = EditorXml.read(FCPXML, USUAL);

    JsonNode second = clip(found, 3.5);
    assertPlaced(second, 4.5, 8, 2);
    assertThat(value(second, "has_video")).as("disabled").isZero();
    JsonNode mask = found.project().at("/effects/0");
    assertThat(mask.path("type").asText()).isEqualTo("Mask");
    assertThat(mask.path("position").asDouble()).isCloseTo(3.5, within(1e-6));
    assertThat(mask.path("end").asDouble()).isCloseTo(1, within(1e-6));
  }

  @Test
  void tracksOfXmemlAreLayersAndSoundGoesBackIntoItsPicture() {
    OtioReader.Found found = EditorXml.read(XMEML, USUAL);
    double frame = 1001.0 / 30000;

    assertThat(found.project().path("width").asInt()).isEqualTo(1280);
    JsonNode first = clip(found, 0);
    assertPlaced(first, 30 * frame, 100 * frame, 1);
    assertThat(first.at("/reader/path").asText()).isEqualTo("/Users/me/a.mov");
    assertThat(value(first, "volume")).isEqualTo(0.5);
    assertThat(first.has("has_audio")).as("heard").isFalse();
    assertThat(value(first, "scale_x")).as("200 % of half the canvas").isCloseTo(1, within(1e-9));
    assertThat(value(first, "location_x")).isCloseTo(0.25, within(1e-9));
    assertThat(value(first, "location_y")).isCloseTo(-0.5, within(1e-9));
    JsonNode second = clip(found, 60 * frame);
    assertPlaced(second, 15 * frame, 75 * frame, 1);
    assertThat(value(second, "has_audio")).as("no sound of its own").isZero();
    assertThat(second.path("scale").asInt()).as("its own size").isEqualTo(3);
    JsonNode music = clip(found, 90 * frame);
    assertThat(music.at("/reader/path").asText()).isEqualTo("music.wav");
    assertThat(value(music, "has_video")).isZero();
    assertThat(found.project().path("clips")).hasSize(4);
    assertThat(found.project().at("/effects/0/position").asDouble()).isCloseTo(60 * frame, within(1e-9));
    assertThat(found.project().at("/markers/0/position").asDouble()).isCloseTo(45 * frame, within(1e-9));
    assertThat(found.warnings()).contains("The generator \"Slug\" is not read.",
        "The clip \"a\" is read without its effect \"Gaussian Blur\".").hasSize(2);
  }

  @Test
  void xmemlBackwardsCountsFromTheEnd() {
    JsonNode time = clip(EditorXml.read(XMEML, USUAL), 150 * 1001.0 / 30000).path("time").path("Points");

    assertThat(time.at("/0/co/X").asDouble()).isEqualTo(1);
    assertThat(time.at("/0/co/Y").asDouble()).as("the last of 600 frames").isEqualTo(600);
    assertThat(time.at("/1/co/X").asDouble()).isEqualTo(31);
    assertThat(time.at("/1/co/Y").asDouble()).isEqualTo(585);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<fcpxml>", "<fcpxml/>", "<html/>", "<xmeml><sequence/><sequence/></xmeml>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><fcpxml><project name=\"&e;\"/></fcpxml>"})
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> EditorXml.read(text, USUAL)).isInstanceOf(ProjectException.class)
        .hasMessageMatching("(?s).*(document|sequence).*");
  }

  @Test
  void valuesThatAreNoneAreNamed() {
    assertThatThrownBy(() -> EditorXml.read(FCPXML.replace("36035/10s", "soon"), USUAL))
        .hasMessage("transition.offset is \"soon\"; times are written as in \"3s\" or \"1001/30000s\".");
    assertThatThrownBy(() -> EditorXml.read(XMEML.replace("<in>15</in>", "<in>x</in>"), USUAL))
        .hasMessage("clipitem.in is \"x\"; it must be a number of frames.");
    assertThatThrownBy(() -> EditorXml.read(FCPXML.replace("-6dB", "NaN"), USUAL))
        .hasMessage("\"NaN\" is not a number.");
  }

  @Test
  void nestingIsBounded() {
    String deep = "<gap>".repeat(80) + "</gap>".repeat(80);
    assertThatThrownBy(() -> EditorXml.read("<fcpxml>" + deep + "</fcpxml>", USUAL))
        .hasMessageContaining("more than 64 in each other");
  }
}
