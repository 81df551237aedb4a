package org.clipwright.rest.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Pieces of uploads that must have a checksum. */
class TusChecksumTest {

  private static final byte[] OF_ABC = HexFormat.of().parseHex("900150983cd24fb0d6963f7d28e17f72");

  private static InputStream required(String content) {
    return new TusChecksum("MD5", OF_ABC)
        .requiredOf(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void endOfAPieceCanBeReadAgain() throws IOException {
    try (InputStream piece = required("abc")) {
      assertThat(piece.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("abc");
      assertThat(piece.read()).isNegative();
      assertThat(piece.read(new byte[8])).isNegative();
    }
  }

  @Test
  void anotherPieceIsRefusedAtItsEndEachTime() throws IOException {
    try (InputStream piece = required("abd")) {
      assertThatThrownBy(piece::readAllBytes).isInstanceOf(TusChecksum.Mismatch.class);
      assertThatThrownBy(piece::read).isInstanceOf(TusChecksum.Mismatch.class);
    }
  }
}
