package org.clipwright.services.field;

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
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.ValidationException;

/**
 * Validates what a caller sent against the declaration of a resource, collecting every field that is wrong.
 *
 * <p>Rules and sentences are those of Django REST's serializer fields: text is trimmed, numbers may come as text, forms
 * leave out what is false, unknown and read-only fields are ignored.
 */
public final class FieldReader {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");
  private static final int LONGEST_INTEGER = 1000;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("([+-]?[0-9]+)(?:\\.0*)?");

  private final ResourceSpec spec;
  private final Input input;
  private final Map<String, Optional<Object>> values = new LinkedHashMap<>();
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  private FieldReader(ResourceSpec spec, Input input) {
    this.spec = spec;
    this.input = input;
  }

  /** Validates a request that has to be complete; fields that are not given get their initial values. */
  public static Fields complete(ResourceSpec spec, Input input) {
    FieldReader reader = new FieldReader(spec, input);
    spec.writable().forEach(reader::readComplete);
    return reader.result();
  }

  /** Validates a request that changes an object: required fields must be given, others stay when they are not. */
  public static Fields replacement(ResourceSpec spec, Input input) {
    FieldReader reader = new FieldReader(spec, input);
    for (FieldSpec field : spec.writable()) {
      if (reader.isGiven(field) || field.required()) {
        reader.readComplete(field);
      }
    }
    return reader.result();
  }

  /** Validates a request that changes some fields. */
  public static Fields partial(ResourceSpec spec, Input input) {
    FieldReader reader = new FieldReader(spec, input);
    spec.writable().stream().filter(reader::isGiven).forEach(reader::readComplete);
    return reader.result();
  }

  private Fields result() {
    if (!errors.isEmpty()) {
      throw new ValidationException(errors);
    }
    return new Fields(values);
  }

  private boolean isGiven(FieldSpec field) {
    return input.values().has(field.name()) || input.files().containsKey(field.name());
  }

  private void readComplete(FieldSpec field) {
    if (field.kind() == FieldKind.FILE) {
      readFile(field);
      return;
    }
    JsonNode raw = input.values().path(field.name());
    if (raw.isMissingNode() || isEmptyFormText(field, raw)) {
      readAbsent(field);
    } else if (isEmptyFormValue(field, raw)) {
      readNull(field);
    } else if (raw.isNull()) {
      readNull(field);
    } else {
      readValue(field, raw);
    }
  }

  /** Forms send empty text for what JSON would leave null. */
  private boolean isEmptyFormValue(FieldSpec field, JsonNode raw) {
    boolean textual = field.kind() == FieldKind.STRING
        || field.kind() == FieldKind.PASSWORD || field.kind() == FieldKind.URL || field.kind() == FieldKind.CHOICE;
    return input.source() == Input.Source.FORM && !textual && raw.isTextual() && raw.textValue().isBlank()
        && (field.nullable() || !field.required());
  }

  /** Forms send empty text for what JSON would leave out. */
  private boolean isEmptyFormText(FieldSpec field, JsonNode raw) {
    return input.source() == Input.Source.FORM && field.kind() == FieldKind.STRING && raw.isTextual()
        && raw.textValue().isEmpty() && !field.required() && !field.blankAllowed();
  }

  private void readAbsent(FieldSpec field) {
    if (field.kind() == FieldKind.BOOLEAN && input.source() == Input.Source.FORM && !field.required()) {
      values.put(field.name(), Optional.of(field.initial().asBoolean(false)));
    } else if (field.required()) {
      error(field, ErrorText.REQUIRED);
    } else if (!field.initial().isMissingNode()) {
      initial(field);
    }
  }

  private void initial(FieldSpec field) {
    if (field.initial().isNull()) {
      values.put(field.name(), Optional.empty());
    } else {
      readValue(field, field.initial());
    }
  }

  private void readNull(FieldSpec field) {
    if (field.nullable()) {
      values.put(field.name(), Optional.empty());
    } else if (!field.required() && input.source() == Input.Source.FORM && !field.initial().isMissingNode()) {
      initial(field);
    } else {
      error(field, ErrorText.NULL);
    }
  }

  private void readFile(FieldSpec field) {
    Upload upload = input.files().get(field.name());
    JsonNode raw = input.values().path(field.name());
    if (upload != null) {
      if (upload.size() == 0) {
        error(field, ErrorText.EMPTY_FILE);
      } else {
        values.put(field.name(), Optional.of(upload));
      }
    } else if (field.required()) {
      error(field, raw.isMissingNode() || raw.isNull() ? ErrorText.NO_FILE : ErrorText.NOT_A_FILE);
    } else if (raw.isMissingNode() || raw.isNull() || raw.isTextual() && raw.textValue().isBlank()) {
      values.put(field.name(), Optional.empty());
    } else {
      error(field, ErrorText.NOT_A_FILE);
    }
  }

  private void readValue(FieldSpec field, JsonNode raw) {
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
      case REFERENCE -> reference(field, raw);
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

  /** Text that is a whole number, with or without zeros behind a point; exponents are for real numbers only. */
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
      error(field, ErrorText.notAChoice(word));
    }
  }

  /** The user's JSON comes as an object, or as text that holds one; empty text counts as an empty object. */
  private void json(FieldSpec field, JsonNode raw) {
    try {
      JsonNode value = raw.isTextual() ? parse(raw.textValue()) : raw;
      if (value instanceof ObjectNode object) {
        values.put(field.name(), Optional.of(object.deepCopy()));
      } else {
        error(field, ErrorText.NOT_JSON_OBJECT);
      }
    } catch (JsonProcessingException e) {
      error(field, ErrorText.NOT_JSON);
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
      error(field, ErrorText.NOT_JSON);
    }
  }

  private static JsonNode parse(String text) throws JsonProcessingException {
    HeapShare.current().claimForBody(2 * JsonWeight.of(text));
    JsonNode value = text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
    return value == null ? NullNode.getInstance() : value;
  }

  private void link(FieldSpec field, JsonNode raw) {
    if (!raw.isTextual()) {
      error(field, ErrorText.wrongLinkType(pythonType(raw)));
      return;
    }
    if (raw.textValue().isBlank()) {
      error(field, ErrorText.NULL);
      return;
    }
    switch (input.links().resolve(raw.textValue().strip(), field.target().orElseThrow())) {
      case LinkResolver.Found found -> values.put(field.name(), Optional.of(found.id()));
      case LinkResolver.NoMatch none -> error(field, ErrorText.LINK_NO_MATCH);
      case LinkResolver.OtherResource other -> error(field, ErrorText.LINK_OTHER_RESOURCE);
    }
  }

  private void reference(FieldSpec field, JsonNode raw) {
    if (raw.isIntegralNumber() || raw.isTextual() && raw.textValue().strip().matches("[0-9]{1,18}")) {
      values.put(field.name(),
          Optional.of(raw.isTextual() ? Long.parseLong(raw.textValue().strip()) : raw.longValue()));
    } else {
      link(field, raw);
    }
  }

  private static String pythonType(JsonNode raw) {
    if (raw.isIntegralNumber()) {
      return "int";
    }
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

  private void error(FieldSpec field, String sentence) {
    errors.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(sentence);
  }
}
