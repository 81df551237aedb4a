package org.clipwright.render.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.codec.SyntheticSounds;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.SoundProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Projects within projects, written to cost as much as they can: they end with a sentence, and soon. */
@Timeout(30)
class NestedProjectsTest {

  private static final Path INNER = Path.of("inner.osp");
  private static final String BARS = "bars.mp4";

  private final NestedProjects outermost = NestedProjects.ofOutermost();

  @TempDir Path folder;

  @Test
  void projectsWithinEachOtherAreLimitedInNumber() {
    NestedProjects nested = outermost.enter(Path.of("middle.osp"));
    NestedProjects last = Stream.generate(() -> nested.enter(INNER)).limit(250).toList().getLast();

    assertThatThrownBy(() -> nested.enter(INNER))
        .isInstanceOf(RenderException.class)
        .hasMessage("The project has more than 250 nested projects; the last is \"inner.osp\".");

    last.leave();
    nested.enter(INNER);
  }

  @Test
  void projectsBesideEachOtherAreNotLimited() {
    Stream.generate(() -> outermost.enter(INNER)).limit(2000).forEach(_ -> {});
  }

  @Test
  void aCircleOfProjectsIsRefused() throws IOException {
    write("a.json", "b.json");
    write("b.json", "c.json");
    write("c.json", "a.json");

    assertRefused("a.json", "The project \"a.json\" contains itself.");
  }

  @Test
  void aCircleThatIsHiddenByAnotherSpellingIsRefused() throws IOException {
    write("a.json", folder.getFileName() + "/../b.json");
    Files.createDirectory(folder.resolve(folder.getFileName()));
    write("b.json", "./a.json");

    assertThatThrownBy(() -> picture("a.json"))
        .isInstanceOf(RenderException.class).hasMessageContaining("The project \"a.json\" contains itself.");
  }

  @Test
  void aChainOfProjectsIsDrawnUpToItsLimit() throws IOException {
    for (int i = 0; i < 300; i++) {
      write(i + ".json", i + 1 + ".json");
    }
    write("300.json", BARS);

    assertRefused("0.json", "The project has more than 250 nested projects; the last is \"251.json\".");
    assertThat(picture("290.json").row(4)).doesNotContain(".");
  }

  @Test
  void projectsThatDoubleAtEachLevelAreRefused() throws IOException {
    for (int i = 0; i < 40; i++) {
      write(i + ".json", i + 1 + ".json", i + 1 + ".json");
    }
    write("40.json", BARS);

    assertRefused("0.json", "The project has more than 250 nested projects");
  }

  private PictureProject.Shot picture(String file) {
    return new PictureProject(new PaintedMedia().video(BARS, 16, 8, 30, (_, _, _) -> -1)).in(folder).clip(file, 1, 0)
        .shot(1);
  }

  /** By who sees and who hears it. */
  private void assertRefused(String file, String sentence) {
    assertThatThrownBy(() -> picture(file))
        .isInstanceOf(RenderException.class).hasMessageContaining(sentence);
    String place = folder.resolve(file).toString();
    SyntheticSounds sounds = new SyntheticSounds().withPlaces(BARS);
    assertThatThrownBy(() -> new SoundProject(sounds).clipOf("Timeline", place, 0, 0, 1).frame(1))
        .isInstanceOf(RenderException.class).hasMessageContaining(sentence);
  }

  /** A project whose clips, projects all or bars, are on at once. */
  private void write(String name, String... clips) throws IOException {
    String json = Arrays.stream(clips).map(clip -> """
        {"reader": {"type": "%s", "path": "%s/%s", "has_audio": true}, "layer": 1, "position": 0, "end": 1}"""
        .formatted(clip.equals(BARS) ? "FFmpegReader" : "Timeline", folder, clip)).collect(Collectors.joining(","));
    Files.writeString(folder.resolve(name), """
        {"width": 16, "height": 8, "fps": {"num": 30, "den": 1}, "sample_rate": 48000, "channels": 2, "clips": [%s]}"""
        .formatted(json));
  }
}
