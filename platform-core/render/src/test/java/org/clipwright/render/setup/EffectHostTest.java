package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clipwright.render.setup.ScriptedFilter.eachPixel;
import static org.clipwright.render.setup.ScriptedFilter.filter;
import static org.clipwright.render.setup.ScriptedFilter.pixels;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.render.sound.ClipSounds;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectHostTest {

  private static final int RED = Pixel.opaque(255, 0, 0);
  private static final int GREEN = Pixel.opaque(0, 255, 0);

  private final PaintedMedia media =
      new PaintedMedia()
          .video("red.mp4", 16, 8, 90, (_, _, _) -> RED)
          .video("green.mp4", 16, 8, 90, (_, _, _) -> GREEN)
          .sound("places.mp3")
          .video("count.mp4", 16, 8, 90, (number, _, _) -> Pixel.opaque((int) number, 0, 0));

  private final List<Long> frames = Collections.synchronizedList(new ArrayList<>());
  private final PictureProject project =
      new PictureProject(media)
          .register("Swap", _ -> pixels(pixel -> Pixel.of(Pixel.green(pixel), Pixel.red(pixel), 0, Pixel.alpha(pixel))))
          .register("Dim", _ -> pixels(pixel -> pixel == 0 ? 0 : Pixel.opaque(Pixel.red(pixel) / 2, 0, 0)))
          .register("Notes", _ -> noting())
          .register("Level", _ -> level(), ParameterSpec.number("level", "Level", 7, 0, 255));

  @Test
  void effectsOfAClipRunHighestOrderFirst() {
    project.clip(
        "red.mp4", 1, 0, "'effects': [{'type': 'Swap', 'order': 1}, {'type': 'Dim', 'order': 2}]");

    assertThat(project.shot(1).at(0, 0)).isEqualTo(Pixel.opaque(0, 127, 0));
  }

  @Test
  void whatFollowsSharpeningTakesBlueForRedInTheOriginalOnly() {
    project
        .register("Sharpen", OriginalBytes.TURNS, _ -> pixels(pixel -> pixel))
        .register("Hue", OriginalBytes.TRUSTS,
            _ -> pixels(pixel -> Pixel.opaque(Pixel.red(pixel), 0, Pixel.blue(pixel) / 3)));
    project.clip("red.mp4", 1, 0, "'effects': [{'type': 'Sharpen', 'order': 2}, {'type': 'Hue', 'order': 1}]");

    assertThat(project.shot(1).at(0, 0)).isEqualTo(RED);
    assertThat(project.like(Fidelity.ORIGINAL).shot(1).at(0, 0)).isEqualTo(Pixel.opaque(85, 0, 0));
  }

  @Test
  void aNewPaintingPutsTheOriginalsBytesInOrder() {
    project
        .register("Sharpen", OriginalBytes.TURNS, _ -> pixels(pixel -> pixel))
        .register("Crop", OriginalBytes.PAINTS_ANEW, _ -> pixels(pixel -> pixel))
        .register("Hue", OriginalBytes.TRUSTS,
            _ -> pixels(pixel -> Pixel.opaque(Pixel.red(pixel), 0, Pixel.blue(pixel) / 3)));
    project.clip("red.mp4", 1, 0,
        "'effects': [{'type': 'Sharpen', 'order': 3}, {'type': 'Crop', 'order': 2}, {'type': 'Hue', 'order': 1}]");

    assertThat(project.like(Fidelity.ORIGINAL).shot(1).at(0, 0)).isEqualTo(RED);
  }

  @Test
  void clipEffectsAreGivenClipFrames() {
    project.clip("red.mp4", 1, 1, "'start': 0.5", "'effects': [{'type': 'Notes'}]").shot(33);

    assertThat(frames).containsOnly(18L);
  }

  @Test
  void timelineEffectsWorkOnTheUppermostClipOfTheirLayerWhileTheyLast() {
    project
        .clip("red.mp4", 1, 0)
        .clip("red.mp4", 2, 0)
        .clip("green.mp4", 2, 0.5, "'scale_x': 0.5")
        .effect("{'type': 'Swap', 'layer': 2, 'position': 0.5, 'end': 0.2}");

    PictureProject.Shot during = project.shot(18);
    assertThat(during.at(8, 4)).isEqualTo(RED);
    assertThat(during.at(0, 4)).isEqualTo(RED);
    assertThat(project.shot(10).at(8, 4)).isEqualTo(RED);
    assertThat(project.shot(25).at(8, 4)).isEqualTo(GREEN);
  }

  @Test
  void timelineEffectsAreGivenTheirOwnFrames() {
    project.clip("red.mp4", 1, 0).effect("{'type': 'Notes', 'layer': 1, 'position': 0.5, 'end': 0.2}").shot(18);

    assertThat(frames).containsOnly(3L);
  }

  @Test
  void effectsWorkOnTheMediaOrOnTheCanvas() {
    PictureProject filled =
        new PictureProject(media)
            .register("Fill", _ -> pixels(_ -> GREEN))
            .clip("red.mp4", 1, 0, "'scale_x': 0.5", "'effects': [{'type': 'Fill'}]");
    PictureProject after =
        new PictureProject(media)
            .register("Fill", _ -> pixels(_ -> GREEN))
            .clip("red.mp4", 1, 0, "'scale_x': 0.5", "'effects': [{'type': 'Fill', 'apply_before_clip': false}]");

    assertThat(filled.shot(1).row(2)).isEqualTo("....GGGGGGGG....");
    assertThat(after.shot(1).row(2)).isEqualTo("G".repeat(16));
  }

  @Test
  void effectsWorkWhereTheirTypeUsuallyDoesUnlessTheProjectSaysOtherwise() {
    PictureProject unstated =
        new PictureProject(media)
            .register("Fill", EffectDescriptor.Stage.AFTER_CLIP, _ -> pixels(_ -> GREEN))
            .clip("red.mp4", 1, 0, "'scale_x': 0.5", "'effects': [{'type': 'Fill'}]");
    PictureProject stated =
        new PictureProject(media)
            .register("Fill", EffectDescriptor.Stage.AFTER_CLIP, _ -> pixels(_ -> GREEN))
            .clip("red.mp4", 1, 0, "'scale_x': 0.5", "'effects': [{'type': 'Fill', 'apply_before_clip': true}]");

    assertThat(unstated.shot(1).row(2)).isEqualTo("G".repeat(16));
    assertThat(stated.shot(1).row(2)).isEqualTo("....GGGGGGGG....");
  }

  @Test
  void clipEffectsKnowHowTheirClipRuns() {
    List<ClipTiming> clips = new ArrayList<>();
    project
        .register("Times", setup -> {
          setup.clip().ifPresent(clips::add);
          return noting();
        })
        .clip("green.mp4", 1, 0)
        .clip("red.mp4", 2, 0, "'start': 0.25", "'effects': [{'type': 'Times'}]",
            "'time': {'Points': [{'co':{'X':1,'Y':1}},{'co':{'X':31,'Y':91},'interpolation':1}]}")
        .effect("{'type': 'Times', 'layer': 1, 'end': 1}")
        .shot(3);

    assertThat(clips).hasSize(1);
    assertThat(clips.getFirst().seconds()).isEqualTo(0.75);
    assertThat(clips.getFirst().mediaFrame(11)).isEqualTo(31);
    assertThat(frames).hasSize(2);
  }

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
  void clipsThatOnlySoundHaveAnEmptyPictureForTheirEffects() {
    project
        .register("Corner", _ -> corner())
        .clip("red.mp4", 1, 0)
        .clip("places.mp3", 2, 0, "'effects': [{'type': 'Corner'}]");

    PictureProject.Shot shot = project.shot(1);
    assertThat(shot.at(0, 0)).isEqualTo(GREEN);
    assertThat(shot.at(1, 0)).isEqualTo(RED);
    assertThat(shot.at(15, 7)).isEqualTo(RED);
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
  void anEffectNobodyHasIsLeftOut() {
    assertThat(project.clip("red.mp4", 1, 0, "'effects': [{'type': 'Teleport'}]").shot(1).at(0, 0)).isEqualTo(RED);
  }

  @Test
  void neighboursThatChangePixelsGoOverThePictureBandByBand() {
    List<String> turns = Collections.synchronizedList(new ArrayList<>());
    media.video("large.mp4", 640, 360, 90, (_, x, y) -> Pixel.opaque(x & 255, y & 255, 7));
    project
        .size(640, 360)
        .register("First", _ -> filter(Layout.perPixel(), (context, rows) -> {
          turns.add("first " + rows.from());
          eachPixel(rows, context, index -> context.target().pixel(index, context.source().pixel(index) ^ 0xFF));
        }))
        .register("Second", _ -> filter(Layout.perPixel(), (context, rows) -> {
          turns.add("second " + rows.from());
          eachPixel(rows, context,
              index -> context.target().pixel(index, context.source().pixel(index) / 2 | 0xFF000000));
        }))
        .clip("large.mp4", 1, 0, "'effects': [{'type': 'First', 'order': 2}, {'type': 'Second', 'order': 1}]");

    PictureProject.Shot shot = project.shot(1);

    assertThat(turns).hasSizeGreaterThan(20).contains("first 0");
    assertThat(turns.indexOf("second 0")).isLessThan(turns.lastIndexOf("first " + lastBand(turns)));
    for (int y = 0; y < 360; y += 7) {
      int before = Pixel.opaque(33, y & 255, 7) ^ 0xFF;
      assertThat(shot.at(33, y)).isEqualTo(before / 2 | 0xFF000000);
    }
  }

  private static int lastBand(List<String> turns) {
    return turns.stream().filter(turn -> turn.startsWith("first")).mapToInt(turn -> Integer.parseInt(turn.substring(6)))
        .max().orElseThrow();
  }

  @Test
  void passesReadWhatTheOneBeforeHasWritten() {
    project
        .register("Steps", _ -> filter(Layout.passes(3), (context, rows) -> eachPixel(rows, context,
            index -> context.target().pixel(index, context.source().pixel(index) + 10))))
        .clip("count.mp4", 1, 0, "'effects': [{'type': 'Steps'}]");

    assertThat(Pixel.red(project.shot(5).at(3, 3))).isEqualTo(35);
  }

  @Test
  void anEffectMayLeaveAPictureOfAnotherSize() {
    project
        .register("Halve", _ -> filter(Layout.resized(8, 8), (context, rows) -> eachPixel(rows, context,
            index -> context.target().pixel(index, GREEN))))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Halve'}]");

    assertThat(project.shot(1).row(3)).isEqualTo("....GGGGGGGG....");
  }

  @Test
  void readersGiveTheirPictureAtTheWantedSize(@TempDir Path folder) throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFFFFFF);
    ImageIO.write(image, "png", folder.resolve("mask.png").toFile());
    project
        .in(folder)
        .register("Show", _ -> showing(), ParameterSpec.reader("reader", "Reader"))
        .clip("red.mp4", 1, 0,
            "'effects': [{'type': 'Show', 'reader': {'type': 'QtImageReader', 'path': 'mask.png'}}]");

    assertThat(project.shot(1).row(0)).startsWith("WWWW").endsWith("....");
  }

  @Test
  void readersOfVideosFollowTheFrame() {
    project
        .register("Show", _ -> showing(), ParameterSpec.reader("reader", "Reader"))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Show', 'reader': {'path': 'count.mp4'}}]");

    assertThat(Pixel.red(project.shot(9).at(0, 0))).isEqualTo(9);
  }

  @Test
  void aMissingReaderFileIsNamed(@TempDir Path folder) {
    project
        .in(folder)
        .register("Show", _ -> showing(), ParameterSpec.reader("reader", "Reader"))
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Show', 'reader': {'path': 'gone.png'}}]");

    assertThatThrownBy(() -> project.shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("Effect Show")
        .hasMessageContaining("gone.png");
  }

  @Test
  void filtersAreClosedAtTheEnd() {
    AtomicBoolean closed = new AtomicBoolean();
    project
        .register("Closes", _ -> new PictureFilter() {
          @Override
          public Layout layout(PictureContext context) {
            return Layout.unchanged();
          }

          @Override
          public void apply(PictureContext context, Rows rows) {
            throw new IllegalStateException("An unchanged frame is not applied.");
          }

          @Override
          public void close() {
            closed.set(true);
          }
        })
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Closes'}]")
        .shot(1);

    assertThat(closed).isTrue();
  }

  @Test
  void clipsCanFollowAnObjectInAnother() {
    project
        .register("Follows", _ -> new Following())
        .clip("red.mp4", 1, 0, "'effects': [{'type': 'Follows', 'objects_id': ['OBJ']}]")
        .clip("green.mp4", 2, 0, "'parentObjectId': 'OBJ'");

    PictureProject.Shot shot = project.shot(1);
    assertThat(shot.row(1)).isEqualTo("GGGGGGGGRRRRRRRR");
    assertThat(shot.row(6)).isEqualTo("R".repeat(16));
  }

  /** Knows one object, in the upper left quarter. */
  private static final class Following implements PictureFilter, TrackedObjects {

    @Override
    public Optional<Box> box(String objectId, long frameNumber) {
      return objectId.equals("OBJ") ? Optional.of(new Box(0.25, 0.25, 0.5, 0.5, 0)) : Optional.empty();
    }

    @Override
    public Layout layout(PictureContext context) {
      return Layout.unchanged();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {}
  }

  private static PictureFilter level() {
    return filter(
        Layout.perPixel(),
        (context, rows) ->
            eachPixel(
                rows, context, index ->
                context.target().pixel(index, Pixel.opaque((int) context.number("level"), 0, 0))));
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

  private static PictureFilter corner() {
    return new PictureFilter() {
      @Override
      public Layout layout(PictureContext context) {
        return Layout.whole();
      }

      @Override
      public void apply(PictureContext context, Rows rows) {
        context.target().pixel(0, GREEN);
      }
    };
  }

  private PictureFilter noting() {
    return filter(Layout.perPixel(), (context, _) -> frames.add(context.frameNumber()));
  }

  private static PictureFilter showing() {
    return new PictureFilter() {
      private Frame shown;

      @Override
      public Layout layout(PictureContext context) {
        shown = context.picture("reader", context.width(), context.height()).orElseThrow();
        return Layout.perPixel();
      }

      @Override
      public void apply(PictureContext context, Rows rows) {
        eachPixel(rows, context, index -> context.target().pixel(index, shown.pixel(index)));
      }
    };
  }
}
