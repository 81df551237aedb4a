package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ToneCurveTest {

  private static final String STRAIGHT = "0:0 1:1";

  @Test
  void straightCurvesRunFromNodeToNode() {
    ToneCurve curve = ToneCurve.of("0:1 0.5:0.5 1:0.4");

    assertThat(curve.value(0, 7)).isEqualTo(1);
    assertThat(curve.value(0.25, 7)).isEqualTo(0.75, within(0.01));
    assertThat(curve.value(1, 7)).isEqualTo(0.4);
  }

  @Test
  void nodesMoveWithTheirKeyframesWhateverTheirOrder() throws Exception {
    ToneCurve curve = read("""
        {"nodes": [{"id": 1, "x": 1, "y": {"Points": [
            {"co": {"X": 1, "Y": 1}, "interpolation": 1}, {"co": {"X": 11, "Y": 0}, "interpolation": 1}]}, "interpolation": 1},
          {"id": 0, "x": 0, "y": 0, "interpolation": 1}]}""");

    assertThat(curve.value(1, 7)).isEqualTo(1);
    curve.moveTo(6);
    assertThat(curve.value(1, 7)).isEqualTo(0.5, within(0.001));
    assertThat(curve.value(0, 7)).isZero();
  }

  @Test
  void curvesThatAreOffAnswerSomethingElse() throws Exception {
    assertThat(read("{\"enabled\": 0}").value(0.3, 7)).isEqualTo(7);
    assertThat(read("{\"enabled\": true, \"nodes\": []}").value(1, 7)).isEqualTo(1);
  }

  private static ToneCurve read(String json) throws Exception {
    return ToneCurve.read((ObjectNode) new JsonMapper().readTree(json), STRAIGHT, "curve");
  }
}
