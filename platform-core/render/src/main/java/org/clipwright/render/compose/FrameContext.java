package org.clipwright.render.compose;

import java.util.Optional;
import java.util.function.LongFunction;
import org.clipwright.render.effect.EffectName;
import org.clipwright.render.effect.EffectParameters;
import org.clipwright.render.effect.MaskSettings;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.TextParameter;

/** What the filter sees of one frame. */
final class FrameContext implements PictureContext {

  private final EffectName name;
  private final EffectParameters parameters;
  private final Optional<MaskSettings> mask;
  private final EffectPictures readers;
  private final EffectMasks masks;
  private int width;
  private int height;
  private LongFunction<AudioBlock> sound;
  private Frame source;
  private Frame target;
  private int pass;

  FrameContext(
      EffectName name, EffectParameters parameters, Optional<MaskSettings> mask, EffectPictures readers,
      EffectMasks masks) {
    this.name = name;
    this.parameters = parameters;
    this.mask = mask;
    this.readers = readers;
    this.masks = masks;
  }

  void begin(int pictureWidth, int pictureHeight, LongFunction<AudioBlock> clipSound) {
    width = pictureWidth;
    height = pictureHeight;
    sound = clipSound;
    show(null, null, 0);
  }

  void show(Frame from, Frame to, int number) {
    source = from;
    target = to;
    pass = number;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public Frame source() {
    return source;
  }

  @Override
  public Frame target() {
    return target;
  }

  @Override
  public int pass() {
    return pass;
  }

  @Override
  public Optional<Frame> picture(ReaderParameter parameter, int wantedWidth, int wantedHeight) {
    parameters.require(parameter);
    Size size = new Size(wantedWidth, wantedHeight);
    return readers.picture(name.item(), parameters, parameter.name(), masks.owner(name.item()), size);
  }

  @Override
  public Optional<Frame> mask(int wantedWidth, int wantedHeight) {
    Size size = new Size(wantedWidth, wantedHeight);
    return mask.flatMap(settings -> masks.mask(name, settings, parameters.frameNumber(), size));
  }

  @Override
  public AudioBlock sound() {
    return sound.apply(0);
  }

  @Override
  public AudioBlock earlierSound(long framesAgo) {
    return sound.apply(Math.max(0, framesAgo));
  }

  @Override
  public long frameNumber() {
    return parameters.frameNumber();
  }

  @Override
  public double value(NumericParameter parameter) {
    return parameters.value(parameter);
  }

  @Override
  public double value(NumericParameter parameter, long frame) {
    return parameters.value(parameter, frame);
  }

  @Override
  public int integer(NumericParameter parameter) {
    return parameters.integer(parameter);
  }

  @Override
  public Color value(ColorParameter parameter) {
    return parameters.value(parameter);
  }

  @Override
  public double value(CurveParameter parameter, double tone, double otherwise) {
    return parameters.value(parameter, tone, otherwise);
  }

  @Override
  public String value(TextParameter parameter) {
    return parameters.value(parameter);
  }
}
