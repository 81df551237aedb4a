package org.clipwright.services.caption.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** The languages of captions, as BCP 47 tags such as {@code en} or {@code pt-BR}. */
public final class CaptionLanguage {

  /** The language of captions that name none. */
  public static final String UNDETERMINED = "und";

  /** The key of an effect's JSON that names the language of its captions. */
  public static final String KEY = "language";

  private static final int LONGEST = 35;

  private CaptionLanguage() {}

  /** The language of an effect's captions; undetermined where its JSON names none, or something else. */
  public static String of(JsonNode effect) {
    return canonical(effect.path(KEY).asText("")).orElse(UNDETERMINED);
  }

  /** A tag in its usual spelling, such as {@code pt-BR} for {@code PT-br}; empty if it is not a language tag. */
  public static Optional<String> canonical(String tag) {
    if (tag.isBlank() || tag.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
      return locale.getLanguage().isEmpty() && !tag.strip().equalsIgnoreCase(UNDETERMINED)
          ? Optional.empty() : Optional.of(locale.toLanguageTag());
    } catch (IllformedLocaleException _) {
      return Optional.empty();
    }
  }

  /** Its English name, such as {@code Portuguese (Brazil)}; empty for the undetermined language. */
  public static String name(String language) {
    return language.equals(UNDETERMINED) ? "" : Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
  }
}
