package org.clipwright.plugin.effects.tracked;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Map;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameterGroup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class ObjectDetectionTest extends PictureEffectContract {

  private static final String DATA = "protobuf_data_path";

  /** A dog on the left that is sure, a cat on the right that is less so; both in frame 1. */
  private static final byte[] SEEN = new DataFile()
      .message(1, new DataFile().whole(1, 1).message(2, box(0, 0, 0.9f, 4)).message(2, box(0.5f, 1, 0.6f, 7)))
      .text(3, "Dog").text(3, "Cat").toBytes();

  private static DataFile box(float left, int kind, float confidence, int id) {
    return new DataFile().real(1, left).real(2, 0).real(3, 0.5f).real(4, 1).whole(5, kind).real(6, confidence).whole(7,
        id);
  }

  @Override
  protected PictureEffect effect() {
    return new ObjectDetection();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected FakeEffectSetup setup(FakeParameters values) {
    FakeParameterGroup filled = new FakeParameterGroup(
        Map.of("background_alpha", 1.0, "stroke_width", 0.0, "background_corner", 0.0),
        Map.of("background", Color.of(0, 255, 0)));
    return FakeEffectSetup.of(values).withFile(DATA, SEEN).withGroups("objects", Map.of("4", filled, "E1-7", filled));
  }

  private boolean[] drawn(FakeParameters values) {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = PictureRun.once(arena, effect(), setup(values.with("display_box_text", 0)),
          Frame.allocate(arena, 16, 8));
      int green = Pixel.opaque(0, 255, 0);
      return new boolean[] {result.pixel(4 * 16 + 4) == green, result.pixel(4 * 16 + 12) == green};
    }
  }

  @Test
  void everythingThatIsSureEnoughHasABox() {
    assertThat(drawn(initial())).containsExactly(true, true);
    assertThat(drawn(initial().with("confidence_threshold", 0.8))).containsExactly(true, false);
    assertThat(drawn(initial().with("display_boxes", 0))).containsExactly(false, false);
  }

  @Test
  void classesAreChosenByNameInAnyCase() {
    assertThat(drawn(initial().withText("class_filter", "CAT, bird"))).containsExactly(false, true);
  }

  @Test
  void clipsFollowAnObjectByItsNumberOrItsName() {
    TrackedObjects objects = (TrackedObjects) effect().open(setup(initial()));
    assertThat(objects.box("4", 1).orElseThrow().centerX()).isEqualTo(0.25);
    assertThat(objects.box("E1-7", 1).orElseThrow().centerX()).isEqualTo(0.75);
    assertThat(objects.box("4", 2)).isEmpty();
    assertThat(objects.box("9", 1)).isEmpty();
  }
}
