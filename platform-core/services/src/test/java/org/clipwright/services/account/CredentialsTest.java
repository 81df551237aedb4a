package org.clipwright.services.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

  @Test
  void basicCarriesNameAndPasswordInWhicheverCase() {
    assertThat(parse("bAsIc " + base64("ann:pass:word"))).isEqualTo(new Credentials.Password("ann", "pass:word"));
    assertThat(parse("Basic " + base64("ann"))).isEqualTo(new Credentials.Password("ann", ""));
    assertThat(parse("Basic " + base64("\u00e4:\u00f6"))).isEqualTo(new Credentials.Password("\u00e4", "\u00f6"));
    byte[] latin = "\u00e4:\u00f6".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(parse("Basic " + Base64.getEncoder().encodeToString(latin)))
        .isEqualTo(new Credentials.Password("\u00e4", "\u00f6"));
  }

  @Test
  void tokenCarriesAKey() {
    assertThat(parse("token abc")).isEqualTo(new Credentials.Token("abc"));
  }

  @Test
  void otherSchemesAreNoCredentials() {
    assertThat(parse("Bearer abc")).isEqualTo(new Credentials.None());
    assertThat(parse("")).isEqualTo(new Credentials.None());
    assertThat(Credentials.parse(Optional.empty())).isEqualTo(new Credentials.None());
  }

  @Test
  void unusableHeadersSayWhy() {
    assertThat(parse("Token")).isEqualTo(malformed("Invalid token header. No credentials provided."));
    assertThat(parse("Token a b"))
        .isEqualTo(malformed("Invalid token header. Token string should not contain spaces."));
    assertThat(parse("Basic")).isEqualTo(malformed("Invalid basic header. No credentials provided."));
    assertThat(parse("Basic a b"))
        .isEqualTo(malformed("Invalid basic header. Credentials string should not contain spaces."));
    assertThat(parse("Basic %%%"))
        .isEqualTo(malformed("Invalid basic header. Credentials not correctly base64 encoded."));
  }

  private static Credentials malformed(String sentence) {
    return new Credentials.Malformed(sentence);
  }

  private static Credentials parse(String header) {
    return Credentials.parse(Optional.of(header));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
