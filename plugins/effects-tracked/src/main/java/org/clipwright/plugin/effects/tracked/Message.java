package org.clipwright.plugin.effects.tracked;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.EffectException;

/**
 * A message in Protocol Buffers wire format, whose fields are looked up by number.
 *
 * <p>Plugins can read only the SDK's and Java's own modules, so the few rules of the format are implemented here.
 */
final class Message {

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH_FIRST = 2;
  private static final int FOUR_BYTES = 5;

  private record Field(int number, int type, ByteBuffer value) {}

  private final List<Field> fields = new ArrayList<>();

  private Message() {}

  /**
   * Parses a message; its content is decoded on demand.
   *
   * @throws EffectException if the bytes are not a message
   */
  static Message parse(ByteBuffer bytes) {
    Message message = new Message();
    ByteBuffer rest = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (rest.hasRemaining()) {
        message.fields.add(field(rest));
      }
      return message;
    } catch (BufferUnderflowException | IndexOutOfBoundsException broken) {
      throw new EffectException("The tracking data is incomplete.", broken);
    }
  }

  private static Field field(ByteBuffer rest) {
    long tag = varint(rest);
    int number = (int) (tag >>> 3);
    int type = (int) (tag & 7);
    int length = switch (type) {
      case VARINT -> varintLength(rest);
      case EIGHT_BYTES -> 8;
      case LENGTH_FIRST -> Math.toIntExact(Math.min(varint(rest), Integer.MAX_VALUE));
      case FOUR_BYTES -> 4;
      default -> throw new EffectException("The tracking data is invalid: it has a field of an unknown kind.");
    };
    if (length > rest.remaining() || length < 0) {
      throw new BufferUnderflowException();
    }
    ByteBuffer value = rest.slice(rest.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    rest.position(rest.position() + length);
    return new Field(number, type, value);
  }

  private static int varintLength(ByteBuffer rest) {
    int start = rest.position();
    varint(rest);
    int length = rest.position() - start;
    rest.position(start);
    return length;
  }

  private static long varint(ByteBuffer rest) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = rest.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new EffectException("The tracking data is invalid: it has a number without end.");
  }

  /** The messages of a repeated field, in order. */
  List<Message> messages(int number) {
    return fields.stream().filter(field -> field.number == number && field.type == LENGTH_FIRST)
        .map(field -> parse(field.value)).toList();
  }

  /** The first message among the fields with at least the given number. */
  Optional<Message> firstMessageFrom(int number) {
    return fields.stream().filter(field -> field.number >= number && field.type == LENGTH_FIRST)
        .findFirst().map(field -> parse(field.value));
  }

  /** The integers of a repeated field, packed or not. */
  int[] wholes(int number) {
    IntStream.Builder numbers = IntStream.builder();
    for (Field field : fields) {
      ByteBuffer rest = field.value.duplicate();
      while (field.number == number && rest.hasRemaining()) {
        numbers.add(Math.clamp(varint(rest), 0, Integer.MAX_VALUE));
      }
    }
    return numbers.build().toArray();
  }

  /** The texts of a repeated field, in order. */
  List<String> texts(int number) {
    return fields.stream().filter(field -> field.number == number && field.type == LENGTH_FIRST)
        .map(field -> StandardCharsets.UTF_8.decode(field.value.duplicate()).toString()).toList();
  }

  /** An integer; 0 if the field is missing, as the format specifies. */
  long whole(int number) {
    return fields.stream().filter(field -> field.number == number && field.type == VARINT)
        .reduce((first, last) -> last).map(field -> varint(field.value.duplicate())).orElse(0L);
  }

  /** A 32-bit float; 0 if the field is missing. */
  float real(int number) {
    return fields.stream().filter(field -> field.number == number && field.type == FOUR_BYTES)
        .reduce((first, last) -> last).map(field -> field.value.getFloat(0)).orElse(0f);
  }
}
