package org.clipwright.sdk.storage;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The media types that names of objects reveal by their extensions. */
public final class ContentType {

  /** The type of unknown content. */
  public static final String UNKNOWN = "application/octet-stream";

  /** Playlists of HTTP Live Streaming. */
  public static final String HLS = "application/vnd.apple.mpegurl";

  /** Manifests of DASH. */
  public static final String DASH = "application/dash+xml";

  /** Drawings, which browsers run as pages. */
  public static final String SVG = "image/svg+xml";

  private static final Map<String, String> BY_ENDING = Map.ofEntries(
      Map.entry("mp4", "video/mp4"), Map.entry("m4v", "video/mp4"), Map.entry("mov", "video/quicktime"),
      Map.entry("webm", "video/webm"), Map.entry("mkv", "video/x-matroska"), Map.entry("avi", "video/x-msvideo"),
      Map.entry("mpg", "video/mpeg"), Map.entry("mpeg", "video/mpeg"), Map.entry("ogv", "video/ogg"),
      Map.entry("flv", "video/x-flv"), Map.entry("ts", "video/mp2t"), Map.entry("wmv", "video/x-ms-wmv"),
      Map.entry("mp3", "audio/mpeg"), Map.entry("m4a", "audio/mp4"), Map.entry("aac", "audio/aac"),
      Map.entry("wav", "audio/x-wav"), Map.entry("ogg", "audio/ogg"), Map.entry("oga", "audio/ogg"),
      Map.entry("opus", "audio/ogg"), Map.entry("flac", "audio/flac"), Map.entry("ac3", "audio/ac3"),
      Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"),
      Map.entry("gif", "image/gif"), Map.entry("webp", "image/webp"), Map.entry("bmp", "image/bmp"),
      Map.entry("svg", SVG), Map.entry("tif", "image/tiff"), Map.entry("tiff", "image/tiff"),
      Map.entry("ppm", "image/x-portable-pixmap"), Map.entry("xbm", "image/x-xbitmap"),
      Map.entry("xpm", "image/x-xpixmap"), Map.entry("avif", "image/avif"), Map.entry("ttf", "font/ttf"),
      Map.entry("otf", "font/otf"), Map.entry("zip", "application/zip"), Map.entry("srt", "application/x-subrip"),
      Map.entry("vtt", "text/vtt"), Map.entry("m4s", "video/mp4"), Map.entry("m3u8", HLS),
      Map.entry("mpd", DASH));

  private ContentType() {}

  /** The type of an object with this key; empty if its extension does not reveal one. */
  public static Optional<String> byName(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return Optional.ofNullable(BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
  }

  /** All types that a name can reveal. */
  public static Collection<String> all() {
    return BY_ENDING.values();
  }
}
