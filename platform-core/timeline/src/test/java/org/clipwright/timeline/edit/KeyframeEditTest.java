package org.clipwright.timeline.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.clipwright.timeline.Curve;
import org.junit.jupiter.api.Test;

class KeyframeEditTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static ObjectNode json(String text) throws Exception {
    return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
  }

  @Test
  void pointIsPutWhereItsFrameBelongs() throws Exception {
    ObjectNode clip = json(
        "{'alpha':{'Points':[{'co':{'X':1,'Y':1},'interpolation':2},{'co':{'X':91,'Y':0},'interpolation':1}]}}");

    KeyframeEdit.add(clip, "alpha", 31, 0.5, Curve.named("Linear").orElseThrow());

    assertThat(clip.at("/alpha/Points")).hasSize(3);
    assertThat(clip.at("/alpha/Points/1/co").toString()).isEqualTo("{\"X\":31,\"Y\":0.5}");
    assertThat(clip.at("/alpha/Points/1/interpolation").intValue()).isEqualTo(1);
  }

  @Test
  void pointAtTheSameFrameIsReplaced() throws Exception {
    ObjectNode clip = json("{'alpha':{'Points':[{'co':{'X':1,'Y':1},'interpolation':2}]}}");

    KeyframeEdit.add(clip, "alpha", 1, 0, Curve.EASE);

    assertThat(clip.at("/alpha/Points")).hasSize(1);
    assertThat(clip.at("/alpha/Points/0/co/Y").intValue()).isZero();
  }

  @Test
  void curveShapesTheHandlesOnBothSidesOfTheSegment() throws Exception {
    ObjectNode clip = json("{'scale_x':{'Points':[{'co':{'X':1,'Y':1},'interpolation':0}]}}");

    KeyframeEdit.add(clip, "scale_x", 61, 2, Curve.named("ease in (back)").orElseThrow());

    assertThat(clip.at("/scale_x/Points/0/handle_right").toString()).isEqualTo("{\"X\":0.6,\"Y\":-0.28}");
    assertThat(clip.at("/scale_x/Points/1/handle_left").toString()).isEqualTo("{\"X\":0.735,\"Y\":0.045}");
    assertThat(clip.at("/scale_x/Points/1/interpolation").intValue()).isZero();
  }

  @Test
  void bareNumberBecomesThePointAtTheFirstFrame() throws Exception {
    ObjectNode clip = json("{'rotation':45}");

    KeyframeEdit.add(clip, "rotation", 31, 90, Curve.EASE);

    assertThat(clip.at("/rotation/Points/0/co").toString()).isEqualTo("{\"X\":1,\"Y\":45}");
    assertThat(clip.at("/rotation/Points/1/co").toString()).isEqualTo("{\"X\":31,\"Y\":90}");
  }

  @Test
  void everyCurveIsFoundByItsName() {
    assertThat(Curve.all()).hasSizeGreaterThan(26)
        .allSatisfy(curve -> assertThat(Curve.named(" " + curve.name().toUpperCase(Locale.ROOT))).contains(curve));
    assertThat(Curve.named("Wobble")).isEmpty();
  }
}
