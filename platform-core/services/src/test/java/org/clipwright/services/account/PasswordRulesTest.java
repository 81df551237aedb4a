package org.clipwright.services.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

  @ParameterizedTest
  @CsvSource({
    "short1, too short", "1234567890, entirely numeric", "Ann.Smith-1, similar to the username",
    "PassWord123, too common", "film@studio.example, similar to the email address",
    "myfilmclub, similar to the email address", "zzzzzzzz, too common"
  })
  void weakPasswordsAreRefusedInDjangosWords(String password, String reason) {
    assertThat(PasswordRules.objection(password, "ann.smith", "film@studio.example")).hasValueSatisfying(
        sentence -> assertThat(sentence).contains(reason));
  }

  @Test
  void othersAreTaken() {
    assertThat(PasswordRules.objection("correct horse", "ann.smith", "")).isEmpty();
    assertThat(PasswordRules.objection("a long secret", "a", "")).as("a name too short to tell anything").isEmpty();
  }
}
