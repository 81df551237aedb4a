package org.clipwright.plugin.effects.tracked;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Arrays;
import org.clipwright.sdk.effect.MaskSource;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class ObjectMaskTest extends PictureEffectContract {

  private static final String DATA = "protobuf_data_path";

  /** In frame 1 the right half of four by two pixels belongs to the object: runs of 2, 2, 2 and 2. */
  private static final byte[] SEEN = new DataFile()
      .message(1, new DataFile().whole(1, 1).message(2, new DataFile()
          .real(1, 0.5f).real(2, 0).real(3, 0.5f).real(4, 1).whole(5, 0).real(6, 0.9f).whole(7, 1)
          .message(8, new DataFile().whole(1, 4).whole(2, 2).whole(3, 2).whole(3, 2).whole(3, 2).whole(3, 2))))
      .text(3, "Dog").toBytes();

  @Override
  protected PictureEffect effect() {
    return new ObjectMask();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values).withFile(DATA, SEEN);
  }

  private int[] drawn(FakeParameters values, long frame) {
    try (Arena arena = Arena.ofConfined(); PictureFilter filter = effect().open(setup(values))) {
      Frame source = Frame.allocate(arena, 8, 2);
      Frame result = new PictureRun(filter, setup(values), java.util.Map.of(), PictureRun.ALL_ROWS).apply(arena, source,
          frame);
      int[] row = new int[8];
      result.readRow(0, row);
      return row;
    }
  }

  @Test
  void shapeIsFilledAndHasAnEdgeRoundIt() {
    int[] row = drawn(initial().with("mask_alpha", 1).with("stroke_width", 2), 1);

    assertThat(row[0]).isZero();
    assertThat(row[1]).isEqualTo(Pixel.opaque(255, 255, 255));
    assertThat(row[6]).isEqualTo(Pixel.opaque(83, 160, 237));
  }

  @Test
  void framesWithoutDataStayAsTheyAre() {
    assertThat(Arrays.stream(drawn(initial(), 2)).allMatch(pixel -> pixel == 0)).isTrue();
    assertThat(Arrays.stream(drawn(initial().with("draw_mask", 0), 1)).allMatch(pixel -> pixel == 0)).isTrue();
  }

  @Test
  void shapeIsAMaskAndAnObjectThatClipsFollow() {
    try (Arena arena = Arena.ofConfined(); PictureFilter filter = effect().open(setup(initial()))) {
      Frame mask = Frame.allocate(arena, 4, 2);
      ((MaskSource) filter).paintMask(mask, 1);
      assertThat(mask.pixel(0)).isEqualTo(Pixel.opaque(0, 0, 0));
      assertThat(mask.pixel(7)).isEqualTo(Pixel.opaque(255, 255, 255));
      ((MaskSource) filter).paintMask(mask, 2);
      assertThat(mask.pixel(7)).isEqualTo(Pixel.opaque(0, 0, 0));
      assertThat(((TrackedObjects) filter).box("E1-1", 1).orElseThrow().centerX()).isEqualTo(0.75);
    }
  }
}
