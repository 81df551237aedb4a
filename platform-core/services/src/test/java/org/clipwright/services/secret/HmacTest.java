package org.clipwright.services.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Texts are authenticated as RFC 4231 says. */
class HmacTest {

  @Test
  void theSecondExampleOfTheStandardComesOut() {
    byte[] code = new Hmac("Jefe".getBytes(StandardCharsets.UTF_8)).of("what do ya want for nothing?");
    assertThat(HexFormat.of().formatHex(code))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void randomTextHasTwoDigitsForEachByteAndIsNeverTheSame() {
    assertThat(RandomHex.ofBytes(24)).matches("[0-9a-f]{48}").isNotEqualTo(RandomHex.ofBytes(24));
  }
}
