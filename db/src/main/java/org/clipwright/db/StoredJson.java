package org.clipwright.db;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.jooq.JSONB;

/** Converts JSON objects to and from columns. Their size is limited, so that every page of a list can be read back. */
final class StoredJson {

  /** The most characters one object may have as text. */
  static final int MOST_CHARACTERS = 1 << 20;

  /** The most brackets, commas and colons one object may have; a keyframe of a curve has 13 or more. */
  static final int MOST_SIGNS = 100_000;

  /** The most digits a number may have, as in the JSON of requests. */
  static final int MOST_DIGITS = 4_300;

  private static final int LONGEST_NAME = 50_000;

  /** The most levels of nested lists and objects, including the object itself. */
  static final int MOST_DEPTH = 900;

  /** The most characters of a request to a worker, which may contain a whole project. */
  static final int MOST_ASKED_CHARACTERS = 16 << 20;

  /** A request to a worker wraps objects in a few more levels. */
  private static final int DEPTH_AROUND_OBJECTS = 20;

  /** The copies held as text and as what is sent to the database. */
  private static final long COPIES = 4;

  /** PostgreSQL expands exponents, so a number may come back with more digits than it was sent with. */
  private static final int MOST_DIGITS_BACK = 16_000;

  private static final JsonFactory SENT = bounded(MOST_DIGITS, MOST_DEPTH);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(bounded(MOST_DIGITS_BACK, MOST_DEPTH + DEPTH_AROUND_OBJECTS)).build();

  private StoredJson() {}

  static JSONB write(ObjectNode object) {
    String text = object.toString();
    if (text.length() > MOST_CHARACTERS) {
      throw tooLarge(text.length() + " characters; at most " + MOST_CHARACTERS);
    }
    long signs = JsonWeight.signs(text);
    if (signs > MOST_SIGNS) {
      throw tooLarge(signs + " brackets, commas and colons; at most " + MOST_SIGNS);
    }
    requireReadable(text);
    return JSONB.valueOf(text);
  }

  /** A request to a worker; it is deleted with the answer, so no list has to hold it. */
  static JSONB question(ObjectNode arguments) {
    long characters = characters(arguments);
    if (characters > MOST_ASKED_CHARACTERS) {
      throw new PlatformException(ErrorCode.INVALID,
          "The project is too large for this: with all its clips and effects it has " + characters
              + " characters of JSON, and a worker can be given " + MOST_ASKED_CHARACTERS + " at most.");
    }
    HeapShare.current().claimForAnswer(COPIES * characters);
    return JSONB.valueOf(arguments.toString());
  }

  /** Counted before the text is created, which may be much longer than the object in memory. */
  private static long characters(ObjectNode object) {
    CountingWriter count = new CountingWriter();
    try (JsonGenerator generator = MAPPER.createGenerator(count)) {
      MAPPER.writeTree(generator, object);
    } catch (IOException impossible) {
      throw new UncheckedIOException("A JSON object cannot be written as text.", impossible);
    }
    return count.characters;
  }

  /** Only counts what is written. */
  private static final class CountingWriter extends Writer {

    private long characters;

    @Override
    public void write(char[] text, int start, int length) {
      characters += length;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** An object for a text column, in which keys and numbers stay as they are; the caller limits its size. */
  static String text(ObjectNode object) {
    String text = object.toString();
    requireReadable(text);
    return text;
  }

  /** One object that cannot be read back would break every list that contains it. */
  private static void requireReadable(String text) {
    try (JsonParser parser = SENT.createParser(text)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    } catch (StreamConstraintsException tooMuch) {
      throw ValidationException.of("json",
          "This object cannot be stored: at most " + MOST_DIGITS + " digits in a number, " + LONGEST_NAME
              + " characters in a name and " + MOST_DEPTH + " levels of nesting are allowed.");
    } catch (IOException impossible) {
      throw new UncheckedIOException("A JSON object cannot be written as text.", impossible);
    }
  }

  private static JsonFactory bounded(int digits, int depth) {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(digits).maxNestingDepth(depth)
            .maxNameLength(LONGEST_NAME).build())
        .build();
  }

  private static ValidationException tooLarge(String size) {
    return ValidationException.of("json",
        "This object would be too large: its JSON has " + size + " can be stored with one object.");
  }

  static ObjectNode read(JSONB column) {
    return read(column.data());
  }

  static ObjectNode read(String text) {
    HeapShare.current().claimForAnswer(JsonWeight.of(text));
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored JSON object cannot be read.", e);
    }
  }

  /** An object with what another adds: objects that both have become one, and else the other's value stands. */
  static ObjectNode merged(ObjectNode json, ObjectNode form) {
    ObjectNode merged = json.deepCopy();
    for (Map.Entry<String, JsonNode> entry : form.properties()) {
      if (merged.path(entry.getKey()) instanceof ObjectNode known && entry.getValue() instanceof ObjectNode added) {
        known.setAll(added);
      } else {
        merged.set(entry.getKey(), entry.getValue());
      }
    }
    return merged;
  }
}
