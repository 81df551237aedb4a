package org.clipwright.plugin.effects.tracked;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes messages of Protocol Buffers for tests. */
final class DataFile {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  DataFile whole(int number, int value) {
    bytes.write(number << 3);
    bytes.write(value);
    return this;
  }

  DataFile real(int number, float value) {
    bytes.write(number << 3 | 5);
    bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  DataFile message(int number, DataFile inner) {
    return bytes(number, inner.toBytes());
  }

  DataFile text(int number, String text) {
    return bytes(number, text.getBytes(StandardCharsets.UTF_8));
  }

  private DataFile bytes(int number, byte[] content) {
    bytes.write(number << 3 | 2);
    bytes.write(content.length);
    bytes.writeBytes(content);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
