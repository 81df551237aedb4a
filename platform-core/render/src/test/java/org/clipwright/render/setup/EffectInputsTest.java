package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clipwright.render.setup.ScriptedFilter.eachPixel;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What effects hear, and what their parameters and readers give them. */
class EffectInputsTest extends EffectProject {

  private static final ReaderParameter READER = ParameterSpec.reader("reader", "Reader");

  @Test
  void effectsHearTheFrameOfTheirClip() {
    List<Float> first = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    hearing("Hears", block -> {
      counts.add(block.samples());
      first.add(block.channel(0)[0]);
    });
    project
        .clip("red.mp4", 1, 0)
        .clip("places.mp3", 2, 0.5, "'start': 0.2, 'volume': 0.5", "'effects': [{'type': 'Hears'}, {'type': 'Hears'}]");
    try (FrameRenderer renderer = FrameRenderer.open(project.setup(), ClipSounds.SILENT)) {
      PictureProject.shot(renderer, 18);
      PictureProject.shot(renderer, 19);
    }

    float place = 8 * 1600 / 1e6f;
    float next = 9 * 1600 / 1e6f;
    assertThat(counts).hasSize(4).containsOnly(1600);
    assertThat(first).containsExactly(place, place, next, next);
    assertThat(media.sounds().opened()).hasSize(1);
    assertThat(media.sounds().jumps()).hasSize(1);
    assertThat(media.sounds().open()).isZero();
  }

  @Test
  void timelineEffectsHearTheClipTheyWorkOn() {
    List<Float> first = new ArrayList<>();
    hearing("Hears", block -> first.add(block.channel(0)[0]));
    project
        .clip("places.mp3", 2, 0.1, "'effects': [{'type': 'Notes'}]")
        .effect("{'type': 'Hears', 'layer': 2, 'end': 1}")
        .shot(5);

    assertThat(first).containsExactly(1600 / 1e6f);
  }

  @Test
  void noSoundIsReadForEffectsThatDoNotAsk() {
    project.clip("places.mp3", 1, 0, "'effects': [{'type': 'Notes'}]").shot(3);

    assertThat(frames).containsOnly(3L);
    assertThat(media.sounds().opened()).isEmpty();
  }

  @Test
  void parametersAreEvaluatedForTheFrame() {
    project.clip(
        "red.mp4",
        1,
        0,
        "'effects': [{'type': 'Level', 'level': {'Points':"
            + " [{'co':{'X':1,'Y':0}},{'co':{'X':11,'Y':100},'interpolation':1}]}}]");

    assertThat(Pixel.red(project.shot(6).at(0, 0))).isEqualTo(50);
  }

  @Test
  void parametersThatAreLeftOutHaveTheirDeclaredValue() {
    assertThat(Pixel.red(project.clip("red.mp4", 1, 0, "'effects': [{'type': 'Level'}]").shot(6).at(0, 0)))
        .isEqualTo(7);
  }

  @Test
  void aParameterOfTheWrongKindIsNamed() {
    project.clip("red.mp4", 1, 0, "'effects': [{'type': 'Level', 'id': 'E9', 'level': 'loud'}]");

    assertThatThrownBy(() -> project.shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("Effect Level E9: \"level\" must be a number or keyframes.");
  }

  @Test
  void readersGiveTheirPictureAtTheWantedSize(@TempDir Path folder) throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFFFFFF);
    ImageIO.write(image, "png", folder.resolve("mask.png").toFile());
    project
        .in(folder)
        .register("Show", _ -> showing(), READER)
        .clip("red.mp4", 1, 0,
            "'effects': [{'type': 'Show', 'reader': {'type': 'QtImageReader', 'path': 'mask.png'}}]");

    assertThat(project.shot(1).row(0)).startsWith("WWWW").endsWith("....");
  }

  @Test
  void readersOfVideosFollowTheFrame() {
    project
        .register("Show", _ -> showing(), READER)
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Show', 'reader': {'path': 'count.mp4'}}]");

    assertThat(Pixel.red(project.shot(9).at(0, 0))).isEqualTo(9);
  }

  /** Frame 10 of 30 a second begins at 0.3 s: in the middle of the fifth frame of 15 a second. */
  @ParameterizedTest
  @CsvSource({"9, 5", "10, 5", "11, 6"})
  void readersOfAnotherRateShowWhatIsSeenAtThatTime(long frame, int expected) {
    media.video("slow.mp4", 16, 8, new Rational(15, 1), 45, (number, _, _) -> Pixel.opaque((int) number, 0, 0))
        .video("long.mp4", 16, 8, 600, (_, _, _) -> RED);
    project
        .register("Show", _ -> showing(), READER)
        .clip("long.mp4", 1, 0, "'effects': [{'type': 'Show', 'reader': {'path': 'slow.mp4'}}]");

    assertThat(Pixel.red(project.shot(frame).at(0, 0))).isEqualTo(expected);
  }

  /** What the original's effects draw by themselves, such as bars and timers, is seen on nothing too. */
  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void effectsOfClipsThatAreSwitchedOffDrawInTheOriginal(Fidelity fidelity) {
    project.like(fidelity).clip("red.mp4", 1, 0)
        .clip("red.mp4", 2, 0, "'has_video': 0", "'effects': [{'type': 'Level'}]");

    assertThat(project.shot(1).at(8, 4)).isEqualTo(fidelity.original() ? Pixel.opaque(7, 0, 0) : RED);
  }

  @Test
  void aMissingReaderFileIsNamed(@TempDir Path folder) {
    project
        .in(folder)
        .register("Show", _ -> showing(), READER)
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Show', 'reader': {'path': 'gone.png'}}]");

    assertThatThrownBy(() -> project.shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("Effect Show")
        .hasMessageContaining("gone.png");
  }

  private void hearing(String className, Consumer<AudioBlock> listener) {
    project.register(
        className,
        _ -> new PictureFilter() {
          @Override
          public Layout layout(PictureContext context) {
            listener.accept(context.sound());
            return Layout.unchanged();
          }

          @Override
          public void apply(PictureContext context, Rows rows) {}
        });
  }

  private static PictureFilter showing() {
    return new PictureFilter() {
      private Frame shown;

      @Override
      public Layout layout(PictureContext context) {
        shown = context.picture(READER, context.width(), context.height()).orElseThrow();
        return Layout.perPixel();
      }

      @Override
      public void apply(PictureContext context, Rows rows) {
        eachPixel(rows, context, index -> context.target().pixel(index, shown.pixel(index)));
      }
    };
  }
}
