package org.clipwright.timeline.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ProjectMigrationTest {

  private static ObjectNode migrated(String text) throws Exception {
    ObjectNode project = (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    ProjectMigration.migrate(project);
    return project;
  }

  @Test
  void opacityOfTheFirstEditorIsTurnedRound() throws Exception {
    ObjectNode project = migrated(
        "{'version':{'openshot-qt':'0.0.0'},'clips':[{'alpha':{'Points':[{'co':{'X':1,'Y':0.25}}]}}]}");
    assertThat(project.at("/clips/0/alpha/Points/0/co/Y").doubleValue()).isEqualTo(0.75);
  }

  @Test
  void absoluteHandlesBecomeTheDefaultOnes() throws Exception {
    ObjectNode project = migrated(
        "{'version':{'openshot-qt':'2.1.0-dev'},'clips':[{'alpha':{'Points':[{'co':{'X':1,'Y':1},"
            + "'handle_left':{'X':-40,'Y':1},'handle_right':{'X':50,'Y':1}}]}}]}");
    assertThat(project.at("/clips/0/alpha/Points/0/handle_left").toString()).isEqualTo("{\"X\":0.5,\"Y\":1.0}");
    assertThat(project.at("/clips/0/alpha/Points/0/handle_right").toString()).isEqualTo("{\"X\":0.5,\"Y\":0.0}");
  }

  @Test
  void cropKeysBecomeACropEffect() throws Exception {
    ObjectNode project = migrated(
        "{'version':{'openshot-qt':'2.5.1'},'clips':[{'crop_x':{'Points':[{'co':{'X':1,'Y':0.1}}]},"
            + "'crop_width':{'Points':[{'co':{'X':1,'Y':0.75}}]}}]}");
    assertThat(project.at("/clips/0/effects/0/type").textValue()).isEqualTo("Crop");
    assertThat(project.at("/clips/0/effects/0/left/Points/0/co/Y").doubleValue()).isEqualTo(0.1);
    assertThat(project.at("/clips/0/effects/0/right/Points/0/co/Y").doubleValue()).isEqualTo(0.25);
    assertThat(project.at("/clips/0/effects/0/bottom/Points/0/co/Y").doubleValue()).isZero();
    assertThat(project.at("/clips/0").has("crop_x")).isFalse();
  }

  @Test
  void cropKeysThatCropNothingLeaveNoEffect() throws Exception {
    ObjectNode project = migrated(
        "{'clips':[{'crop_x':{'Points':[{'co':{'X':1,'Y':0}}]},'crop_width':{'Points':[{'co':{'X':1,'Y':-1}}]}}]}");
    assertThat(project.at("/clips/0").isEmpty()).isTrue();
  }

  @Test
  void whatWasChangedByItsVersionIsNotChangedAgain() throws Exception {
    String text = "{'version':{'openshot-qt':'3.0.0'},'clips':[{'effects':[{'objects':{'a':"
        + "{'stroke_alpha':{'Points':[{'co':{'X':1,'Y':0.25}}]}}}}]}]}";
    ObjectNode project = migrated(text);
    assertThat(project.at("/clips/0/effects/0/objects/a/stroke_alpha/Points/0/co/Y").doubleValue()).isEqualTo(0.75);
    assertThat(migrated(project.toString())).isEqualTo(project);
    assertThat(migrated("{'version':{'openshot-qt':'2.4.1'},'clips':[{}]}").at("/version/openshot-qt").asText())
        .isEqualTo("2.4.1");
  }

  @Test
  void projectOfTodayStaysAsItIs() throws Exception {
    String text = "{'version':{'openshot-qt':'3.2.1'},'clips':[{'alpha':{'Points':[{'co':{'X':1,'Y':0.25},"
        + "'handle_left':{'X':0.1,'Y':1}}]}}]}";
    assertThat(migrated(text)).isEqualTo(new ObjectMapper().readTree(text.replace('\'', '"')));
  }
}
