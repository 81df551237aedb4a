package org.clipwright.services.field.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.timeline.edit.ProjectMigration;

/** Reads the values of fields, each by the rules of its kind, and collects the errors of all. */
final class ValueReader {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");
  private static final int LONGEST_INTEGER = 1000;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("([+-]?[0-9]+)(?:\\.0*)?");

  private final LinkResolver links;
  private final Map<String, Optional<Object>> values = new LinkedHashMap<>();
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  ValueReader(LinkResolver links) {
    this.links = links;
  }

  /**
   * What was read.
   *
   * @throws ValidationException with the errors of all fields, if there are any
   */
  Fields result() {
    if (!errors.isEmpty()) {
      throw new ValidationException(errors);
    }
    return new Fields(values);
  }

  /** Takes a value as it is; empty for null. */
  void put(FieldSpec field, Optional<Object> value) {
    values.put(field.name(), value);
  }

  /** Reads what was given for a field. */
  void read(FieldSpec field, JsonNode raw) {
    switch (field.kind()) {
      case INTEGER -> integer(field, raw);
      case FLOAT -> real(field, raw);
      case STRING -> text(field, raw);
      case PASSWORD -> password(field, raw);
      case URL -> url(field, raw);
      case BOOLEAN -> flag(field, raw);
      case CHOICE -> choice(field, raw);
      case JSON -> json(field, raw);
      case JSON_LIST -> jsonList(field, raw);
      case LINK -> link(field, raw);
      case BITRATE -> bitrate(field, raw);
      case FILE, DATETIME, LINKS -> throw new IllegalStateException(field.name() + " cannot be written.");
    }
  }

  private void integer(FieldSpec field, JsonNode raw) {
    Optional<BigDecimal> number = raw.isTextual() ? wholeNumber(raw.textValue()) : decimal(raw);
    if (raw.isTextual() && raw.textValue().length() > LONGEST_INTEGER) {
      error(field, ErrorText.INTEGER_TOO_LONG);
    } else if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
      error(field, ErrorText.NOT_INTEGER);
    } else if (within(field, number.get())) {
      values.put(field.name(), Optional.of(number.get().longValue()));
    }
  }

  private void real(FieldSpec field, JsonNode raw) {
    Optional<BigDecimal> number =
        raw.isBoolean() ? Optional.of(raw.asBoolean() ? BigDecimal.ONE : BigDecimal.ZERO) : decimal(raw);
    if (number.isEmpty() || !Double.isFinite(number.get().doubleValue())) {
      error(field, ErrorText.NOT_NUMBER);
    } else if (within(field, number.get())) {
      values.put(field.name(), Optional.of(number.get().doubleValue()));
    }
  }

  /** Text that is a whole number, optionally with zeros after a decimal point; exponents are for real numbers only. */
  private static Optional<BigDecimal> wholeNumber(String text) {
    Matcher number = WHOLE_NUMBER.matcher(text.strip());
    return text.length() <= LONGEST_INTEGER && number.matches()
        ? Optional.of(new BigDecimal(number.group(1)))
        : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(JsonNode raw) {
    try {
      if (raw.isNumber()) {
        return Optional.of(raw.decimalValue());
      }
      String text = raw.isTextual() ? raw.textValue().strip() : "";
      return text.isEmpty() || text.length() > LONGEST_INTEGER ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean within(FieldSpec field, BigDecimal number) {
    if (number.doubleValue() < field.minimum()) {
      error(field, ErrorText.tooSmall(field.minimum()));
      return false;
    }
    if (number.doubleValue() > field.maximum()) {
      error(field, ErrorText.tooLarge(field.maximum()));
      return false;
    }
    return true;
  }

  private void text(FieldSpec field, JsonNode raw) {
    if (!raw.isTextual() && !raw.isNumber()) {
      error(field, ErrorText.NOT_TEXT);
      return;
    }
    String text = raw.asText().strip();
    if (text.isEmpty() && !field.blankAllowed()) {
      error(field, ErrorText.BLANK);
    } else if (text.indexOf('\0') >= 0) {
      error(field, ErrorText.NUL_CHARACTER);
    } else if (field.maxLength() > 0 && text.codePointCount(0, text.length()) > field.maxLength()) {
      error(field, ErrorText.tooLong(field.maxLength()));
    } else {
      values.put(field.name(), Optional.of(text));
    }
  }

  private void password(FieldSpec field, JsonNode raw) {
    text(field, raw);
    if (values.containsKey(field.name())) {
      values.put(field.name(), Optional.of(raw.asText()));
    }
  }

  private void url(FieldSpec field, JsonNode raw) {
    text(field, raw);
    Optional<Object> text = values.getOrDefault(field.name(), Optional.empty());
    if (text.isPresent() && !text.get().equals("") && !isWebAddress((String) text.get())) {
      values.remove(field.name());
      error(field, ErrorText.NOT_URL);
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void flag(FieldSpec field, JsonNode raw) {
    String word = raw.isValueNode() ? raw.asText().strip().toLowerCase(java.util.Locale.ROOT) : "";
    if (TRUE.contains(word) || word.equals("1.0")) {
      values.put(field.name(), Optional.of(true));
    } else if (FALSE.contains(word) || word.equals("0.0")) {
      values.put(field.name(), Optional.of(false));
    } else {
      error(field, ErrorText.NOT_BOOLEAN);
    }
  }

  private void choice(FieldSpec field, JsonNode raw) {
    String word = raw.isValueNode() ? raw.asText() : raw.toString();
    if (field.choices().containsKey(word)) {
      values.put(field.name(), Optional.of(word));
    } else if (word.isEmpty() && field.blankAllowed()) {
      values.put(field.name(), Optional.of(""));
    } else {
      error(field, ErrorText.notAChoice(word, field.choices().keySet()));
    }
  }

  /** The user's JSON arrives as an object, or as text that holds one; empty text counts as an empty object. */
  private void json(FieldSpec field, JsonNode raw) {
    try {
      JsonNode value = raw.isTextual() ? parse(raw.textValue()) : raw;
      if (value.isContainerNode() && !isFinite(value)) {
        error(field, ErrorText.JSON_NUMBER_TOO_LARGE);
      } else if (value instanceof ObjectNode object) {
        values.put(field.name(), Optional.of(object.deepCopy()));
      } else {
        error(field, ErrorText.NOT_JSON_OBJECT);
      }
    } catch (JsonProcessingException e) {
      error(field, ProjectMigration.isPickled(raw.textValue())
          ? "Value" + ProjectMigration.PICKLED : notJson(raw.textValue()));
    }
  }

  /** A list of objects, as it is or in text; an empty object counts as an empty list. */
  private void jsonList(FieldSpec field, JsonNode raw) {
    try {
      JsonNode value = raw.isTextual() ? parse(raw.textValue()) : raw;
      boolean none = value.isObject() && value.isEmpty();
      if (none || value.isArray()) {
        values.put(field.name(), Optional.of(none ? MAPPER.createArrayNode() : value.deepCopy()));
      } else {
        error(field, ErrorText.NOT_JSON_LIST);
      }
    } catch (JsonProcessingException e) {
      error(field, notJson(raw.textValue()));
    }
  }

  /** Whether no number, such as 1e999, exceeds what can be stored. */
  private static boolean isFinite(JsonNode value) {
    if (value.isContainerNode()) {
      return StreamSupport.stream(value.spliterator(), false).allMatch(ValueReader::isFinite);
    }
    return !value.isFloatingPointNumber() || Double.isFinite(value.doubleValue());
  }

  private static String notJson(String text) {
    return PythonText.isPython(text) ? ErrorText.PYTHON_NOT_JSON : ErrorText.NOT_JSON;
  }

  private static JsonNode parse(String text) throws JsonProcessingException {
    HeapShare.current().claimForBody(2 * JsonWeight.of(text));
    JsonNode value = text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
    return value == null ? NullNode.getInstance() : value;
  }

  private void link(FieldSpec field, JsonNode raw) {
    if (!raw.isTextual() && !raw.isIntegralNumber()) {
      error(field, ErrorText.wrongLinkType(pythonType(raw)));
      return;
    }
    if (raw.asText().isBlank()) {
      error(field, ErrorText.NULL);
      return;
    }
    switch (links.resolve(raw.asText().strip(), field.target().orElseThrow())) {
      case LinkResolver.Found found -> values.put(field.name(), Optional.of(found.id()));
      case LinkResolver.NoMatch none -> error(field, ErrorText.LINK_NO_MATCH);
      case LinkResolver.OtherResource other -> error(field, ErrorText.LINK_OTHER_RESOURCE);
    }
  }

  private static String pythonType(JsonNode raw) {
    if (raw.isNumber()) {
      return "float";
    }
    return raw.isBoolean() ? "bool" : raw.isArray() ? "list" : "dict";
  }

  private void bitrate(FieldSpec field, JsonNode raw) {
    Optional<Bitrate> bitrate =
        raw.isTextual() || raw.isNumber()
            ? Bitrate.parse(raw.isNumber() ? raw.decimalValue().toPlainString() : raw.asText()) : Optional.empty();
    if (bitrate.isEmpty()) {
      error(field, ErrorText.NOT_BITRATE);
    } else {
      values.put(field.name(), Optional.of(bitrate.get()));
    }
  }

  /** Notes what is wrong with a field. */
  void error(FieldSpec field, String sentence) {
    errors.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(sentence);
  }
}
