package org.clipwright.configuration;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the constants of a choice are written in settings: in lower case, {@code original-0.5} for {@code ORIGINAL_0_5}.
 */
public final class Words {

  private Words() {}

  /** The word for a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replaceAll("(?<=[0-9])_(?=[0-9])", ".").replace('_', '-');
  }

  /**
   * The constant that a word means, in capitals or not.
   *
   * @throws IllegalArgumentException when no constant is written so
   */
  public static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> of(constant).equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no choice."));
  }
}
