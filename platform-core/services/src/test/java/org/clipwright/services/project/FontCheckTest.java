package org.clipwright.services.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkRequest;
import org.junit.jupiter.api.Test;

/** Fonts that are not installed are told to whoever uses them. */
class FontCheckTest {

  private static final EffectDescriptor CAPTION = new EffectDescriptor("Caption", "Caption", "Shows captions.",
      EffectDescriptor.Medium.PICTURE, List.of(ParameterSpec.font("caption_font", "Font", "sans"),
          ParameterSpec.text("caption_text", "Text", "")));

  private final List<WorkRequest.MissingFonts> asked = new ArrayList<>();

  /** Only families that begin with "Sans" are installed, and each drawing lacks one. */
  private List<String> warnings(String project) throws JsonProcessingException {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(project.replace('\'', '"'));
    return new FontCheck(json, type -> Optional.of(CAPTION).filter(caption -> caption.className().equals(type)),
        path -> !path.startsWith("gone")).findings(fonts -> {
          asked.add(fonts);
          return new WorkAnswer.MissingFonts(
              fonts.families().stream().filter(family -> !family.startsWith("Sans")).toList(),
              fonts.drawings().stream().map(path -> List.of("Script of " + path)).toList());
        }).stream().map(ActionResult.Finding::sentence).toList();
  }

  @Test
  void effectsTextsAndDrawingsAreTold() throws Exception {
    assertThat(warnings("""
        {'effects': [{'type': 'Caption', 'caption_font': 'Gone'}], 'clips': [
          {'id': 'C1', 'reader': {'path': 'film.mp4'}, 'effects': [{'class_name': 'Caption', 'caption_font': 'Gone'},
             {'type': 'Caption', 'caption_text': 'Lost'}, {'type': 'Other', 'caption_font': 'Lost'}]},
          {'id': 'C2', 'reader': {'type': 'QtTextReader', 'font': 'Lost,20,-1,5'}},
          {'id': 'C3', 'reader': {'type': 'QtTextReader', 'font': 'Sans,20'}},
          {'id': 'C4', 'reader': {'path': 'title.SVG'}}, {'id': 'C5', 'reader': {'path': 'gone.svg'}}]}"""))
        .containsExactly(
            "The font \"Gone\" of the project is not installed, so another font replaces it.",
            "The font \"Gone\" of the clip 1 is not installed, so another font replaces it.",
            "The font \"Lost\" of the clip 2 is not installed, so another font replaces it.",
            "The font \"Script of title.SVG\" of the clip 4 is not installed, so another font replaces it.");
  }

  @Test
  void projectWithoutTextsAsksNoWorker() throws Exception {
    assertThat(warnings("{'clips': [{'id': 'C1', 'reader': {'path': 'film.mp4'}}]}")).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void manyDrawingsAreReadAFewAtATime() throws Exception {
    String clips = IntStream.range(0, 120).mapToObj(i -> "{'id': 'C" + i + "', 'reader': {'path': '" + i + ".svg'}}")
        .collect(Collectors.joining(","));
    assertThat(warnings("{'clips': [" + clips + "]}")).hasSize(120);
    assertThat(asked).extracting(request -> request.drawings().size()).containsExactly(50, 50, 20);
  }
}
