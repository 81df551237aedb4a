package org.clipwright.plugin.effects.tracked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class StabilizerTest extends PictureEffectContract {

  private static final String DATA = "protobuf_data_path";

  @Override
  protected PictureEffect effect() {
    return new Stabilizer();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values).withFile(DATA, frame(1, 0.1f, -0.1f, 0.02f));
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("zoom", 0));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(initial().with("zoom", 1.5));
  }

  @Test
  void picturesMoveAsTheDataSay() {
    assertThat(steadied(frame(1, 0.25f, 0, 0), initial(), 3, 0)).isEqualTo(Pixel.opaque(1, 0, 0));
    assertThat(steadied(frame(1, 0, 0.5f, 0), initial(), 3, 3)).isEqualTo(Pixel.opaque(3, 1, 0));
    assertThat(steadied(frame(1, 0.25f, 0, 0), initial(), 1, 0)).isZero();
  }

  @Test
  void theZoomEnlargesRoundTheMiddle() {
    assertThat(steadied(frame(1, 0, 0, 0), initial().with("zoom", 2), 6, 2)).isEqualTo(Pixel.opaque(5, 2, 0));
  }

  @Test
  void framesWithoutDataStay() {
    assertThat(steadied(frame(9, 0.5f, 0.5f, 1), initial(), 3, 2)).isEqualTo(Pixel.opaque(3, 2, 0));
  }

  @Test
  void brokenDataIsRefusedWithTheReason() {
    byte[] whole = frame(1, 1, 1, 1);
    assertRefused(Arrays.copyOf(whole, whole.length - 3), "The tracking data is incomplete.");
    assertRefused(new byte[0], "The stabilising data contains no frames.");
    assertRefused("no message".getBytes(), "The tracking data is invalid: it has a field of an unknown kind.");
  }

  private void assertRefused(byte[] data, String reason) {
    assertThatExceptionOfType(EffectException.class)
        .isThrownBy(() -> effect().open(FakeEffectSetup.of(initial()).withFile(DATA, data)))
        .withMessage(reason);
  }

  /** A pixel of a steadied picture 8 by 4 whose red is the column and whose green is the row. */
  private int steadied(byte[] data, FakeParameters values, int x, int y) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 8, 4);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i % 8, i / 8, 0));
      }
      FakeEffectSetup setup = FakeEffectSetup.of(values).withFile(DATA, data);
      return PictureRun.once(arena, effect(), setup, source).pixel(y * 8 + x);
    }
  }

  /** A data file of one frame. */
  private static byte[] frame(int id, float dx, float dy, float da) {
    ByteBuffer frame = ByteBuffer.allocate(17).order(ByteOrder.LITTLE_ENDIAN);
    frame.put((byte) (1 << 3)).put((byte) id);
    frame.put((byte) (2 << 3 | 5)).putFloat(dx);
    frame.put((byte) (3 << 3 | 5)).putFloat(dy);
    frame.put((byte) (4 << 3 | 5)).putFloat(da);
    ByteBuffer file = ByteBuffer.allocate(19);
    return file.put((byte) (1 << 3 | 2)).put((byte) 17).put(frame.array()).array();
  }
}
