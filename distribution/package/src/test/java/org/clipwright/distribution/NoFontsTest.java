package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine that has no fonts and no fontconfig, words are drawn all the same. */
class NoFontsTest {

  /** Hides them from one process, for which Linux must allow a view of the file system of its own. */
  private static final String WITHOUT_FONTS = """
      for folder in /usr/share/fonts /usr/local/share/fonts /usr/share/X11/fonts /etc/fonts \\
          "$HOME/.fonts" "$HOME/.local/share/fonts"; do
        if [ -d "$folder" ]; then mount -t tmpfs none "$folder" || exit 99; fi
      done
      for library in $(/sbin/ldconfig -p | sed -n 's/.*libfontconfig.*=> //p'); do
        mount --bind /dev/null "$library" || exit 99
      done
      exec "$@"
      """;

  @TempDir private static Path folder;

  private static List<String> withoutFonts(List<String> command) {
    List<String> words =
        new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c", WITHOUT_FONTS, "sh"));
    words.addAll(command);
    return words;
  }

  private static Installation.Ended ended(List<String> command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Installation.Ended(process.waitFor(), output);
    } catch (IOException missing) {
      return new Installation.Ended(127, missing.toString());
    }
  }

  @BeforeAll
  static void theyCanBeHidden() throws Exception {
    Installation.Ended tried = ended(withoutFonts(List.of("true")));
    assumeTrue(tried.code() == 0, "Fonts cannot be hidden from a process here: " + tried.output());
  }

  private static void drawing(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='180'>"
        + "<rect width='320' height='180'/>" + content + "</svg>");
  }

  private static long brightPixels(String picture) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(picture).toFile());
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 255) > 128).count();
  }

  @Test
  void titlesTextClipsAndCaptionsAreDrawn() throws Exception {
    drawing("title.svg", "<text x='20' y='100' font-family='Sans' font-size='60' fill='white'>Words</text>");
    drawing("black.svg", "");
    Path project = Files.writeString(folder.resolve("project.osp"), """
        {"width": 320, "height": 180, "fps": {"num": 25, "den": 1}, "sample_rate": 44100, "channels": 2,
         "channel_layout": 3, "clips": [
          {"id": "1", "position": 0, "start": 0, "end": 1, "layer": 1, "reader": {"path": "title.svg"}},
          {"id": "2", "position": 1, "start": 0, "end": 1, "layer": 1, "reader": {"type": "QtTextReader",
            "text": "Words", "font": "Serif,60", "text_color": "#ffffff", "width": 320, "height": 180}},
          {"id": "3", "position": 2, "start": 0, "end": 1, "layer": 1, "reader": {"path": "black.svg"},
            "effects": [{"type": "Caption", "caption_font": "sans",
              "caption_text": "00:00:00.000 --> 00:00:05.000\\nWords and words"}]}]}""");
    Installation.Ended ended = ended(withoutFonts(Installation.command(
        "frames", project.toString(), "--frames", "1,26,63", "--out", folder.toString())));
    assertThat(ended.code()).as(ended.output()).isZero();
    for (String picture : List.of("f000001.png", "f000026.png", "f000063.png")) {
      assertThat(brightPixels(picture)).as(picture).isBetween(300L, 20_000L);
    }
  }
}
