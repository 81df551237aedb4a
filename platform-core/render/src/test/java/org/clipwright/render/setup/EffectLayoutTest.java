package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clipwright.render.setup.ScriptedFilter.eachPixel;
import static org.clipwright.render.setup.ScriptedFilter.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.junit.jupiter.api.Test;

/** How effects go over the picture, and what they leave. */
class EffectLayoutTest extends EffectProject {

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
}
