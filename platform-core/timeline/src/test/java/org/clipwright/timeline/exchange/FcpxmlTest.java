package org.clipwright.timeline.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExchangeProject.Marker;
import org.clipwright.timeline.exchange.ExchangeProject.Transition;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** FCPXML, checked against the rules of the format for the elements that are written. */
class FcpxmlTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Rational NTSC = new Rational(30000, 1001);
  private static final Rational THIRTY = new Rational(30, 1);

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static ExchangeClip clip(double position, double start, double end, int layer, String more, Rational fps) {
    Rational one = new Rational(1, 1);
    MediaInfo.PictureTrack picture = new MediaInfo.PictureTrack(true, false, MediaInfo.Shape.square(640, 360), fps, 600,
        MediaInfo.Storage.progressive(0), new MediaInfo.Stream("h264", 0, 0, one));
    MediaInfo.Sound sound = new MediaInfo.Sound(true, 48000, 2, 3, new MediaInfo.Stream("aac", 0, 1, one));
    MediaInfo media = new MediaInfo(new MediaInfo.Whole("FFmpegReader", 20, 1000), picture, sound,
        Map.of("timecode", "01:00:00:00"));
    ObjectNode whole = ClipJson.complete(json(more));
    return new ExchangeClip("C" + position, "a film.mov", "media/a film.mov", "F1", media, position, start, end, layer,
        KeyframeJson.read(whole.path("alpha"), "alpha"), KeyframeJson.read(whole.path("volume"), "volume"),
        KeyframeJson.read(whole.path("time"), "time"), ClipGeometry.read(whole, json("{}")), whole);
  }

  private static ExchangeProject project(Rational fps, List<Transition> transitions, ExchangeClip... clips) {
    return new ExchangeProject("P1", "Trip & more", new Profile(1280, 720, fps, 48000, 2, 3), List.of(clips),
        transitions, List.of(new Marker("Look", 1.5, json("{}"))), json("{}"));
  }

  /** The document, after a parser has compared it with the rules. */
  private static Document read(ExchangeProject project) throws Exception {
    String rules = new String(FcpxmlTest.class.getResourceAsStream("fcpxml-rules.dtd").readAllBytes(),
        StandardCharsets.UTF_8);
    String text = Fcpxml.write(project).replace("<!DOCTYPE fcpxml>", "<!DOCTYPE fcpxml [" + rules + "]>");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setValidating(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    List<String> faults = new ArrayList<>();
    builder.setErrorHandler(new ErrorHandler() {
      @Override
      public void warning(SAXParseException fault) {
        faults.add(fault.getMessage());
      }

      @Override
      public void error(SAXParseException fault) {
        faults.add(fault.getMessage());
      }

      @Override
      public void fatalError(SAXParseException fault) {
        faults.add(fault.getMessage());
      }
    });
    Document document = builder.parse(new InputSource(new StringReader(text)));
    assertThat(faults).as(text).isEmpty();
    return document;
  }

  private static String path(Document document, String expression) throws Exception {
    return XPathFactory.newDefaultInstance().newXPath().evaluate(expression, document);
  }

  @Test
  void layersAreLanesAndTimesFallOnFrames() throws Exception {
    Document document = read(project(NTSC, List.of(), clip(1, 0.5, 2, 1, "{}", NTSC), clip(0, 0, 1, 5, "{}", NTSC)));

    assertThat(path(document, "/fcpxml/@version")).isEqualTo("1.10");
    assertThat(path(document, "//format[@id='r1']/@frameDuration")).isEqualTo("1001/30000s");
    assertThat(path(document, "//spine[@lane=1]/gap/@duration")).isEqualTo("1001/1000s");
    assertThat(path(document, "//spine[@lane=1]/asset-clip/@offset")).isEqualTo("1001/1000s");
    assertThat(path(document, "//spine[@lane=2]/asset-clip/@offset")).isEqualTo("0s");
    assertThat(path(document, "//asset[@id='a1']/media-rep/@src")).isEqualTo("media/a%20film.mov");
    assertThat(path(document, "count(//asset)")).isEqualTo("1");
    assertThat(path(document, "//sequence//marker/@value")).isEqualTo("Look");
    assertThat(path(document, "//project/@name")).isEqualTo("Trip & more");
  }

  @Test
  void clipsCountFromTheTimeCodeOfTheirMedia() throws Exception {
    Document document = read(project(THIRTY, List.of(), clip(0, 2, 3, 1, "{}", THIRTY)));

    assertThat(path(document, "//asset/@start")).isEqualTo("3600s");
    assertThat(path(document, "//asset-clip/@start")).isEqualTo("3602s");
    assertThat(path(document, "//asset-clip/@duration")).isEqualTo("1s");
  }

  @Test
  void clipsThatDissolveAreCutInTheMiddle() throws Exception {
    Document document = read(project(THIRTY, List.of(new Transition(1, 1, 1, json("{}"))),
        clip(0, 0, 2, 1, "{}", THIRTY), clip(1, 5, 8, 1, "{}", THIRTY)));

    assertThat(path(document, "(//asset-clip)[1]/@duration")).isEqualTo("3/2s");
    assertThat(path(document, "//transition/@offset")).isEqualTo("1s");
    assertThat(path(document, "//transition/@duration")).isEqualTo("1s");
    assertThat(path(document, "(//asset-clip)[2]/@offset")).isEqualTo("3/2s");
    assertThat(path(document, "(//asset-clip)[2]/@start")).isEqualTo("7211/2s");
    assertThat(path(document, "(//asset-clip)[2]/@duration")).isEqualTo("5/2s");
  }

  @Test
  void speedsAreMapsOfTime() throws Exception {
    String twice = "{'time':{'Points':[{'co':{'X':1,'Y':31},'interpolation':1},{'co':{'X':30,'Y':89},"
        + "'interpolation':1}]}}";
    Document document = read(project(THIRTY, List.of(), clip(0, 0, 1, 1, twice, THIRTY)));

    assertThat(path(document, "//asset-clip/@start")).isEqualTo("0s");
    assertThat(path(document, "//timept[1]/@value")).isEqualTo("3601s");
    assertThat(path(document, "//timept[2]/@time")).isEqualTo("1s");
    assertThat(path(document, "//timept[2]/@value")).isEqualTo("3603s");
  }

  @Test
  void backwardsMediaEndWhereTheyBegin() throws Exception {
    String back = "{'time':{'Points':[{'co':{'X':1,'Y':30},'interpolation':1},{'co':{'X':30,'Y':1},"
        + "'interpolation':1}]}}";
    Document document = read(project(THIRTY, List.of(), clip(0, 0, 1, 1, back, THIRTY)));

    assertThat(path(document, "//timept[1]/@value")).isEqualTo("3601s");
    assertThat(path(document, "//timept[2]/@time")).isEqualTo("1s");
    assertThat(path(document, "//timept[2]/@value")).isEqualTo("3600s");
  }

  @Test
  void aSpeedThatChangesKeepsItsBends() throws Exception {
    String bent = "{'time':{'Points':[{'co':{'X':1,'Y':1},'interpolation':1},{'co':{'X':16,'Y':61},'interpolation':1},"
        + "{'co':{'X':31,'Y':61},'interpolation':1}]}}";
    ExchangeProject project = project(THIRTY, List.of(), clip(0, 0, 1, 1, bent, THIRTY));
    Document document = read(project);

    assertThat(path(document, "count(//timept)")).isEqualTo("3");
    assertThat(path(document, "//timept[2]/@time")).isEqualTo("1/2s");
    assertThat(path(document, "//timept[2]/@value")).isEqualTo("3602s");
    assertThat(ExchangeFormat.FCPXML.bendsSpeed()).isTrue();
  }

  @Test
  void placesOpacityAndVolumeHaveKeyframes() throws Exception {
    String moves = "{'location_x':{'Points':[{'co':{'X':31,'Y':0}},{'co':{'X':61,'Y':0.25}}]},"
        + "'location_y':{'Points':[{'co':{'X':1,'Y':0.5}}]},'rotation':{'Points':[{'co':{'X':1,'Y':45}}]},"
        + "'alpha':{'Points':[{'co':{'X':31,'Y':0}},{'co':{'X':61,'Y':1}}]},"
        + "'volume':{'Points':[{'co':{'X':1,'Y':0.5}}]},'scale':0}";
    Document document = read(project(THIRTY, List.of(), clip(0, 1, 3, 1, moves, THIRTY)));

    assertThat(path(document, "//adjust-conform/@type")).isEqualTo("fill");
    assertThat(path(document, "//adjust-transform")).isEmpty();
    Document fitted = read(project(THIRTY, List.of(), clip(0, 1, 3, 1, moves.replace("'scale':0", "'scale':1"),
        THIRTY)));
    assertThat(path(fitted, "//adjust-transform/@rotation")).as("counted to the left").isEqualTo("-45");
    String second = "//param[@name='position']/keyframeAnimation/keyframe[2]/";
    assertThat(path(fitted, second + "@value")).as("320 and 360 pixels, in heights of 720, upwards")
        .isEqualTo("44.44444 -50");
    assertThat(path(fitted, second + "@time")).isEqualTo("3602s");
    assertThat(path(fitted, "//adjust-blend/param/keyframeAnimation/keyframe[1]/@time")).isEqualTo("3601s");
    assertThat(path(fitted, "//adjust-volume/@amount")).isEqualTo("-6.0206dB");
  }
}
