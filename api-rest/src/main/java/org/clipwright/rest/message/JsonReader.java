package org.clipwright.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses JSON and reports errors in the words of Python's parser, which clients of Django REST framework know.
 *
 * <p>If a name occurs twice in an object, the last value wins. NaN, infinities, unpaired surrogates, numbers of more
 * than {@value #MAX_DIGITS} digits and nesting deeper than {@value #MAX_DEPTH} are rejected.
 */
public final class JsonReader {

  static final int MAX_DEPTH = 500;
  static final int MAX_DIGITS = 4300;

  private static final Pattern NUMBER = Pattern.compile("(-?(?:0|[1-9]\\d*+))(\\.\\d++)?([eE][-+]?\\d++)?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String text;
  private final Matcher number;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
    this.number = NUMBER.matcher(text);
  }

  /** The value that the text holds; anything else is a {@link JsonSyntaxException}. */
  public static JsonNode read(String text) {
    if (text.startsWith("\ufeff")) {
      throw new JsonSyntaxException("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0);
    }
    JsonReader reader = new JsonReader(text);
    reader.skipBlanks();
    JsonNode value = reader.value();
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.error("Extra data", reader.at);
    }
    return value;
  }

  private JsonNode value() {
    return switch (peek()) {
      case '"' -> NODES.textNode(string());
      case '{' -> nested(this::object);
      case '[' -> nested(this::array);
      default -> literal();
    };
  }

  private JsonNode nested(Supplier<JsonNode> container) {
    if (++depth > MAX_DEPTH) {
      throw error("More than " + MAX_DEPTH + " levels of nesting", at);
    }
    JsonNode node = container.get();
    depth--;
    return node;
  }

  private JsonNode object() {
    ObjectNode object = NODES.objectNode();
    at++;
    skipBlanks();
    if (peek() == '}') {
      at++;
      return object;
    }
    while (true) {
      member(object);
      if (peek() == '}') {
        at++;
        return object;
      }
      expect(',', "Expecting ',' delimiter");
      skipBlanks();
    }
  }

  private void member(ObjectNode object) {
    if (peek() != '"') {
      throw error("Expecting property name enclosed in double quotes", at);
    }
    String name = string();
    skipBlanks();
    expect(':', "Expecting ':' delimiter");
    skipBlanks();
    object.set(name, value());
    skipBlanks();
  }

  private JsonNode array() {
    ArrayNode array = NODES.arrayNode();
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return array;
    }
    while (true) {
      array.add(value());
      skipBlanks();
      if (peek() == ']') {
        at++;
        return array;
      }
      expect(',', "Expecting ',' delimiter");
      skipBlanks();
    }
  }

  private JsonNode literal() {
    if (taken("true")) {
      return NODES.booleanNode(true);
    }
    if (taken("false")) {
      return NODES.booleanNode(false);
    }
    if (taken("null")) {
      return NODES.nullNode();
    }
    for (String constant : new String[] {"NaN", "Infinity", "-Infinity"}) {
      if (taken(constant)) {
        throw outOfRange(constant);
      }
    }
    return number();
  }

  private JsonNode number() {
    if (!number.region(at, text.length()).lookingAt()) {
      throw error("Expecting value", at);
    }
    at = number.end();
    if (number.group().length() > MAX_DIGITS) {
      throw new JsonSyntaxException("Exceeds the limit (" + MAX_DIGITS + " digits) for a number");
    }
    return number.group(2) == null && number.group(3) == null ? whole(number.group()) : fraction(number.group());
  }

  private static JsonNode whole(String digits) {
    BigInteger value = new BigInteger(digits);
    if (value.bitLength() < Integer.SIZE) {
      return NODES.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
  }

  private static JsonNode fraction(String digits) {
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw outOfRange(value > 0 ? "inf" : "-inf");
    }
    return NODES.numberNode(value);
  }

  private String string() {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw error("Unterminated string starting at", start);
      }
      char character = text.charAt(at);
      if (character == '"') {
        at++;
        return paired(value.toString(), start);
      }
      if (character < ' ') {
        throw error("Invalid control character at", at);
      }
      if (character == '\\') {
        escape(value, start);
      } else {
        value.append(character);
        at++;
      }
    }
  }

  private void escape(StringBuilder value, int start) {
    if (at + 1 >= text.length()) {
      throw error("Unterminated string starting at", start);
    }
    char kind = text.charAt(at + 1);
    if (kind == 'u') {
      value.append(codeUnit());
      return;
    }
    int index = "\"\\/bfnrt".indexOf(kind);
    if (index < 0) {
      throw error("Invalid \\escape", at);
    }
    value.append("\"\\/\b\f\n\r\t".charAt(index));
    at += 2;
  }

  private char codeUnit() {
    int end = at + 6;
    int unit = 0;
    for (int i = at + 2; i < end; i++) {
      char character = i < text.length() ? text.charAt(i) : ' ';
      int digit = character < 128 ? Character.digit(character, 16) : -1;
      if (digit < 0) {
        throw error("Invalid \\uXXXX escape", at + 1);
      }
      unit = unit * 16 + digit;
    }
    at = end;
    return (char) unit;
  }

  private String paired(String value, int start) {
    boolean unpaired = value.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff);
    if (unpaired) {
      throw error("Unpaired surrogate in the string starting at", start);
    }
    return value;
  }

  private void expect(char wanted, String complaint) {
    if (peek() != wanted) {
      throw error(complaint, at);
    }
    at++;
  }

  private boolean taken(String word) {
    boolean here = text.startsWith(word, at);
    at += here ? word.length() : 0;
    return here;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private JsonSyntaxException error(String complaint, int position) {
    return new JsonSyntaxException(complaint, text, position);
  }

  private static JsonSyntaxException outOfRange(String value) {
    return new JsonSyntaxException("Out of range float values are not JSON compliant: '" + value + "'");
  }
}
