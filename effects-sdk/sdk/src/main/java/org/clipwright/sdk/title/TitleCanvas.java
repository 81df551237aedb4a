package org.clipwright.sdk.title;

/**
 * The size in pixels of the canvas that a title is made for; both sides are above 0.
 *
 * @param width from left to right
 * @param height from top to bottom
 */
public record TitleCanvas(int width, int height) {

  /** The size of titles from templates that support only one size. */
  public static final TitleCanvas USUAL = new TitleCanvas(1920, 1080);
}
