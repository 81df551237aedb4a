package org.clipwright.plugin.effects.tracked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Map;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.ParameterGroup;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
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

class TrackerTest extends PictureEffectContract {

  private static final String DATA = "protobuf_data_path";
  private static final byte[] TRACK =
      new DataFile().message(1, frame(1, 0.25f)).message(1, frame(11, 0.75f)).toBytes();

  private static DataFile frame(int id, float left) {
    return new DataFile().whole(1, id).real(2, 0)
        .message(3, new DataFile().real(1, left).real(2, 0.25f).real(3, left + 0.25f).real(4, 0.75f));
  }

  @Override
  protected PictureEffect effect() {
    return new Tracker();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values).withFile(DATA, TRACK);
  }

  private FakeEffectSetup looking(Map<String, Double> numbers) {
    ParameterGroup object = new FakeParameterGroup(numbers, Map.of("background", Color.of(0, 255, 0)));
    return setup(initial()).withJson("objects_id", "[\"BALL\"]").withGroups("objects", Map.of("0", object));
  }

  private static TrackedObjects objects(FakeEffectSetup setup) {
    return (TrackedObjects) new Tracker().open(setup);
  }

  @Test
  void aBoxIsDrawnWhereTheObjectIs() {
    FakeEffectSetup setup = looking(Map.of("background_alpha", 1.0, "stroke_width", 0.0, "background_corner", 0.0));
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 16, 8);
      Frame result = PictureRun.once(arena, effect(), setup, source);
      assertThat(result.pixel(4 * 16 + 5)).isEqualTo(Pixel.opaque(0, 255, 0));
      assertThat(result.pixel(4 * 16 + 9)).isZero();
      assertThat(result.pixel(5)).isZero();
    }
  }

  @Test
  void betweenGivenFramesABoxMovesStraight() {
    TrackedObjects.Box box = objects(looking(Map.of())).box("BALL", 6).orElseThrow();
    assertThat(box.centerX()).isCloseTo(0.625, within(1e-6));
    assertThat(box.width()).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void theDataPassFasterOrSlowerByTheTimeScale() {
    FakeEffectSetup twice = looking(Map.of()).withJson("TimeScale", "2.0");
    assertThat(objects(twice).box("BALL", 6).orElseThrow().centerX()).isCloseTo(0.875, within(1e-6));
    assertThat(objects(twice).box("BALL", 7)).isEmpty();
  }

  @Test
  void changesOfTheUserAreAdded() {
    TrackedObjects.Box box =
        objects(looking(Map.of("delta_x", 0.1, "scale_y", 2.0, "rotation", 30.0))).box("BALL", 1).orElseThrow();
    assertThat(box.centerX()).isCloseTo(0.475, within(1e-6));
    assertThat(box.height()).isCloseTo(1, within(1e-6));
    assertThat(box.rotation()).isEqualTo(30);
  }

  @Test
  void whatIsHiddenUnknownOrNotThereHasNoBox() {
    assertThat(objects(looking(Map.of("visible", 0.0))).box("BALL", 1)).isEmpty();
    assertThat(objects(looking(Map.of())).box("OTHER", 1)).isEmpty();
    assertThat(objects(looking(Map.of())).box("BALL", 12)).isEmpty();
  }

  @Test
  void dataWithoutBoxesAreRefused() {
    assertThatExceptionOfType(EffectException.class)
        .isThrownBy(() -> effect().open(FakeEffectSetup.of(initial()).withFile(DATA, new byte[0])))
        .withMessage("The tracking data has no boxes.");
  }

  @Test
  void boxesOutsideThePictureAreHarmless() {
    byte[] far = new DataFile().message(1, frame(1, 1e30f)).toBytes();
    try (Arena arena = Arena.ofConfined();
        PictureFilter filter = effect().open(FakeEffectSetup.of(initial()).withFile(DATA, far))) {
      assertThat(filter).isNotNull();
      Frame source = Frame.allocate(arena, 8, 8);
      Frame result = PictureRun.once(arena, effect(), FakeEffectSetup.of(initial()).withFile(DATA, far), source);
      assertThat(result.width()).isEqualTo(8);
    }
  }
}
