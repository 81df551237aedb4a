package org.clipwright.configuration;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The program's version. */
public final class Version {

  private Version() {}

  /** Such as {@code 1.2.0}. */
  public static String number() {
    return Optional.ofNullable(Version.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("0.0.0");
  }

  /** The version line that the program prints. */
  public static String line() {
    return "clipwright " + number() + " on Java " + Runtime.version().feature();
  }
}
