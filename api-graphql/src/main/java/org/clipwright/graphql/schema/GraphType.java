package org.clipwright.graphql.schema;

import java.util.Arrays;
import java.util.Optional;
import org.clipwright.services.field.ResourceKind;

/** The users' resources as the graph names them. */
enum GraphType {
  PROJECT("Project", ResourceKind.PROJECT),
  FILE("File", ResourceKind.FILE),
  CLIP("Clip", ResourceKind.CLIP),
  EFFECT("Effect", ResourceKind.EFFECT),
  EXPORT("Export", ResourceKind.EXPORT);

  private final String title;
  private final ResourceKind kind;

  GraphType(String title, ResourceKind kind) {
    this.title = title;
    this.kind = kind;
  }

  /** The name of the type. */
  String title() {
    return title;
  }

  ResourceKind kind() {
    return kind;
  }

  /** The global id of one of them. */
  String id(long number) {
    return new GlobalId(title, number).toString();
  }

  static GraphType of(ResourceKind kind) {
    return valueOf(kind.name());
  }

  static Optional<GraphType> titled(String title) {
    return Arrays.stream(values()).filter(type -> type.title.equals(title)).findFirst();
  }
}
