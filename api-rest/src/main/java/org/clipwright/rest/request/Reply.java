package org.clipwright.rest.request;

import java.util.List;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceSpec;

/** The kind of answer that an operation gives on success, as the schema describes it. */
public sealed interface Reply {

  /** The status of a success. */
  int status();

  /** One object. */
  record One(int status, ResourceSpec shape) implements Reply {}

  /**
   * A page of objects.
   *
   * @param parameters its query parameters
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

  /**
   * An object whose members are not fixed.
   *
   * @param example one, as JSON text; empty if there is none to show
   */
  record Open(String description, String example) implements Reply {

    public Open(String description) {
      this(description, "");
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /**
   * Bytes of one of some media types.
   *
   * @param parameters the query parameters that decide about them
   * @param example an answer in JSON, as text, if that is one of the media types; otherwise empty
   */
  record Bytes(List<String> mediaTypes, List<FieldSpec> parameters, String example) implements Reply {

    /** A picture in one of the formats that can be drawn. */
    public static final Bytes PICTURE = new Bytes(List.of("image/jpeg", "image/png", "image/bmp",
        "image/x-portable-pixmap", "image/x-xbitmap", "image/x-xpixmap"));

    public Bytes {
      mediaTypes = List.copyOf(mediaTypes);
      parameters = List.copyOf(parameters);
    }

    public Bytes(List<String> mediaTypes) {
      this(mediaTypes, List.of());
    }

    public Bytes(List<String> mediaTypes, List<FieldSpec> parameters) {
      this(mediaTypes, parameters, "");
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /** No content. */
  record Nothing() implements Reply {
    @Override
    public int status() {
      return 204;
    }
  }

  /** The query parameters that it depends on. */
  default List<FieldSpec> parameters() {
    return List.of();
  }

  default boolean binary() {
    return this instanceof Bytes;
  }
}
