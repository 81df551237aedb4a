package org.clipwright.services.field;

/** The users' resources. */
public enum ResourceKind {
  PROJECT("project", "projects"),
  FILE("file", "files"),
  CLIP("clip", "clips"),
  EFFECT("effect", "effects"),
  EXPORT("export", "exports");

  private final String word;
  private final String plural;

  ResourceKind(String word, String plural) {
    this.word = word;
    this.plural = plural;
  }

  /** The singular name. */
  public String word() {
    return word;
  }

  /** The plural name, also used in URLs. */
  public String plural() {
    return plural;
  }
}
