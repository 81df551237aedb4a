package org.clipwright.timeline.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.Interpolation;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExchangeProject.Marker;
import org.clipwright.timeline.exchange.ExchangeProject.Transition;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ExchangeFormatsTest {

  private static final Profile PROFILE = new Profile(1280, 720, new Rational(30, 1), 44100, 2, 3);
  private static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();
  private static final Keyframe ONE = Keyframe.of(1);
  private static final Keyframe FADE = Keyframe.of(List.of(Point.bezier(1, 0), Point.bezier(31, 1)));

  private static final ExchangeProject PROJECT =
      new ExchangeProject(
          "P1",
          "Holiday",
          PROFILE,
          List.of(
              clip("C1", 2, 1, 4, 1, FADE, true),
              clip("C2", 5, 0, 1.5, 1, ONE, false),
              clip("C3", 0, 0, 2, 2, ONE, true)),
          List.of(), List.of(), NONE);

  private static MediaInfo media(boolean audio) {
    return media(audio, new Rational(30, 1), Map.of());
  }

  private static MediaInfo media(boolean audio, Rational fps, Map<String, String> metadata) {
    Rational one = new Rational(1, 1);
    MediaInfo.PictureTrack picture =
        new MediaInfo.PictureTrack(true, false, MediaInfo.Shape.square(1280, 720), fps, 600,
            MediaInfo.Storage.progressive(0), new MediaInfo.Stream("h264", 0, 0, one));
    MediaInfo.Sound sound = new MediaInfo.Sound(audio, 48000, 2, 3, new MediaInfo.Stream("aac", 0, 1, one));
    return new MediaInfo(new MediaInfo.Whole("FFmpegReader", 20, 1000), picture, sound, metadata);
  }

  private static ExchangeClip clip(
      String id, double position, double start, double end, int layer, Keyframe alpha, boolean audio) {
    return new ExchangeClip(id, "movie & more.mp4", "media/movie & more.mp4", "F1", media(audio), position, start, end,
        layer, alpha, FADE, ONE, geometry("{}"), NONE);
  }

  private static ExchangeClip of(MediaInfo media, double position, double start, double end, Keyframe time) {
    return new ExchangeClip("C" + position, "tc.mov", "media/tc.mov", "F1", media, position, start, end, 1, ONE, ONE,
        time, geometry("{}"), NONE);
  }

  /** The geometry of a clip with this JSON. */
  private static ClipGeometry geometry(String json) {
    try {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode clip = (ObjectNode) mapper.readTree(json.replace('\'', '"'));
      return ClipGeometry.read(ClipJson.complete(clip), mapper.createObjectNode());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** A film of 640x360 on a canvas of 1280x720. */
  private static ExchangeClip placed(double start, String json) {
    Rational one = new Rational(1, 1);
    MediaInfo.PictureTrack picture = new MediaInfo.PictureTrack(true, false, MediaInfo.Shape.square(640, 360),
        new Rational(30, 1), 600, MediaInfo.Storage.progressive(0), new MediaInfo.Stream("h264", 0, 0, one));
    MediaInfo small = new MediaInfo(new MediaInfo.Whole("FFmpegReader", 20, 1000), picture, MediaInfo.Sound.NONE,
        Map.of());
    return new ExchangeClip("C1", "small.mp4", "media/small.mp4", "F1", small, 0, start, start + 2, 1, FADE, ONE, ONE,
        geometry(json), NONE);
  }

  private static ExchangeProject project(Rational fps, ExchangeClip... clips) {
    return new ExchangeProject("P1", "Trip", new Profile(1280, 720, fps, 48000, 2, 3), List.of(clips),
        List.of(new Transition(1, 1, 1, NONE)), List.of(new Marker("Look\nhere", 1.5, NONE)), NONE);
  }

  private static Point linear(double frame, double value) {
    return Point.of(frame, value, Interpolation.LINEAR);
  }

  private static String path(Document document, String expression) throws Exception {
    return XPathFactory.newDefaultInstance().newXPath().evaluate(expression, document);
  }

  private static Document xml(ExchangeProject project) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(FinalCutXml.write(project))));
  }

  @Test
  void editDecisionListHasCutsGapsAndLevels() {
    assertThat(EditDecisionList.write(PROJECT, 1))
        .isEqualTo(
            """
            TITLE: Holiday - TRACK 1
            FCM: NON-DROP FRAME

            001  BL       V     C        00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00
            001  AX       V     C        00:00:01:00 00:00:04:00 00:00:02:00 00:00:05:00
            001  AX       A     C        00:00:01:00 00:00:04:00 00:00:02:00 00:00:05:00
            * FROM CLIP NAME: movie & more.mp4
            * OPACITY LEVEL AT 00:00:00:00 IS 0.00%  (REEL AX)
            * OPACITY LEVEL AT 00:00:01:00 IS 100.00%  (REEL AX)
            * AUDIO LEVEL AT 00:00:00:00 IS -99.00 DB  (REEL AX A1)
            * AUDIO LEVEL AT 00:00:01:00 IS 0.00 DB  (REEL AX A1)

            002  AX       V     C        00:00:00:00 00:00:01:15 00:00:05:00 00:00:06:15
            * FROM CLIP NAME: movie & more.mp4
            * AUDIO LEVEL AT 00:00:00:00 IS -99.00 DB  (REEL AX A1)
            * AUDIO LEVEL AT 00:00:01:00 IS 0.00 DB  (REEL AX A1)

            """);
  }

  @Test
  void editDecisionListOfAnEmptyLayerIsOnlyItsHead() {
    assertThat(EditDecisionList.write(PROJECT, 9).lines()).hasSize(3);
  }

  @Test
  void finalCutXmlHasATrackForEachLayerAndDescribesAFileOnce() throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(FinalCutXml.write(PROJECT))));

    assertThat(document.getElementsByTagName("track").getLength()).isEqualTo(6);
    assertThat(document.getElementsByTagName("clipitem").getLength()).isEqualTo(7);
    assertThat(document.getElementsByTagName("file").getLength()).isEqualTo(7);
    assertThat(document.getElementsByTagName("pathurl").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("sequence").item(0).getTextContent()).contains("Holiday");
    assertThat(document.getElementsByTagName("pproTicksIn").item(0).getTextContent()).isEqualTo("254016000000");
    assertThat(document.getElementsByTagName("duration").item(0).getTextContent()).isEqualTo("195");
  }

  @Test
  void sourcesAreCountedFromTheTimecodeOfTheirFile() throws Exception {
    ExchangeProject project =
        project(new Rational(30, 1),
            of(media(true, new Rational(30, 1), Map.of("timecode", "10:00:00:00")), 0, 1, 2, ONE));

    assertThat(EditDecisionList.write(project, 1))
        .contains("001  AX       V     C        10:00:01:00 10:00:02:00 00:00:00:00 00:00:01:00");
    Document document = xml(project);
    assertThat(path(document, "(//file)[1]/timecode/string")).isEqualTo("10:00:00:00");
    assertThat(path(document, "(//file)[1]/timecode/frame")).isEqualTo("1080000");
    assertThat(path(document, "(//file)[1]/timecode/displayformat")).isEqualTo("NDF");
  }

  @Test
  void aTimecodeThatLeavesNumbersOutKeepsUpWithTheClock() throws Exception {
    Rational ntsc = new Rational(30000, 1001);
    ExchangeProject project =
        project(ntsc, of(media(true, ntsc, Map.of("timecode", "00:00:59;28")), 0, 0, 600, ONE));

    assertThat(EditDecisionList.write(project, 1))
        .contains(" 00:00:59;28 00:10:59;28 00:00:00:00 00:09:59:12");
    assertThat(path(xml(project), "(//file)[1]/timecode/displayformat")).isEqualTo("DF");
    assertThat(Timecode.of(media(true, ntsc, Map.of("timecode", "00:00:59;29"))).orElseThrow().plus(1).text())
        .isEqualTo("00:01:00;02");
    assertThat(Timecode.of(media(true, ntsc, Map.of("timecode", "00:09:59;29"))).orElseThrow().plus(1).text())
        .isEqualTo("00:10:00;00");
  }

  @Test
  void aFileOfAnotherRateHasItsTimeOfDayInTheProjectsFrames() throws Exception {
    ExchangeProject project =
        project(new Rational(30, 1),
            of(media(true, new Rational(25, 1), Map.of("timecode", "01:00:00:05")), 0, 1, 2, ONE));

    assertThat(EditDecisionList.write(project, 1)).contains(" 01:00:01:06 01:00:02:06 ");
    Document document = xml(project);
    assertThat(path(document, "(//file)[1]/timecode/string")).isEqualTo("01:00:00:05");
    assertThat(path(document, "(//file)[1]/rate/timebase")).isEqualTo("25");
    assertThat(path(document, "(//file)[1]/duration")).isEqualTo("500");
  }

  @Test
  void speedsAreWrittenForwardsAndBackwards() throws Exception {
    Keyframe twice = Keyframe.of(List.of(linear(31, 61), linear(61, 121)));
    Keyframe back = Keyframe.of(List.of(linear(1, 90), linear(90, 1)));
    Keyframe wild = Keyframe.of(List.of(linear(1, 1), linear(45, 80), linear(90, 90)));
    Rational fps = new Rational(30, 1);

    ExchangeProject fast = project(fps, of(media(true), 0, 1, 2, twice));
    assertThat(EditDecisionList.write(fast, 1)).contains(" 00:00:02:00 00:00:04:00 00:00:00:00 00:00:01:00\n",
        "M2   AX       060.0                 00:00:02:00\n");
    assertThat(path(xml(fast), "(//filter/effect[effectid='timeremap'])[1]/parameter[parameterid='speed']/value"))
        .isEqualTo("200.0");
    assertThat(path(xml(fast), "(//clipitem)[1]/in")).isEqualTo("30");
    assertThat(path(xml(fast), "(//clipitem)[1]/out")).isEqualTo("60");
    ExchangeProject reversed = project(fps, of(media(true), 0, 0, 3, back));
    assertThat(EditDecisionList.write(reversed, 1)).contains(" 00:00:00:00 00:00:03:00 00:00:00:00 00:00:03:00\n",
        "M2   AX       -030.0                 00:00:02:29\n");
    assertThat(path(xml(reversed), "(//parameter[parameterid='reverse'])[1]/value")).isEqualTo("TRUE");
    assertThat(of(media(true), 0, 0, 3, wild).speed(fps)).isEmpty();
    assertThat(EditDecisionList.write(project(fps, of(media(true), 0, 0, 3, wild)), 1)).doesNotContain("M2");
  }

  @Test
  void clipsThatTouchInSecondsTouchInFrames() throws Exception {
    ExchangeClip[] row = new ExchangeClip[40];
    for (int i = 0; i < row.length; i++) {
      row[i] = of(media(false), i * 35 / 100.0, 0, 0.35, ONE);
    }
    ExchangeProject project = project(new Rational(30, 1), row);

    assertThat(EditDecisionList.write(project, 1)).doesNotContain("BL");
    Document document = xml(project);
    for (int i = 1; i <= row.length; i++) {
      if (i > 1) {
        assertThat(path(document, "(//clipitem)[" + i + "]/start"))
            .isEqualTo(path(document, "(//clipitem)[" + (i - 1) + "]/end"));
      }
      assertThat(path(document, "(//clipitem)[" + i + "]/out - (//clipitem)[" + i + "]/in"))
          .isEqualTo(path(document, "(//clipitem)[" + i + "]/end - (//clipitem)[" + i + "]/start"));
    }
  }

  @Test
  void keyframesCountFromTheFirstFrameOfTheMedia() throws Exception {
    Document document = xml(project(new Rational(30, 1), placed(1, "{}")));

    assertThat(path(document, "(//parameter[parameterid='opacity']/keyframe)[1]/when")).isEqualTo("0");
    assertThat(path(document, "(//parameter[parameterid='opacity']/keyframe)[2]/when")).isEqualTo("30");
    assertThat(path(document, "(//parameter[parameterid='opacity']/keyframe)[2]/value")).isEqualTo("100.0");
  }

  @Test
  void aPictureThatFitsTheCanvasIsScaledFromItsOwnPixels() throws Exception {
    Document document = xml(project(new Rational(30, 1), placed(0, "{}")));

    assertThat(path(document, "//effect[effectid='basic']/parameter[parameterid='scale']/value")).isEqualTo("200.0");
    assertThat(path(document, "//effect[effectid='basic']/parameter[parameterid='center']/value/horiz"))
        .isEqualTo("0.0");
    assertThat(path(xml(PROJECT), "count(//effect[effectid='basic'])")).isEqualTo("0");
  }

  @Test
  void placesAndTurnsMoveByKeyframes() throws Exception {
    String moves = "{'location_x':{'Points':[{'co':{'X':1,'Y':0}},{'co':{'X':31,'Y':0.25}}]},"
        + "'rotation':{'Points':[{'co':{'X':1,'Y':45}}]},'scale_x':{'Points':[{'co':{'X':1,'Y':0.5}}]},"
        + "'scale_y':{'Points':[{'co':{'X':1,'Y':0.5}}]}}";
    Document document = xml(project(new Rational(30, 1), placed(0, moves)));

    String basic = "//effect[effectid='basic']";
    assertThat(path(document, basic + "/parameter[parameterid='scale']/value")).isEqualTo("100.0");
    assertThat(path(document, basic + "/parameter[parameterid='rotation']/value")).isEqualTo("45.0");
    assertThat(path(document, "(" + basic + "/parameter[parameterid='center']/keyframe)[2]/when")).isEqualTo("30");
    assertThat(path(document, "(" + basic + "/parameter[parameterid='center']/keyframe)[2]/value/horiz"))
        .as("320 of the canvas's pixels, in widths of the media").isEqualTo("0.5");
  }

  @Test
  void whatAFormatCannotPlaceIsKnown() {
    ExchangeClip moved = placed(0, "{'location_x':{'Points':[{'co':{'X':1,'Y':0.1}}]}}");
    ExchangeClip sheared = placed(0, "{'shear_x':{'Points':[{'co':{'X':1,'Y':0.1}}]}}");

    assertThat(ExchangeFormat.XML.places(moved, PROFILE)).isTrue();
    assertThat(ExchangeFormat.EDL.places(moved, PROFILE)).isFalse();
    assertThat(ExchangeFormat.XML.places(sheared, PROFILE)).isFalse();
    assertThat(ExchangeFormat.EDL.places(placed(0, "{}"), PROFILE)).isTrue();
  }

  @Test
  void clipsThatOverlapUnderATransitionDissolve() throws Exception {
    Rational fps = new Rational(30, 1);
    ExchangeProject project = project(fps, of(media(false), 0, 0, 2, ONE), of(media(false), 1, 5, 8, ONE));

    assertThat(EditDecisionList.write(project, 1)).contains(
        """
        001  AX       V     C        00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00
        """,
        """
        002  AX       V     C        00:00:01:00 00:00:01:00 00:00:01:00 00:00:01:00
        002  AX       V     D    030 00:00:05:00 00:00:08:00 00:00:01:00 00:00:04:00
        * FROM CLIP NAME: tc.mov
        * TO CLIP NAME: tc.mov
        """,
        "* LOC: 00:00:01:15 RED     Look here\n");
    Document document = xml(project);
    assertThat(path(document, "//video/track/*[position()=4]/start")).isEqualTo("30");
    assertThat(path(document, "//transitionitem/end")).isEqualTo("60");
    assertThat(path(document, "(//clipitem)[1]/end")).isEqualTo("-1");
    assertThat(path(document, "(//clipitem)[2]/start")).isEqualTo("-1");
    assertThat(path(document, "//marker/in")).isEqualTo("45");
  }

  @Test
  void filesAreWhereTheArchiveHasThemAndChannelsAreNoLayers() throws Exception {
    Document document = xml(PROJECT);

    assertThat(path(document, "//pathurl")).isEqualTo("media/movie%20%26%20more.mp4");
    assertThat(path(document, "count(//trackindex[.>2])")).isEqualTo("0");
    assertThat(path(document, "count(//outputchannelindex[.>2])")).isEqualTo("0");
    assertThat(path(document, "count(//audio/track/clipitem/sourcetrack[trackindex=2])")).isEqualTo("2");
  }
}
