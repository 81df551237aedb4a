package org.clipwright.sdk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** SHA-256 against the examples of its standard, FIPS 180-4. */
class Sha256Test {

  private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String MILLION_A = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

  @Test
  void digestsAreThoseOfTheStandard() {
    assertThat(Sha256.of("")).isEqualTo(NOTHING);
    assertThat(Sha256.of("abc")).isEqualTo(ABC);
  }

  @Test
  void streamsAreReadToTheirEnd() throws IOException {
    byte[] content = "a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    assertThat(Sha256.of(new ByteArrayInputStream(content))).isEqualTo(MILLION_A);
  }

  @Test
  void partsAddUpAndBeginAnewAfterTheDigest() {
    Sha256 digest = new Sha256();
    digest.add("xabx".getBytes(StandardCharsets.US_ASCII), 1, 2).add("c".getBytes(StandardCharsets.US_ASCII));
    assertThat(digest.hex()).isEqualTo(ABC);
    assertThat(digest.hex()).isEqualTo(NOTHING);
  }
}
