package org.clipwright.rest.request;

import java.util.List;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceSpec;

/** The kind of answer that an operation gives when all goes well, as the schema describes it. */
public sealed interface Reply {

  /** The status of a success. */
  int status();

  /** One object. */
  record One(int status, ResourceSpec shape) implements Reply {}

  /**
   * A page of objects.
   *
   * @param parameters what the address may say of it
   */
  record PageOf(ResourceSpec shape, List<FieldSpec> parameters) implements Reply {

    public PageOf {
      parameters = List.copyOf(parameters);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /** A plain list of objects. */
  record ListOf(ResourceSpec shape) implements Reply {
    @Override
    public int status() {
      return 200;
    }
  }

  /** An object whose members are not fixed. */
  record Open(String description) implements Reply {
    @Override
    public int status() {
      return 200;
    }
  }

  /** Bytes of one of some media types. */
  record Bytes(List<String> mediaTypes) implements Reply {
    @Override
    public int status() {
      return 200;
    }
  }

  /** Nothing at all. */
  record Nothing() implements Reply {
    @Override
    public int status() {
      return 204;
    }
  }

  default boolean binary() {
    return this instanceof Bytes;
  }
}
