package org.clipwright.services.field.reading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.field.Upload;

/** The validated values of a request, by field name; fields without a value are absent. */
public final class Fields {

  private final Map<String, Optional<Object>> values;

  Fields(Map<String, Optional<Object>> values) {
    this.values = values;
  }

  /** Whether the field has a value or is null, rather than absent. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** A whole number. */
  public int integer(String name) {
    return Math.toIntExact(number(name));
  }

  /** A 64-bit whole number, or the id that a link leads to. */
  public long number(String name) {
    return (Long) value(name);
  }

  /** A whole number, unless it is null or absent. */
  public Optional<Long> maybeNumber(String name) {
    return values.getOrDefault(name, Optional.empty()).map(Long.class::cast);
  }

  /** A real number. */
  public double real(String name) {
    return (Double) value(name);
  }

  /** A real number, unless it is null or absent. */
  public Optional<Double> maybeReal(String name) {
    return values.getOrDefault(name, Optional.empty()).map(Double.class::cast);
  }

  /** Text, or the value of a choice. */
  public String text(String name) {
    return (String) value(name);
  }

  /** Text, unless it is null or absent. */
  public Optional<String> maybeText(String name) {
    return values.getOrDefault(name, Optional.empty()).map(String.class::cast);
  }

  /** Yes or no. */
  public boolean flag(String name) {
    return (Boolean) value(name);
  }

  /** A JSON object. */
  public ObjectNode json(String name) {
    return (ObjectNode) value(name);
  }

  /** A JSON object, unless it is null or absent. */
  public Optional<ObjectNode> maybeJson(String name) {
    return values.getOrDefault(name, Optional.empty()).map(ObjectNode.class::cast);
  }

  /** A JSON list. */
  public ArrayNode jsonList(String name) {
    return (ArrayNode) value(name);
  }

  /** A bit rate. */
  public Bitrate bitrate(String name) {
    return (Bitrate) value(name);
  }

  /** An uploaded file, unless there is none. */
  public Optional<Upload> upload(String name) {
    return values.getOrDefault(name, Optional.empty()).map(Upload.class::cast);
  }

  private Object value(String name) {
    return values.getOrDefault(name, Optional.empty())
        .orElseThrow(() -> new IllegalStateException("The field " + name + " has no value."));
  }
}
