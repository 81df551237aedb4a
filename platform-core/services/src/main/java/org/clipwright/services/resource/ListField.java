package org.clipwright.services.resource;

import java.util.Optional;
import java.util.stream.Stream;

/** A field by which lists of resources are filtered or ordered; not every kind of resource has each of them. */
public enum ListField {
  ID("id"),
  NAME("name"),
  TITLE("title"),
  TYPE("type"),
  EXPORT_TYPE("export_type"),
  STATUS("status"),
  PROGRESS("progress"),
  PROJECT("project"),
  FILE("file"),
  POSITION("position"),
  START("start"),
  END("end"),
  LAYER("layer"),
  CREATED("date_created"),
  UPDATED("date_updated");

  private final String word;

  ListField(String word) {
    this.word = word;
  }

  /** Its name in REST. */
  public String word() {
    return word;
  }

  /** The field with this name in REST. */
  public static Optional<ListField> of(String word) {
    return Stream.of(values()).filter(field -> field.word.equals(word)).findFirst();
  }
}
