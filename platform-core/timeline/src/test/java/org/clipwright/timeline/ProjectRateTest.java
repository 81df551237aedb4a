package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRateTest {

  private static final String FADE = "{\"Points\": [{\"co\": {\"X\": 1, \"Y\": 0}, \"interpolation\": 1},"
      + " {\"co\": {\"X\": 91, \"Y\": 1}, \"interpolation\": 1}]}";
  private static final String BACKWARDS = "{\"Points\": [{\"co\": {\"X\": 1, \"Y\": 90}, \"interpolation\": 1},"
      + " {\"co\": {\"X\": 90, \"Y\": 1}, \"interpolation\": 1}]}";

  @ParameterizedTest
  @ValueSource(ints = {10, 15, 24, 25, 30, 48, 60, 120})
  void aFadeIsHalfDoneAtTheSameSecond(int rate) throws Exception {
    ObjectNode project = project("\"alpha\": " + FADE);

    ProjectRate.change(project, new Rational(rate, 1));

    Clip clip = new ProjectReader(PathResolver.relativeTo(java.nio.file.Path.of("."))).read(project).clips().getFirst();
    assertThat(clip.picture().alpha().value(1.5 * rate + 1)).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void timeCurvesCountBothWaysInTheNewRate() throws Exception {
    ObjectNode project = project("\"time\": " + BACKWARDS);

    ProjectRate.change(project, new Rational(60, 1));

    assertThat(project.at("/clips/0/time/Points/0/co/Y").doubleValue()).isEqualTo(179);
    assertThat(project.at("/clips/0/time/Points/1/co/X").doubleValue()).isEqualTo(179);
    assertThat(project.at("/clips/0/time/Points/1/co/Y").doubleValue()).isEqualTo(1);
  }

  @Test
  void colorsEffectsAndObjectsInsideThemMoveAlong() throws Exception {
    ObjectNode project = project("\"effects\": [{\"type\": \"X\", \"color\": {\"red\": " + FADE + "},"
        + " \"objects\": {\"a\": {\"delta_x\": " + FADE + "}}}]");
    project.set("effects", new JsonMapper().readTree("[{\"type\": \"Mask\", \"brightness\": " + FADE + "}]"));

    ProjectRate.change(project, new Rational(15, 1));

    assertThat(project.at("/clips/0/effects/0/color/red/Points/1/co/X").doubleValue()).isEqualTo(46);
    assertThat(project.at("/clips/0/effects/0/objects/a/delta_x/Points/1/co/X").doubleValue()).isEqualTo(46);
    assertThat(project.at("/effects/0/brightness/Points/1/co/X").doubleValue()).isEqualTo(46);
    assertThat(project.at("/effects/0/brightness/Points/1/co/Y").doubleValue()).isEqualTo(1);
  }

  @Test
  void theSameRateChangesNothing() throws Exception {
    ObjectNode project = project("\"alpha\": " + FADE);
    ObjectNode before = project.deepCopy();

    ProjectRate.change(project, new Rational(30, 1));

    assertThat(project).isEqualTo(before);
  }

  private static ObjectNode project(String clipKeys) throws Exception {
    String json = "{\"fps\": {\"num\": 30, \"den\": 1}, \"clips\": [{\"position\": 0, \"end\": 4, " + clipKeys + "}]}";
    return (ObjectNode) new JsonMapper().readTree(json);
  }
}
