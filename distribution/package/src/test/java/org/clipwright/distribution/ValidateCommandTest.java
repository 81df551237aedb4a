package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project is checked on the command line as a server checks it. */
class ValidateCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void draw() throws IOException {
    Samples.picture(folder);
  }

  private Installation.Ended validated(String clips) throws IOException, InterruptedException {
    Path project = folder.resolve("project.osp");
    Files.writeString(project, """
        {"width": 320, "height": 180, "fps": {"num": 25, "den": 1}, "sample_rate": 44100, "channels": 2,
         "channel_layout": 3, "files": [{"id": "F1", "path": "bars.png"}], "clips": [%s]}""".formatted(clips));
    return Installation.runToEnd("validate", project.toString());
  }

  private static String clip(String path, double position, String effects) {
    return """
        {"id": "C%d", "position": %s, "start": 0, "end": 1, "layer": 1, "effects": [%s],
         "reader": {"path": "%s", "has_single_image": true}}"""
        .formatted((long) position, position, effects, path);
  }

  @Test
  void projectThatIsMeantIsValid() throws Exception {
    Installation.Ended ended = validated(clip("bars.png", 0, "") + "," + clip("bars.png", 1, "{\"type\": \"Blur\"}"));
    assertThat(ended).isEqualTo(new Installation.Ended(0, "The project is valid.\n"));
  }

  @Test
  void errorsAndWarningsAreToldApart() throws Exception {
    Installation.Ended ended = validated(clip("gone.png", 0, "{\"type\": \"Sparkle\"}") + ","
        + clip("bars.png", 1.04, ""));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output().lines()).containsExactly(
        "error: The media \"gone.png\" of the clip 0 is missing.",
        "error: The clip 0 has an effect of the type \"Sparkle\", which is not installed.",
        "warning: A gap of one frame, which shows nothing, lies between the clip 0 and the clip 1 on layer 1.",
        "The project is not valid.");
  }

  @Test
  void missingFontsAreToldOnceForEachClipThatUsesThem() throws Exception {
    Files.writeString(folder.resolve("title.svg"), """
        <svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><text y="90"
          style="font-size:20px;font-family:'No Such Script', serif">Hello</text>
          <text font-family="DejaVu Sans">World</text><path d="M0 0" style="font-family:Nobody's"/></svg>""");
    String caption = "{\"type\": \"Caption\", \"caption_font\": \"%s\", \"caption_text\": \"\"}";
    Installation.Ended ended = validated(clip("title.svg", 0, "") + "," + clip("bars.png", 1,
        caption.formatted("No Such Font")) + "," + clip("bars.png", 2, caption.formatted("sans")));
    assertThat(ended).isEqualTo(new Installation.Ended(0, """
        warning: The font "No Such Font" of the clip 1 is not installed, so another font replaces it.
        warning: The font "No Such Script" of the clip 0 is not installed, so another font replaces it.
        The project is valid.
        """));
  }

  @Test
  void whatIsNoProjectIsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("project.osp"), "{\"clips\": [}");
    Installation.Ended ended = Installation.runToEnd("validate", text.toString());
    assertThat(ended.code()).isNotZero();
    assertThat(ended.output()).contains("project.osp is not a project: its JSON is invalid at line 1.");
  }
}
