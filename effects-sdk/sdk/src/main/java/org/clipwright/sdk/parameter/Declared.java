package org.clipwright.sdk.parameter;

/** The rules for every parameter declaration. */
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
