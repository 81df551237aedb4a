package org.clipwright.render.setup;

/** A size in whole pixels, scaled with the same integer divisions as the original engine's toolkit. */
public record Size(int width, int height) {

  /** The largest size of the same shape that fits into a box. */
  public Size within(int boxWidth, int boxHeight) {
    return shaped(boxWidth, boxHeight, widthAt(boxHeight) <= boxWidth);
  }

  /** The smallest size of the same shape that covers a box. */
  public Size covering(int boxWidth, int boxHeight) {
    return shaped(boxWidth, boxHeight, widthAt(boxHeight) >= boxWidth);
  }

  /** The same size, but at least one pixel wide and high. */
  public Size atLeastOnePixel() {
    return new Size(Math.max(1, width), Math.max(1, height));
  }

  /** The number of pixels. */
  public long pixels() {
    return (long) width * height;
  }

  /** The size of the same shape with at most the given number of pixels: this one, or a smaller one. */
  public Size upTo(long pixels) {
    double share = Math.sqrt((double) pixels / pixels());
    return share >= 1 ? this : new Size((int) (width * share), (int) (height * share)).atLeastOnePixel();
  }

  private Size shaped(int boxWidth, int boxHeight, boolean fullHeight) {
    return fullHeight
        ? new Size((int) widthAt(boxHeight), boxHeight)
        : new Size(boxWidth, (int) ((long) boxWidth * height / width));
  }

  private long widthAt(int boxHeight) {
    return (long) boxHeight * width / height;
  }
}
