package org.clipwright.sdk.testkit;

import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;

/**
 * One pass over one picture in a test.
 *
 * @param values the evaluated parameters
 * @param source the picture to read
 * @param target the picture to write
 * @param pass number of the pass, from 0
 * @param pictures the pictures of reader parameters, each of which has to have the size asked for
 * @param sound what the clip sounds like at the frame
 */
public record FakePictureContext(
    FakeEffectContext values, Frame source, Frame target, int pass, Map<String, Frame> pictures, AudioBlock sound)
    implements PictureContext {

  public FakePictureContext {
    pictures = Map.copyOf(pictures);
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
  public Optional<Frame> picture(String parameter, int width, int height) {
    values.text(parameter);
    Frame picture = pictures.get(parameter);
    if (picture != null && (picture.width() != width || picture.height() != height)) {
      throw new IllegalArgumentException(
          "The test has " + picture + " for parameter " + parameter + ", not " + width + "x" + height + ".");
    }
    return Optional.ofNullable(picture);
  }

  @Override
  public long frameNumber() {
    return values.frameNumber();
  }

  @Override
  public double number(String parameter) {
    return values.number(parameter);
  }

  @Override
  public int integer(String parameter) {
    return values.integer(parameter);
  }

  @Override
  public Color color(String parameter) {
    return values.color(parameter);
  }

  @Override
  public double curve(String parameter, double tone, double otherwise) {
    return values.curve(parameter, tone, otherwise);
  }

  @Override
  public String text(String parameter) {
    return values.text(parameter);
  }
}
