package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clipwright.render.setup.ScriptedFilter.filter;
import static org.clipwright.render.setup.ScriptedFilter.pixels;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Effects that throw, never end, take too much or are not there: each is named, and what was opened is closed. */
class EffectFailureTest {

  private static final int RED = Pixel.opaque(255, 0, 0);

  private final PaintedMedia media = new PaintedMedia().video("red.mp4", 16, 8, 90, (_, _, _) -> RED);
  private final PictureProject project =
      new PictureProject(media)
          .register("Swap",
              _ -> pixels(pixel -> Pixel.of(Pixel.green(pixel), Pixel.red(pixel), 0, Pixel.alpha(pixel))));

  @Test
  void aFailingEffectIsNamed() {
    project
        .register("Refuses", _ -> {
          throw new EffectException("The LUT is empty.");
        })
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Refuses', 'id': 'E1'}]");

    assertThatThrownBy(() -> project.shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("Effect Refuses (E1): The LUT is empty.");
  }

  @Test
  void anEffectWithAWrongValueDeepInItsSettingsIsNamed() {
    project
        .register("Reads", setup -> {
          setup.groups("objects");
          return filter(Layout.unchanged(), (_, _) -> {});
        })
        .clip("red.mp4", 1, 0,
            "'effects': [{'type': 'Reads', 'objects': {'0': {'background': {'red': {'Points': 3}, 'green': 0, 'blue':"
                + " 0}}}}]");

    assertThatThrownBy(() -> project.shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("Effect Reads: objects.0.background.red.Points must be a list, but is a number.");
  }

  @Test
  void anEffectThatThrowsInOneOfItsSlicesIsNamed() {
    media.video("large.mp4", 640, 360, 90, (_, _, _) -> RED);
    project
        .size(640, 360)
        .register("Breaks", _ -> filter(Layout.perPixel(), (_, rows) -> {
          if (rows.to() == 360) {
            throw new IllegalStateException("broken");
          }
        }))
        .clip("large.mp4", 1, 0, "'effects': [{'type': 'Breaks'}]");

    assertThatThrownBy(() -> project.shot(1)).isInstanceOf(RenderException.class)
        .hasMessageContaining("Effect Breaks failed");
  }

  @Test
  void anEffectThatThrowsAnErrorIsNamed() {
    project
        .register("Asserts", _ -> filter(Layout.perPixel(), (_, _) -> {
          throw new AssertionError("never");
        }))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Asserts'}]");

    assertThatThrownBy(() -> project.shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("Effect Asserts failed: java.lang.AssertionError: never.");
  }

  @Test
  void anEffectForAnotherSdkIsToldApart() {
    project
        .register("Newer", _ -> {
          throw new NoSuchMethodError("'int org.clipwright.sdk.effect.PictureContext.depth()'");
        })
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Newer'}]");

    assertThatThrownBy(() -> project.shot(1))
        .hasMessageEndingWith("; it was compiled with another version of the SDK.");
  }

  @Test
  void anEffectThatNeverEndsIsNamed() {
    CountDownLatch never = new CountDownLatch(1);
    project
        .register("Sleeps", _ -> filter(Layout.whole(), (_, _) -> waitFor(never)))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Sleeps'}]");

    assertSleepsIsNamed(never);
  }

  private void assertSleepsIsNamed(CountDownLatch never) {
    try (FrameRenderer renderer = FrameRenderer.open(impatient(project), ClipSounds.SILENT)) {
      assertThatThrownBy(() -> PictureProject.shot(renderer, 1))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("Effect Sleeps did not finish");
    } finally {
      never.countDown();
    }
  }

  @Test
  void ofNeighboursTheOneThatNeverEndsIsNamed() {
    CountDownLatch never = new CountDownLatch(1);
    project
        .register("Sleeps", _ -> filter(Layout.perPixel(), (_, _) -> waitFor(never)))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Swap', 'order': 2}, {'type': 'Sleeps', 'order': 1}]");

    assertSleepsIsNamed(never);
  }

  @Test
  void aFrameThatFailsLeavesNothingToTheNextOne() {
    project
        .register("Tires", _ -> new PictureFilter() {
          @Override
          public Layout layout(PictureContext context) {
            if (context.frameNumber() == 1) {
              throw new EffectException("Not yet.");
            }
            return Layout.unchanged();
          }

          @Override
          public void apply(PictureContext context, Rows rows) {}
        })
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Swap', 'order': 2}, {'type': 'Tires', 'order': 1}]");

    try (FrameRenderer renderer = FrameRenderer.open(project.setup(), ClipSounds.SILENT)) {
      assertThatThrownBy(() -> PictureProject.shot(renderer, 1)).hasMessageContaining("Not yet.");
      assertThat(PictureProject.shot(renderer, 2).at(0, 0)).isEqualTo(Pixel.opaque(0, 255, 0));
    }
  }

  @Test
  void messagesEndWithOneFullStop() {
    project
        .register("Breaks", _ -> {
          throw new IllegalStateException("This is not possible.");
        })
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Breaks'}]");

    assertThatThrownBy(() -> project.shot(1))
        .hasMessage("Effect Breaks failed: java.lang.IllegalStateException: This is not possible.");
  }

  @Test
  void anEffectThatFailsWhenItIsClosedIsNamedAndTheOthersAreClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    project
        .register("Breaks", _ -> closing(() -> {
          throw new IllegalStateException("boom");
        }))
        .register("Closes", _ -> closing(() -> closed.set(true)))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Breaks'}, {'type': 'Closes'}]");

    assertThatThrownBy(() -> project.shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("Effect Breaks failed: java.lang.IllegalStateException: boom.");
    assertThat(closed).isTrue();
  }

  @Test
  void anEffectThatNeverClosesIsNamedAndItsThreadNoted() {
    CountDownLatch never = new CountDownLatch(1);
    project.register("Lingers", _ -> closing(() -> waitFor(never))).clip("red.mp4", 1, 0,
        "'effects': [{'type': 'Lingers'}]");
    RenderSetup setup = impatient(project);

    try {
      assertThatThrownBy(() -> {
        try (FrameRenderer renderer = FrameRenderer.open(setup, ClipSounds.SILENT)) {
          PictureProject.shot(renderer, 1);
        }
      }).isInstanceOf(RenderException.class).hasMessage("Effect Lingers did not finish within 400 milliseconds.");
      assertThat(setup.supervision().threadsLeft()).isTrue();
    } finally {
      never.countDown();
    }
  }

  @Test
  void anEffectThatTakesAllMemoryIsNamedWithItsPlugin() {
    project
        .broughtBy("greedy 1.0.0")
        .register("Greedy", _ -> filter(Layout.perPixel(), (_, _) -> {
          throw new OutOfMemoryError("Java heap space");
        }))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Greedy', 'id': 'E1'}]");

    assertThatThrownBy(() -> project.shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("Effect Greedy (E1) of plugin greedy 1.0.0 takes more memory than is available.");
  }

  @Test
  void aPluginsEffectThatRunsWhenTheProcessHoldsTooMuchIsNamed() {
    CountDownLatch never = new CountDownLatch(1);
    project
        .broughtBy("greedy 1.0.0")
        .register("Greedy", _ -> filter(Layout.perPixel(), (_, _) -> waitFor(never)))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Greedy'}]");
    EffectSupervision full = new EffectSupervision(Duration.ofMinutes(1), () -> true, RunningEffects.NOWHERE);

    try (FrameRenderer renderer = FrameRenderer.open(project.setup().withSupervision(full), ClipSounds.SILENT)) {
      assertThatThrownBy(() -> PictureProject.shot(renderer, 1))
          .hasMessage("Effect Greedy of plugin greedy 1.0.0 takes more memory than is available.");
    } finally {
      never.countDown();
    }
  }

  @Test
  void effectsThatGiveNullAreNamed() {
    project
        .register("NoFilter", _ -> null)
        .register("NoLayout", _ -> filter(null, (_, _) -> {}))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'NoFilter'}]")
        .clip("red.mp4", 1, 2, "'effects': [{'type': 'NoLayout'}]");

    assertThatThrownBy(() -> project.shot(1)).hasMessage("Effect NoFilter returned null instead of a filter.");
    assertThatThrownBy(() -> project.shot(61)).hasMessage("Effect NoLayout returned null instead of a layout.");
  }

  @Test
  void anEffectThatAsksForAPictureBeyondAllMeasureIsNamed() {
    project
        .register("Huge", _ -> filter(Layout.resized(60_000, 60_000), (_, _) -> {}))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Huge'}]");

    assertThatThrownBy(() -> project.shot(1)).hasMessage("Effect Huge asks for a picture of 60000x60000 pixels.");
  }

  @Test
  void runningEffectsOfPluginsAreWrittenDown(@TempDir Path folder) {
    Path file = folder.resolve("record");
    List<String> seen = new ArrayList<>();
    project
        .broughtBy("known 2.0.0")
        .register("Looks", _ -> filter(Layout.whole(), (_, _) -> seen.addAll(RunningEffects.leftIn(file))))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Looks', 'id': 'E1'}]");

    try (RunningEffects record = RunningEffects.in(file)) {
      EffectSupervision noting = new EffectSupervision(Duration.ofMinutes(1), () -> false, record);
      try (FrameRenderer renderer = FrameRenderer.open(project.setup().withSupervision(noting), ClipSounds.SILENT)) {
        PictureProject.shot(renderer, 1);
      }
      assertThat(seen).containsExactly("Looks (E1) of plugin known 2.0.0");
      assertThat(RunningEffects.leftIn(file)).isEmpty();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void effectsNobodyHasAreToldOnceEach() {
    project
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Teleport', 'id': 'E1'}, {'type': 'Swap'}, {'type': ''}]")
        .effect("{'type': 'Beam', 'layer': 1, 'end': 1}");
    RenderSetup setup = project.setup();
    try (FrameRenderer renderer = FrameRenderer.open(setup, ClipSounds.SILENT)) {
      PictureProject.shot(renderer, 1);
    }

    assertThat(setup.supervision().warnings()).containsExactly(
        "Effect Teleport (E1) is skipped because no plugin provides an effect of this type.",
        "An effect is skipped because the project does not give its type.",
        "Effect Beam is skipped because no plugin provides an effect of this type.");
  }

  private static PictureFilter closing(Runnable close) {
    return new PictureFilter() {
      @Override
      public Layout layout(PictureContext context) {
        return Layout.unchanged();
      }

      @Override
      public void apply(PictureContext context, Rows rows) {}

      @Override
      public void close() {
        close.run();
      }
    };
  }

  private static RenderSetup impatient(PictureProject project) {
    return project.setup().withSupervision(EffectSupervision.within(Duration.ofMillis(400)));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }
}
