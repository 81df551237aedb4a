package org.clipwright.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Writes JSON as Django REST framework does: without spaces, in plain Unicode except for the two line separators that
 * JavaScript cannot handle, floats always with a fraction.
 */
public final class JsonText {

  private static final int PIECE = 16 << 10;

  private final StringBuilder text = new StringBuilder();
  private final int indent;
  private final Optional<OutputStream> out;

  private JsonText(int indent, Optional<OutputStream> out) {
    this.indent = indent;
    this.out = out;
  }

  public static String compact(JsonNode node) {
    return indented(node, 0);
  }

  /** Text with each member on its own line, indented by this many spaces per level; 0 for compact text. */
  public static String indented(JsonNode node, int indent) {
    JsonText writer = new JsonText(indent, Optional.empty());
    try {
      writer.write(node, 0);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return writer.text.toString();
  }

  /** Writes the same piece by piece, so that a long text is never held as a whole. */
  public static void write(JsonNode node, int indent, OutputStream out) throws IOException {
    JsonText writer = new JsonText(indent, Optional.of(out));
    writer.write(node, 0);
    writer.send();
  }

  private void send() throws IOException {
    if (out.isPresent()) {
      out.get().write(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    }
  }

  private void write(JsonNode node, int level) throws IOException {
    if (text.length() > PIECE) {
      send();
    }
    switch (node.getNodeType()) {
      case OBJECT -> writeObject(node, level);
      case ARRAY -> writeArray(node, level);
      case STRING -> writeString(node.textValue());
      case NUMBER -> text.append(node.isFloatingPointNumber() ? decimal(node.doubleValue()) : node.asText());
      case BOOLEAN -> text.append(node.booleanValue());
      case NULL, MISSING -> text.append("null");
      case BINARY, POJO -> throw new IllegalArgumentException("No JSON value: " + node.getNodeType());
    }
  }

  private void writeObject(JsonNode node, int level) throws IOException {
    text.append('{');
    Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      breakLine(level + 1);
      writeString(member.getKey());
      text.append(indent > 0 ? ": " : ":");
      write(member.getValue(), level + 1);
      text.append(members.hasNext() ? "," : "");
    }
    close(node, '}', level);
  }

  private void writeArray(JsonNode node, int level) throws IOException {
    text.append('[');
    for (int i = 0; i < node.size(); i++) {
      breakLine(level + 1);
      write(node.get(i), level + 1);
      text.append(i + 1 < node.size() ? "," : "");
    }
    close(node, ']', level);
  }

  private void close(JsonNode container, char bracket, int level) {
    if (!container.isEmpty()) {
      breakLine(level);
    }
    text.append(bracket);
  }

  private void breakLine(int level) {
    if (indent > 0) {
      text.append('\n').repeat(' ', level * indent);
    }
  }

  private void writeString(String value) {
    text.append('"');
    value.chars().forEach(character -> writeCharacter((char) character));
    text.append('"');
  }

  private void writeCharacter(char character) {
    switch (character) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      default -> {
        if (character < ' ' || character == '\u2028' || character == '\u2029') {
          text.append(String.format("\\u%04x", (int) character));
        } else {
          text.append(character);
        }
      }
    }
  }

  /** The shortest decimal that reads back as the same number, with Python's choice of when to use an exponent. */
  static String decimal(double value) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    double size = Math.abs(value);
    if (value == 0 || size >= 1e-3 && size < 1e7) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (size >= 1e-4 && size < 1e16) {
      String plain = exact.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    return scientific(exact);
  }

  private static String scientific(BigDecimal value) {
    String digits = value.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - value.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return String.format("%s%se%s%02d", value.signum() < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+",
        Math.abs(exponent));
  }
}
