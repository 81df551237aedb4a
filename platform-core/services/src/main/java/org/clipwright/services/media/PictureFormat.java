package org.clipwright.services.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of single pictures that can be written. */
public enum PictureFormat {
  PNG("png"),
  JPEG("jpg", "jpeg", "jpe"),
  BMP("bmp"),
  /** Colours as plain bytes. */
  PPM("ppm"),
  /** Black and white as C source. */
  XBM("xbm"),
  /** A picture of few colours, as C source code. */
  XPM("xpm");

  private final List<String> endings;

  PictureFormat(String... endings) {
    this.endings = List.of(endings);
  }

  /** The format of a file name or bare extension. */
  public static Optional<PictureFormat> of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(format -> format.endings.contains(ending)).findFirst();
  }

  /** The usual extension, without dot. */
  public String ending() {
    return endings.getFirst();
  }
}
