package org.clipwright.services.media;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.clipwright.sdk.storage.ContentType;
import org.clipwright.sdk.storage.StoredObject;

/**
 * The media types that media are stored and served with: a closed list, chosen by a name's extension or by the first
 * bytes and never by what a client or another server claims, because a browser executes whatever it takes for a page.
 */
public final class MediaTypes {

  /** Enough bytes to recognise every format that has a signature. */
  static final int HEAD_BYTES = 16;

  private static final Set<String> KNOWN = Set.copyOf(ContentType.all());

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
    return ContentType.byName(key).orElseGet(() -> byHead(new String(head, StandardCharsets.ISO_8859_1)));
  }

  /**
   * The type to serve an object with; a type that is not on the list, such as one set by another program, counts as
   * unknown.
   */
  public static String of(StoredObject object) {
    return ContentType.byName(object.key()).orElseGet(() -> KNOWN.contains(object.contentType())
        ? object.contentType() : ContentType.UNKNOWN);
  }

  /**
   * Whether a browser plays or shows this type without executing anything; all else should be downloaded. Among that is
   * the manifest of DASH, which a browser may take for a page; players do not mind.
   */
  public static boolean shown(String type) {
    return KNOWN.contains(type) && (type.matches("(video|audio|image)/.+") && !type.equals(ContentType.SVG)
        || type.equals(ContentType.HLS));
  }

  /** Whether media of this type lead to others by addresses that are relative to their own. */
  public static boolean leadsOn(String type) {
    return type.equals(ContentType.HLS) || type.equals(ContentType.DASH);
  }

  private static String byHead(String head) {
    return BY_HEAD.entrySet().stream()
        .filter(signature -> begins(head, signature.getKey())).map(Map.Entry::getValue).findFirst()
        .orElse(ContentType.UNKNOWN);
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
