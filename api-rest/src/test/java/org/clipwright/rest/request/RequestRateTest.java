package org.clipwright.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.clipwright.rest.RestConfiguration;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.export.ExportQuota;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestRateTest {

  private static final int BURST = 5;

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void open() {
    RequestThrottle five =
        new RequestThrottle(Optional.of(new RequestThrottle.Rate(BURST, 1)), () -> Instant.EPOCH);
    platform = new TestPlatform(RestConfiguration.withUploadsIn(UploadRoom.unlimited(uploads)),
        new TestPlatform.Limits(five, OptionalLong.empty(), ExportQuota.NONE));
  }

  private static RestRequest as(String token) {
    return TestRequests.get("/projects/", "Authorization", "Token " + token);
  }

  private void assertThrottled(RestRequest request) {
    TestResponse answer = platform.send(request);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).contains("1");
    assertThat(answer.text()).isEqualTo("{\"detail\":\"Request was throttled. Expected available in 1 second.\"}");
  }

  @Test
  void userWhoSendsTooMuchIsToldInTheApisFormAndOthersAreServed() {
    for (int i = 0; i < BURST; i++) {
      assertThat(platform.send(as(TestPlatform.ANN)).status()).isEqualTo(200);
    }
    assertThrottled(as(TestPlatform.ANN));
    assertThat(platform.send(as(TestPlatform.BOB)).status()).isEqualTo(200);
  }

  @Test
  void whoDoesNotSignInCountsByAddressAndSoDoWrongTokens() {
    for (int i = 0; i < BURST - 1; i++) {
      assertThat(platform.send(TestRequests.get("/projects/")).status()).isEqualTo(401);
    }
    assertThat(platform.send(as("wrong")).status()).isEqualTo(401);
    assertThrottled(as("wrong"));
    assertThrottled(TestRequests.get("/projects/"));
    assertThat(platform.send(as(TestPlatform.ANN)).status()).as("a user at the same address").isEqualTo(200);
  }
}
