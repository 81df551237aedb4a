package org.clipwright.media.encode;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** The three-letter codes of ISO 639-2 by which media files name languages. */
final class TrackLanguage {

  private static final String UNDETERMINED = "und";

  /** The languages with two codes, by the terminological one. */
  private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
      Map.entry("bod", "tib"), Map.entry("ces", "cze"), Map.entry("cym", "wel"), Map.entry("deu", "ger"),
      Map.entry("ell", "gre"), Map.entry("eus", "baq"), Map.entry("fas", "per"), Map.entry("fra", "fre"),
      Map.entry("hye", "arm"), Map.entry("isl", "ice"), Map.entry("kat", "geo"), Map.entry("mkd", "mac"),
      Map.entry("mri", "mao"), Map.entry("msa", "may"), Map.entry("mya", "bur"), Map.entry("nld", "dut"),
      Map.entry("ron", "rum"), Map.entry("slk", "slo"), Map.entry("sqi", "alb"), Map.entry("zho", "chi"));

  /** What FFmpeg calls languages of QuickTime, where that differs from the bibliographic code. */
  private static final Map<String, String> QUICK_TIME =
      Map.of("fre", "fra", "rum", "ron", "cze", "ces", "slo", "slk", "swe", "sve");

  private TrackLanguage() {}

  /**
   * The code by which a format names a language; undetermined if it has none.
   *
   * @param muxer FFmpeg's name of the format
   */
  static String of(String tag, String muxer) {
    String code = terminological(tag);
    String bibliographic = BIBLIOGRAPHIC.getOrDefault(code, code);
    return switch (muxer) {
      case "mp4" -> code;
      case "mov" -> QUICK_TIME.getOrDefault(bibliographic, bibliographic);
      default -> bibliographic;
    };
  }

  private static String terminological(String tag) {
    try {
      String code = Locale.forLanguageTag(tag).getISO3Language();
      return code.isEmpty() ? UNDETERMINED : code;
    } catch (MissingResourceException _) {
      return UNDETERMINED;
    }
  }
}
