package org.clipwright.services.media;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.sdk.storage.StoredObject;

/**
 * The media types that media are stored and served with: a closed list, chosen by a name's extension or by the first
 * bytes and never by what a client or another server claims, because a browser executes whatever it takes for a page.
 */
public final class MediaTypes {

  /** The type of unknown content. */
  public static final String UNKNOWN = "application/octet-stream";

  /** Enough bytes to recognise every format that has a signature. */
  static final int HEAD_BYTES = 16;

  private static final String DRAWING = "image/svg+xml";
  private static final String HLS = "application/vnd.apple.mpegurl";
  private static final String DASH = "application/dash+xml";

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
      Map.entry("svg", DRAWING), Map.entry("tif", "image/tiff"), Map.entry("tiff", "image/tiff"),
      Map.entry("ppm", "image/x-portable-pixmap"), Map.entry("xbm", "image/x-xbitmap"),
      Map.entry("xpm", "image/x-xpixmap"), Map.entry("avif", "image/avif"), Map.entry("ttf", "font/ttf"),
      Map.entry("otf", "font/otf"), Map.entry("zip", "application/zip"), Map.entry("srt", "application/x-subrip"),
      Map.entry("vtt", "text/vtt"), Map.entry("m4s", "video/mp4"), Map.entry("m3u8", HLS),
      Map.entry("mpd", DASH));

  private static final Set<String> KNOWN = Set.copyOf(BY_ENDING.values());

  /** Signatures by type, the more specific ones first; a dot stands for any byte. */
  private static final Map<String, String> BY_HEAD = signatures();

  private MediaTypes() {}

  private static Map<String, String> signatures() {
    Map<String, String> signatures = new LinkedHashMap<>();
    signatures.put("....ftypqt", "video/quicktime");
    signatures.put("....ftypM4A", "audio/mp4");
    signatures.put("....ftypavif", "image/avif");
    signatures.put("....ftyp", "video/mp4");
    signatures.put("\u001aE\u00df\u00a3", "video/x-matroska");
    signatures.put("RIFF....WAVE", "audio/x-wav");
    signatures.put("RIFF....AVI ", "video/x-msvideo");
    signatures.put("RIFF....WEBP", "image/webp");
    signatures.put("OggS", "audio/ogg");
    signatures.put("fLaC", "audio/flac");
    signatures.put("ID3", "audio/mpeg");
    signatures.put("\u0089PNG", "image/png");
    signatures.put("\u00ff\u00d8\u00ff", "image/jpeg");
    signatures.put("GIF8", "image/gif");
    return signatures;
  }

  /** The type for an object, chosen by its key or by its first bytes. */
  static String of(String key, byte[] head) {
    return byEnding(key).orElseGet(() -> byHead(new String(head, StandardCharsets.ISO_8859_1)));
  }

  /**
   * The type to serve an object with; a type that is not on the list, such as one set by another program, counts as
   * unknown.
   */
  public static String of(StoredObject object) {
    return byEnding(object.key()).orElseGet(() -> KNOWN.contains(object.contentType())
        ? object.contentType() : UNKNOWN);
  }

  /**
   * Whether a browser plays or shows this type without executing anything; all else should be downloaded. Among that is
   * the manifest of DASH, which a browser may take for a page; players do not mind.
   */
  public static boolean shown(String type) {
    return KNOWN.contains(type) && (type.matches("(video|audio|image)/.+") && !type.equals(DRAWING)
        || type.equals(HLS));
  }

  /** Whether media of this type lead to others by addresses that are relative to their own. */
  public static boolean leadsOn(String type) {
    return type.equals(HLS) || type.equals(DASH);
  }

  public static Optional<String> byEnding(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return Optional.ofNullable(BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
  }

  private static String byHead(String head) {
    return BY_HEAD.entrySet().stream()
        .filter(signature -> begins(head, signature.getKey())).map(Map.Entry::getValue).findFirst().orElse(UNKNOWN);
  }

  private static boolean begins(String head, String signature) {
    if (head.length() < signature.length()) {
      return false;
    }
    for (int i = 0; i < signature.length(); i++) {
      if (signature.charAt(i) != '.' && signature.charAt(i) != head.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
