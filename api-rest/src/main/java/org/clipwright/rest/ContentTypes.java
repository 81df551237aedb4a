package org.clipwright.rest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The media types that browsers expect for the names of media files. */
final class ContentTypes {

  private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
      Map.entry("mp4", "video/mp4"), Map.entry("m4v", "video/mp4"), Map.entry("mov", "video/quicktime"),
      Map.entry("webm", "video/webm"), Map.entry("mkv", "video/x-matroska"), Map.entry("avi", "video/x-msvideo"),
      Map.entry("mpg", "video/mpeg"), Map.entry("mpeg", "video/mpeg"), Map.entry("ogv", "video/ogg"),
      Map.entry("flv", "video/x-flv"), Map.entry("ts", "video/mp2t"), Map.entry("wmv", "video/x-ms-wmv"),
      Map.entry("mp3", "audio/mpeg"), Map.entry("m4a", "audio/mp4"), Map.entry("aac", "audio/aac"),
      Map.entry("wav", "audio/x-wav"), Map.entry("ogg", "audio/ogg"), Map.entry("oga", "audio/ogg"),
      Map.entry("opus", "audio/ogg"), Map.entry("flac", "audio/flac"), Map.entry("ac3", "audio/ac3"),
      Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"),
      Map.entry("gif", "image/gif"), Map.entry("webp", "image/webp"), Map.entry("bmp", "image/bmp"),
      Map.entry("svg", "image/svg+xml"), Map.entry("tif", "image/tiff"), Map.entry("tiff", "image/tiff"),
      Map.entry("ppm", "image/x-portable-pixmap"), Map.entry("xbm", "image/x-xbitmap"),
      Map.entry("xpm", "image/x-xpixmap"), Map.entry("avif", "image/avif"),
      Map.entry("zip", "application/zip"), Map.entry("srt", "application/x-subrip"), Map.entry("vtt", "text/vtt"));

  private ContentTypes() {}

  /** The type that a name's extension tells; empty for none and for unknown ones. */
  static Optional<String> of(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_EXTENSION.get(extension));
  }
}
