package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

  private static ObjectNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readValue(text, ObjectNode.class);
  }

  @Test
  void leavesTheJson() throws Exception {
    ObjectNode json = json("{\"webhook_secret\": \"sixteen letters.\", \"mine\": 1}");
    assertThat(WebhookSecrets.Secret.takenFrom(json)).contains(new WebhookSecrets.Secret("sixteen letters."));
    assertThat(json.toString()).isEqualTo("{\"mine\":1}");
    assertThat(WebhookSecrets.Secret.takenFrom(json)).isEmpty();
    assertThat(WebhookSecrets.Secret.takenFrom(json("{\"webhook_secret\": null}"))).isEmpty();
  }

  @Test
  void showsItselfNowhere() {
    assertThat(new WebhookSecrets.Secret("sixteen letters.").toString()).doesNotContain("sixteen");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "7", "{}", "[]", "true", "\"\"", "\"fifteen letters\"", "\"whsec_not base64 at all!!\"", "\"whsec_c2hvcnQ=\"",
    "\"whsec_\"", "\"a zero \\u0000 within it\""})
  void refusesWhatNobodyShouldSignWith(String value) throws Exception {
    ObjectNode json = json("{\"webhook_secret\": " + value + "}");
    assertThatThrownBy(() -> WebhookSecrets.Secret.takenFrom(json)).isInstanceOf(ValidationException.class)
        .extracting(refusal -> ((ValidationException) refusal).errors().get("json").toString()).asString()
        .contains("16 to 256 characters");
  }
}
