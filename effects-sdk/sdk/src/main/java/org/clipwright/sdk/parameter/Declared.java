package org.clipwright.sdk.parameter;

/** What every declaration of a parameter has to keep to. */
final class Declared {

  private Declared() {}

  static void requireName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A parameter needs a name.");
    }
  }

  static void requireRange(String name, double minimum, double maximum) {
    if (minimum > maximum) {
      throw new IllegalArgumentException("Parameter " + name + " has a minimum above its maximum.");
    }
  }
}
