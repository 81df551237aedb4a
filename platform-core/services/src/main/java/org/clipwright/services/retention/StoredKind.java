package org.clipwright.services.retention;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kind of a stored object, as its folder shows. */
public enum StoredKind {
  FILES("video/files/"),
  OUTPUTS("video/output/"),
  SEGMENTS("video/segments/");

  private final String folder;
  private final Pattern keys;

  StoredKind(String folder) {
    this.folder = folder;
    this.keys = Pattern.compile(Pattern.quote(folder) + "(\\d{1,18})/.+", Pattern.DOTALL);
  }

  /** The folder that holds a folder for each project. */
  public String folder() {
    return folder;
  }

  /** The project that a key belongs to; empty for keys that this server never assigns. */
  Optional<Long> project(String key) {
    Matcher matcher = keys.matcher(key);
    return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
  }
}
