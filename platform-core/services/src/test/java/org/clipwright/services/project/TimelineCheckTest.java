package org.clipwright.services.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.services.action.ActionResult;
import org.junit.jupiter.api.Test;

class TimelineCheckTest {

  private static List<ActionResult.Finding> check(String clips, String effects) throws Exception {
    String text = ("{'fps': {'num': 30, 'den': 1}, 'clips': [" + clips + "], 'effects': [" + effects + "]}")
        .replace('\'', '"');
    return new TimelineCheck((ObjectNode) JsonMapper.builder().build().readTree(text)).findings();
  }

  private static String clip(int id, double position, double end, String more) {
    return "{'id': 'C" + id + "', 'position': " + position + ", 'start': 0, 'end': " + end + ", 'layer': 1,"
        + " 'reader': {'duration': 4.0" + (more.isEmpty() ? "" : ", " + more) + "}}";
  }

  @Test
  void clipsThatTouchAndEndWithTheirMediaAreFine() throws Exception {
    assertThat(check(clip(1, 0, 4, "") + "," + clip(2, 4, 4.02, ""), "")).isEmpty();
    assertThat(check(clip(1, 0, 100, "'has_single_image': true"), "")).isEmpty();
  }

  @Test
  void aClipThatEndsFarBehindItsMediaIsAnError() throws Exception {
    List<ActionResult.Finding> findings = check(clip(1, 0, 999, ""), "");
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().isError()).isTrue();
    assertThat(findings.getFirst().sentence())
        .isEqualTo("The clip 1 ends at second 999 of its media, which is 4 seconds long; its last picture would be"
            + " held for 995 seconds.");
    assertThat(check(clip(1, 0, 4.2, ""), "").getFirst().isError()).isFalse();
  }

  @Test
  void aClipWhoseTimeIsAnimatedMayEndAnywhere() throws Exception {
    String slow = clip(1, 0, 8, "").replaceFirst("'layer'",
        "'time': {'Points': [{'co': {'X': 1, 'Y': 1}}, {'co': {'X': 240,"
            + " 'Y': 120}}]}, 'layer'");
    assertThat(check(slow, "")).isEmpty();
  }

  @Test
  void aGapOfOneFrameIsToldUnlessAnotherClipFillsIt() throws Exception {
    String gap = clip(1, 0, 2, "") + "," + clip(2, 2.0334, 2, "");
    assertThat(check(gap, "").getFirst().sentence())
        .isEqualTo("A gap of one frame, which shows nothing, lies between the clip 1 and the clip 2 on layer 1.");
    assertThat(check(gap + "," + clip(3, 0, 4, "").replace("'layer': 1", "'layer': 0"), "")).isEmpty();
    assertThat(check(clip(1, 0, 2, "") + "," + clip(2, 3, 2, ""), "")).isEmpty();
  }

  @Test
  void aTransitionOverNothingIsTold() throws Exception {
    String fade = "{'id': 'E7', 'title': 'Fade', 'type': 'Mask', 'position': 9, 'start': 0, 'end': 1, 'layer': 1}";
    assertThat(check(clip(1, 0, 4, ""), fade).getFirst().sentence()).isEqualTo(
        "The effect 7 (\"Fade\") lies on layer 1 from second 9 to 10, where that layer has no clip, so it changes"
            + " nothing.");
    assertThat(check(clip(1, 6, 4, ""), fade)).isEmpty();
  }

  @Test
  void captionsOutsideTheirClipAreCounted() throws Exception {
    String captions = "00:00:01,000 --> 00:00:02,000\\nSeen\\n\\n00:01:00,000 --> 00:01:02,000\\nNever seen";
    String clip = clip(1, 0, 4, "").replaceFirst("'layer'",
        "'effects': [{'type': 'Caption', 'caption_text': '" + captions.replace("\\n", "\\\\n")
            + "'}], 'layer'");
    assertThat(check(clip, "").getFirst().sentence())
        .isEqualTo("Captions of the clip 1 that lie outside the 4 seconds it shows: 1.");
  }
}
