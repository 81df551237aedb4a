package org.clipwright.configuration;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Converts constants to and from their form in settings: in lower case, {@code original-0.5} for {@code ORIGINAL_0_5}.
 */
final class EnumSetting {

  private EnumSetting() {}

  /** The constant's name as settings and options write it: {@code ORIGINAL_0_5} is {@code original-0.5}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replaceAll("(?<=[0-9])_(?=[0-9])", ".").replace('_', '-');
  }

  /**
   * The constant of a word, in any case.
   *
   * @throws IllegalArgumentException when there is no such constant
   */
  public static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> of(constant).equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is not a choice."));
  }
}
