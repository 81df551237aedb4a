package org.clipwright.rest.html;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * A project's picture, which a slider scrubs and a player plays.
 *
 * @param path the project's address, with its last slash
 * @param frame the number of the frame that is shown, from 1
 * @param frames how many there are
 * @param framesPerSecond the project's rate
 * @param width the width of the project's picture
 * @param height its height
 */
public record ShownStage(String path, long frame, long frames, double framesPerSecond, int width, int height) {

  /** As wide as the page shows it on a screen of common density. */
  private static final int WIDEST = 960;

  /** A number of frames a second, with no more decimals than it needs. */
  public static String rate(double framesPerSecond) {
    return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(framesPerSecond);
  }

  /** The addresses of all frames begin with it. */
  public String base() {
    return path + "frame/";
  }

  /** What follows the number of a frame in its address. */
  public String size() {
    return "/?width=" + Math.min(WIDEST, width);
  }

  /** The address of the frame that is shown. */
  public String picture() {
    return base() + frame + size();
  }

  /** The address of the project as a stream. */
  public String stream() {
    return path + "preview/master.m3u8";
  }

  /** Which frame is shown, and when it is. */
  public String place() {
    return frame + " of " + frames + ", " + new PlayTime((frame - 1) / framesPerSecond);
  }
}
