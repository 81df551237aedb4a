package org.clipwright.sdk.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.TextParameter;

/**
 * One pass over one picture in a test.
 *
 * @param values the evaluated parameters
 * @param source the picture to read
 * @param target the picture to write
 * @param pass number of the pass, from 0
 * @param pictures the pictures of reader parameters by name, each of which must have the requested size
 * @param sound the clip's sound at the frame
 * @param earlier the clip's sound the given number of frames ago, 1 or more
 */
public record FakePictureContext(
    FakeEffectContext values, Frame source, Frame target, int pass, Map<String, Frame> pictures, AudioBlock sound,
    LongFunction<AudioBlock> earlier)
    implements PictureContext {

  /** The name under which a test supplies the mask of an effect that applies it itself. */
  public static final String MASK = "mask_reader";

  public FakePictureContext {
    pictures = Map.copyOf(pictures);
  }

  /** A pass over a picture of a clip that begins with this frame. */
  public FakePictureContext(
      FakeEffectContext values, Frame source, Frame target, int pass, Map<String, Frame> pictures, AudioBlock sound) {
    this(values, source, target, pass, pictures, sound, _ -> TestBlocks.silence(2, 0, 48_000));
  }

  /** A pass over a picture of a clip without sound. */
  public FakePictureContext(
      FakeEffectContext values, Frame source, Frame target, int pass, Map<String, Frame> pictures) {
    this(values, source, target, pass, pictures, TestBlocks.silence(2, 1600, 48_000));
  }

  @Override
  public int width() {
    return source.width();
  }

  @Override
  public int height() {
    return source.height();
  }

  @Override
  public Optional<Frame> picture(ReaderParameter parameter, int width, int height) {
    values.parameters().require(parameter);
    return sized(parameter.name(), width, height);
  }

  /** The picture named {@link #MASK}. */
  @Override
  public Optional<Frame> mask(int width, int height) {
    return sized(MASK, width, height);
  }

  private Optional<Frame> sized(String name, int width, int height) {
    Frame picture = pictures.get(name);
    if (picture != null && (picture.width() != width || picture.height() != height)) {
      throw new IllegalArgumentException("The test has " + picture + " for " + name + ", not " + width + "x" + height
          + ".");
    }
    return Optional.ofNullable(picture);
  }

  @Override
  public AudioBlock earlierSound(long framesAgo) {
    return framesAgo == 0 ? sound : earlier.apply(framesAgo);
  }

  @Override
  public long frameNumber() {
    return values.frameNumber();
  }

  @Override
  public double value(NumericParameter parameter) {
    return values.value(parameter);
  }

  @Override
  public double value(NumericParameter parameter, long frame) {
    return values.value(parameter, frame);
  }

  @Override
  public int integer(NumericParameter parameter) {
    return values.integer(parameter);
  }

  @Override
  public Color value(ColorParameter parameter) {
    return values.value(parameter);
  }

  @Override
  public double value(CurveParameter parameter, double tone, double otherwise) {
    return values.value(parameter, tone, otherwise);
  }

  @Override
  public String value(TextParameter parameter) {
    return values.value(parameter);
  }
}
