package org.clipwright.rest.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceSpec;

/** The shapes of an OpenAPI document, each under its own name among the components. */
final class OpenApiShapes {

  static final String ERROR = "Error";
  static final String INVALID = "ValidationErrors";

  private final Map<String, Schema<?>> components = new TreeMap<>();

  Map<String, Schema<?>> components() {
    return components;
  }

  /** The schema of a request: the shape itself, or its variant without required fields. */
  Schema<?> input(BodySpec input) {
    String name = switch (input.extent()) {
      case WHOLE -> component(input.shape()) + "Request";
      case PART -> "Patched" + component(input.shape()) + "Request";
    };
    return named(name, () -> {
      ObjectSchema schema = new ObjectSchema();
      input.shape().writable().forEach(field -> {
        schema.addProperty(field.name(), input.multipart() ? formField(field) : requestField(field));
        if (input.alwaysHas(field)) {
          schema.addRequiredItem(field.name());
        }
      });
      return schema;
    });
  }

  /** The schema of a response. */
  Schema<?> output(ResourceSpec shape) {
    return named(component(shape), () -> {
      ObjectSchema schema = new ObjectSchema();
      shape.fields().forEach(field -> {
        schema.addProperty(field.name(), responseField(field));
        schema.addRequiredItem(field.name());
      });
      return schema;
    });
  }

  Schema<?> page(ResourceSpec shape) {
    Schema<?> item = output(shape);
    return named("Paginated" + component(shape) + "List", () -> {
      ObjectSchema schema = new ObjectSchema();
      schema.addProperty("count", new IntegerSchema().description("The total number of objects on all pages."));
      schema.addProperty("next", new StringSchema().format("uri").nullable(true));
      schema.addProperty("previous", new StringSchema().format("uri").nullable(true));
      schema.addProperty("results", new ArraySchema().items(item));
      schema.required(List.of("count", "next", "previous", "results"));
      return schema;
    });
  }

  Schema<?> list(ResourceSpec shape) {
    return new ArraySchema().items(output(shape));
  }

  /** Adds the two shapes that errors have. */
  void errors() {
    named(ERROR, () -> {
      ObjectSchema schema = new ObjectSchema();
      schema.addProperty("detail", new StringSchema().description("What went wrong, in one sentence."));
      schema.required(List.of("detail"));
      return schema;
    });
    named(INVALID, () -> {
      ArraySchema sentences = new ArraySchema();
      sentences.items(new StringSchema());
      ObjectSchema schema = new ObjectSchema();
      schema.addProperty("detail",
          new StringSchema().description("What went wrong, if it does not concern a single field."));
      return schema.description("Messages by field, or one message as `detail`.").additionalProperties(sentences);
    });
  }

  /** The name of a shape in PascalCase. */
  private static String component(ResourceSpec shape) {
    return Arrays.stream(shape.name().split(" "))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private Schema<?> named(String name, Supplier<Schema<?>> schema) {
    if (!components.containsKey(name)) {
      components.put(name, schema.get());
    }
    return new Schema<>().$ref("#/components/schemas/" + name);
  }

  /** The schema of a query parameter. */
  static Schema<?> parameter(FieldSpec field) {
    Schema<?> schema = value(field);
    initial(field).ifPresent(schema::setDefault);
    return schema;
  }

  /** Forms carry JSON as text. */
  private static Schema<?> formField(FieldSpec field) {
    boolean json = field.kind() == FieldKind.JSON || field.kind() == FieldKind.JSON_LIST;
    return json ? new StringSchema().description(field.help() + " As text.").example("{}") : requestField(field);
  }

  private static Schema<?> requestField(FieldSpec field) {
    Schema<?> schema = value(field);
    initial(field).ifPresent(schema::setDefault);
    return described(schema, field);
  }

  /** A field's default; an empty text is not an address, and a number is not a choice. */
  private static Optional<Object> initial(FieldSpec field) {
    JsonNode value = field.initial();
    if (field.kind() == FieldKind.BITRATE) {
      return Optional.empty();
    }
    return switch (value.getNodeType()) {
      case STRING -> Optional.<Object>of(value.asText()).filter(text -> !text.equals(""));
      case BOOLEAN -> Optional.of(value.booleanValue());
      case NUMBER -> Optional.of(value.numberValue());
      case ARRAY, OBJECT, NULL, MISSING, BINARY, POJO -> Optional.empty();
    };
  }

  /**
   * Requests may also send JSON as text, and an id for an address; clients generated from such a union do not compile.
   */
  private static String help(FieldSpec field) {
    if (field.kind() == FieldKind.BITRATE && !field.initial().isMissingNode()) {
      return field.help() + " When left out: " + field.initial().asText() + ".";
    }
    if (field.readOnly()) {
      return field.help();
    }
    return switch (field.kind()) {
      case JSON, JSON_LIST -> field.help() + " It may also be sent as text.";
      case LINK -> field.help() + " An address, or an id as text.";
      default -> field.help();
    };
  }

  private static Schema<?> responseField(FieldSpec field) {
    Schema<?> value = switch (field.kind()) {
      case BITRATE -> new IntegerSchema().format("int64");
      case FILE -> new StringSchema().format("uri");
      default -> value(field);
    };
    Schema<?> schema = described(value, field);
    return field.readOnly() ? schema.readOnly(true) : schema;
  }

  private static Schema<?> described(Schema<?> schema, FieldSpec field) {
    if (!field.help().isEmpty()) {
      schema.description(help(field));
    }
    if (field.nullable() && schema.getOneOf() != null) {
      schema.getOneOf().getFirst().nullable(true);
      return schema;
    }
    return field.nullable() ? schema.nullable(true) : schema;
  }

  private static Schema<?> value(FieldSpec field) {
    return switch (field.kind()) {
      case STRING -> text(field);
      case PASSWORD -> text(field).format("password");
      case INTEGER -> bounded(new IntegerSchema().format("int64"), field);
      case FLOAT -> bounded(new NumberSchema().format("double"), field);
      case BOOLEAN -> new BooleanSchema();
      case DATETIME -> new DateTimeSchema();
      case CHOICE -> choice(field);
      case FILE -> new StringSchema().format("binary");
      case URL, LINK -> new StringSchema().format("uri");
      case LINKS -> new ArraySchema().items(new StringSchema().format("uri"));
      case JSON -> new ObjectSchema().additionalProperties(true);
      case BITRATE -> bitrate();
      case JSON_LIST -> new ArraySchema().items(new ObjectSchema().additionalProperties(true));
    };
  }

  private static Schema<?> bitrate() {
    return new ComposedSchema()
        .addOneOfItem(new IntegerSchema().format("int64"))
        .addOneOfItem(new StringSchema().example("8.0 Mb/sec"));
  }

  private static Schema<?> text(FieldSpec field) {
    StringSchema schema = new StringSchema();
    return field.maxLength() > 0 ? schema.maxLength(field.maxLength()) : schema;
  }

  private static Schema<?> choice(FieldSpec field) {
    StringSchema schema = new StringSchema();
    field.choices().keySet().forEach(schema::addEnumItem);
    return schema;
  }

  private static Schema<?> bounded(Schema<?> schema, FieldSpec field) {
    if (Double.isFinite(field.minimum())) {
      schema.setMinimum(BigDecimal.valueOf(field.minimum()));
    }
    if (Double.isFinite(field.maximum())) {
      schema.setMaximum(BigDecimal.valueOf(field.maximum()));
    }
    return schema;
  }
}
