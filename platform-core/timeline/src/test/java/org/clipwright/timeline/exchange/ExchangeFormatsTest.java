package org.clipwright.timeline.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExchangeProject.ExchangeClip;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ExchangeFormatsTest {

  private static final Profile PROFILE = new Profile(1280, 720, new Rational(30, 1), 44100, 2, 3);
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
              clip("C3", 0, 0, 2, 2, ONE, true)));

  private static MediaInfo media(boolean audio) {
    Rational one = new Rational(1, 1);
    return new MediaInfo("FFmpegReader", true, audio, false, 20, 1000, 1280, 720, 0, new Rational(30, 1), 0, one,
        new Rational(16, 9), "h264", 600, 0, one, false, true, "aac", 0, 48000, 2, 3, 1, one, 0, Map.of());
  }

  private static ExchangeClip clip(
      String id, double position, double start, double end, int layer, Keyframe alpha, boolean audio) {
    return new ExchangeClip(id, "movie & more.mp4", "F1", media(audio), position, start, end, layer, alpha, FADE);
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

    assertThat(document.getElementsByTagName("track").getLength()).isEqualTo(4);
    assertThat(document.getElementsByTagName("clipitem").getLength()).isEqualTo(5);
    assertThat(document.getElementsByTagName("file").getLength()).isEqualTo(5);
    assertThat(document.getElementsByTagName("pathurl").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("sequence").item(0).getTextContent()).contains("Holiday");
    assertThat(document.getElementsByTagName("pproTicksIn").item(0).getTextContent()).isEqualTo("254016000000");
    assertThat(document.getElementsByTagName("duration").item(0).getTextContent()).isEqualTo("195");
  }
}
