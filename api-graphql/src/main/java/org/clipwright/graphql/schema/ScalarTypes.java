package org.clipwright.graphql.schema;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.clipwright.http.body.UploadedFile;

/** The scalar types that GraphQL itself lacks. */
final class ScalarTypes {

  /** Always six digits, as in the REST API. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ScalarTypes() {}

  static List<GraphQLScalarType> all() {
    return List.of(
        scalar("DateTime", value -> TIME.format((Instant) value), ScalarTypes::instant),
        scalar("JSON", ScalarTypes::plain, value -> value),
        ExtendedScalars.GraphQLLong,
        scalar("URL", Object::toString, ScalarTypes::text),
        scalar("Bitrate", value -> value, ScalarTypes::bitrate),
        scalar("Upload", value -> {
          throw new IllegalStateException("Uploads cannot be read.");
        }, ScalarTypes::upload));
  }

  /** Trees are written as they are: a copy would be as large as the original. */
  private static Object plain(Object value) {
    return value instanceof JsonNode node && node.isNull() ? null : value;
  }

  private static Object instant(Object value) {
    try {
      return OffsetDateTime.parse(text(value).toString()).toInstant();
    } catch (DateTimeException e) {
      throw new CoercingParseValueException("\"" + value + "\" is not a time such as 2026-01-31T12:00:00Z.");
    }
  }

  private static Object text(Object value) {
    if (value instanceof String) {
      return value;
    }
    throw new CoercingParseValueException("Text is expected.");
  }

  private static Object bitrate(Object value) {
    if (value instanceof String || value instanceof Number) {
      return value;
    }
    throw new CoercingParseValueException("A bit rate is a number or text.");
  }

  private static Object upload(Object value) {
    if (value instanceof UploadedFile) {
      return value;
    }
    throw new CoercingParseValueException("A file must be sent as a part of a multipart request.");
  }

  private static GraphQLScalarType scalar(
      String name, Function<Object, Object> show, Function<Object, Object> read) {
    return GraphQLScalarType.newScalar().name(name).coercing(new FunctionCoercing(show, read)).build();
  }

  /** Literals in documents are converted to their JSON equivalent, then read like variables. */
  private record FunctionCoercing(Function<Object, Object> show, Function<Object, Object> read)
      implements Coercing<Object, Object> {

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return show.apply(value);
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      return read.apply(input);
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      try {
        return read.apply(literal(input, variables));
      } catch (CoercingParseValueException e) {
        throw new CoercingParseLiteralException(e.getMessage());
      }
    }

    private static Object literal(Value<?> value, CoercedVariables variables) {
      return switch (value) {
        case NullValue _ -> null;
        case StringValue text -> text.getValue();
        case BooleanValue flag -> flag.isValue();
        case EnumValue word -> word.getName();
        case IntValue number -> number(number.getValue());
        case FloatValue number -> number.getValue().doubleValue();
        case ArrayValue array -> array.getValues().stream().map(item -> literal(item, variables)).toList();
        case ObjectValue object -> map(object, variables);
        case VariableReference reference -> variables.get(reference.getName());
        default -> throw new CoercingParseLiteralException("This kind of value is not allowed here.");
      };
    }

    private static Object number(BigInteger value) {
      return value.bitLength() < 64 ? (Object) value.longValue() : new BigDecimal(value);
    }

    private static Map<String, Object> map(ObjectValue object, CoercedVariables variables) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (ObjectField field : object.getObjectFields()) {
        map.put(field.getName(), literal(field.getValue(), variables));
      }
      return map;
    }
  }
}
