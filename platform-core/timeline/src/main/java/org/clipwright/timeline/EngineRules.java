package org.clipwright.timeline;

/** The version of the original engine that a project was made for, where versions differ. */
public enum EngineRules {
  /** Up to version 0.5. */
  V0_5,
  /** The newest version, as far as it is known. */
  NEWEST;

  private static final int FIRST_NEW_MINOR = 6;

  /** The rules of a version of the engine; an empty or unreadable version means the newest. */
  public static EngineRules of(String version) {
    String[] parts = version.strip().split("\\D+");
    if (parts.length < 2 || !version.strip().matches("\\d{1,6}\\.\\d{1,6}.*")) {
      return NEWEST;
    }
    boolean old = Integer.parseInt(parts[0]) == 0 && Integer.parseInt(parts[1]) < FIRST_NEW_MINOR;
    return old ? V0_5 : NEWEST;
  }
}
