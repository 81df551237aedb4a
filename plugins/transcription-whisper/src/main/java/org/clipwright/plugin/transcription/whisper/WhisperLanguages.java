package org.clipwright.plugin.transcription.whisper;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.clipwright.sdk.transcription.TranscriptionException;

/** The languages that Whisper was trained on. */
final class WhisperLanguages {

  private static final List<String> CODES = List.of(
      ("af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu hy"
          + " id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro"
          + " ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo yue zh").split(" "));

  private WhisperLanguages() {}

  /**
   * Whisper's code for a language, given as a code or English name; blank stays blank.
   *
   * @throws TranscriptionException if Whisper does not know the language
   */
  static String require(String language) {
    String word = language.strip().toLowerCase(Locale.ROOT);
    String code = word.replaceFirst("[-_].*", "");
    if (word.isEmpty() || CODES.contains(code)) {
      return code;
    }
    return Stream.of(Locale.of("jv"), Locale.of("nb")).filter(other -> code.equals(other.getLanguage())).findFirst()
        .map(other -> code.equals("jv") ? "jw" : "no")
        .or(() -> CODES.stream()
            .filter(each -> Locale.of(each).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(word)).findFirst())
        .orElseThrow(() -> new TranscriptionException(
            "Whisper does not know the language \"" + language
                + "\"; give a code such as en, de or zh, or omit it to detect the language."));
  }

  static boolean isEnglish(String language) {
    return require(language).equals("en");
  }
}
