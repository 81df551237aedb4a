package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.codec.SyntheticSounds;
import org.clipwright.render.compose.SourcePool;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.mix.SoundSourcePool;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is open or held at the same time has a limit, which is told before it is passed. */
class AtOnceTest {

  private static final int RED = Pixel.opaque(255, 0, 0);

  private final PaintedMedia media =
      new PaintedMedia().translucent("red.mov", 16, 8, 90, (_, _, _) -> RED).translucent("wide.mov", 512, 512, 90,
          (_, _, _) -> RED);

  @TempDir private Path folder;

  @Test
  void asManyFilmsAsHaveDecodersAreSeenTogether() {
    assertThat(films(SourcePool.MOST_AT_ONCE).shot(1).at(0, 0)).isEqualTo(RED);
    assertThatThrownBy(() -> films(SourcePool.MOST_AT_ONCE + 1).shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("More than 100 video clips are visible at the same time; the last is of \"red.mov\".");
  }

  private PictureProject films(int count) {
    PictureProject project = new PictureProject(media);
    for (int layer = 1; layer <= count; layer++) {
      project.clip("red.mov", layer, 0);
    }
    return project;
  }

  @Test
  void asManyClipsAsCanBeOpenSoundTogether() {
    assertThat(sounds(SoundSourcePool.MOST_AT_ONCE).frame(1)[0][0]).isPositive();
    assertThatThrownBy(() -> sounds(SoundSourcePool.MOST_AT_ONCE + 1).frame(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("More than 250 clips are audible at the same time; the last is of \"quiet.wav\".");
  }

  private static SoundProject sounds(int count) {
    SoundProject project =
        new SoundProject(new SyntheticSounds().with("quiet.wav", Long.MAX_VALUE, (_, _) -> 0.001f));
    for (int i = 0; i < count; i++) {
      project.clip("quiet.wav", 0, 0, 1);
    }
    return project;
  }

  @Test
  void picturesTakeNoMoreMemoryThanTheBudgetHas() {
    RenderSetup setup =
        new PictureProject(media).size(512, 512).clip("wide.mov", 1, 0).clip("wide.mov", 2, 0).clip("wide.mov", 3,
            0).setup();

    assertThat(shot(setup, 4)).isEqualTo(RED);
    assertThatThrownBy(() -> shot(setup, 2))
        .isInstanceOf(RenderException.class)
        .hasMessage("Rendering this needs more than 2 MB of pictures at a time; the last had 512x512 pixels."
            + " Use fewer"
            + " or smaller pictures at once, or a smaller project.");
  }

  private static int shot(RenderSetup setup, int megabytes) {
    RenderBudget budget = RenderBudget.of((long) megabytes << 20, PictureHeap.ofThisProcess());
    try (FrameRenderer renderer = FrameRenderer.open(setup.withBudget(budget), ClipSounds.SILENT)) {
      return PictureProject.shot(renderer, 1).at(0, 0);
    }
  }

  @Test
  void aRenderGivesItsMemoryBack() {
    RenderBudget budget = RenderBudget.of(4 << 20, PictureHeap.ofThisProcess());
    RenderSetup setup = new PictureProject(media).size(512, 512).clip("wide.mov", 1, 0).setup().withBudget(budget);
    for (int i = 0; i < 5; i++) {
      try (FrameRenderer renderer = FrameRenderer.open(setup, ClipSounds.SILENT)) {
        PictureProject.shot(renderer, 1);
      }
    }

    assertThat(budget.take(4 << 20)).isTrue();
  }

  @Test
  void projectsWithinProjectsShareOneBudget() throws IOException {
    Files.writeString(folder.resolve("inner.json"),
        new PictureProject(media).size(512, 512).clip("wide.mov", 1, 0).json());
    RenderSetup setup =
        new PictureProject(media).in(folder).size(512, 512).clip("inner.json", 1, 0).clip("inner.json", 2, 0).setup();

    assertThatThrownBy(() -> shot(setup, 2)).hasMessageContaining("more than 2 MB of pictures");
  }

  @Test
  void aProjectWithinAProjectIsNoLargerThanCanBeRead() throws IOException {
    Files.writeString(folder.resolve("inner.json"), " ".repeat((32 << 20) + 1));

    assertThatThrownBy(() -> new PictureProject(media).in(folder).clip("inner.json", 1, 0).shot(1))
        .hasMessage("The project \"inner.json\" is too large: at most 32 MiB can be read.");
  }
}
