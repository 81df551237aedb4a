package org.clipwright.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiatorTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "*/*|json",
    "application/json|json",
    "application/*|json",
    "text/html|api",
    "text/*|api",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|api",
    "application/json;q=0.1, text/html;q=0.9|json",
    "text/html, application/json; indent=4|json",
    "image/png, */*;q=0.1|json",
  })
  void specificityDecidesAndQualityDoesNot(String accept, String format) {
    assertThat(agree(Optional.empty(), accept).offer().format()).isEqualTo(format);
  }

  @Test
  void aMissingHeaderMeansJson() {
    assertThat(Negotiator.agree(Offer.JSON_AND_PAGE, Optional.empty(), Optional.empty()).offer())
        .isEqualTo(Offer.JSON);
  }

  @Test
  void theFormatParameterFiltersBeforeTheHeaderCounts() {
    assertThat(agree(Optional.of("api"), "*/*").offer()).isEqualTo(Offer.PAGE);
    assertThat(agree(Optional.of(""), "*/*").offer()).isEqualTo(Offer.JSON);
    assertRefused(406, Optional.of("api"), "application/json");
    assertRefused(404, Optional.of("xml"), "*/*");
    assertRefused(406, Optional.empty(), "image/png");
  }

  @Test
  void theIndentOfTheAcceptedTypeIsKept() {
    assertThat(agree(Optional.empty(), "application/json; indent=4").accepted().parameters())
        .containsEntry("indent", "4");
  }

  private static void assertRefused(int status, Optional<String> format, String accept) {
    assertThatThrownBy(() -> agree(format, accept))
        .isInstanceOfSatisfying(RestException.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
  }

  private static Agreement agree(Optional<String> format, String accept) {
    return Negotiator.agree(Offer.JSON_AND_PAGE, format, Optional.of(accept));
  }
}
