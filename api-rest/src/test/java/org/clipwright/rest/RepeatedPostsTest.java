package org.clipwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedPostsTest {

  @TempDir private Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void open() {
    platform = new TestPlatform(uploads);
  }

  private TestResponse send(String method, String path, String body, String key) {
    return platform.send(TestRequests.of(method, path, body, "Authorization", "Token " + TestPlatform.ANN,
        "Content-Type", "application/json", "Idempotency-Key", key));
  }

  @Test
  void aProjectIsMadeOnceAndShownAgain() {
    TestResponse first = send("POST", "/projects/", "{\"name\":\"One\"}", "k1");
    TestResponse second = send("POST", "/projects/", "{\"name\":\"One\"}", "k1");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo(first.header("Location")).isPresent();
    assertThat(second.header("Idempotency-Replayed")).contains("true");
    assertThat(platform.get("/projects/").json().path("count").asInt()).isEqualTo(1);
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefusedWithASentence() {
    send("POST", "/projects/", "{\"name\":\"One\"}", "k1");
    TestResponse other = send("POST", "/projects/", "{\"name\":\"Two\"}", "k1");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().path("detail").asText()).contains("give each request a key of its own");
    assertThat(send("POST", "/projects/", "{\"name\":\"Two\"}", "a key").status()).isEqualTo(400);
    assertThat(platform.get("/projects/").json().path("count").asInt()).isEqualTo(1);
  }

  @Test
  void whatWasRefusedMayBeMendedUnderItsKey() {
    assertThat(send("POST", "/projects/", "{\"width\":\"wide\"}", "k1").status()).isEqualTo(400);
    assertThat(send("POST", "/projects/", "{\"width\":640}", "k1").status()).isEqualTo(201);
  }

  @Test
  void otherMethodsAndOtherUsersAreNotConcerned() {
    send("POST", "/projects/", "{\"name\":\"One\"}", "k1");
    assertThat(send("PATCH", "/projects/1/", "{\"name\":\"Two\"}", "k1").json().path("name").asText())
        .isEqualTo("Two");
    TestResponse bob = platform.send(TestRequests.of("POST", "/projects/", "{\"name\":\"One\"}", "Authorization",
        "Token " + TestPlatform.BOB, "Content-Type", "application/json", "Idempotency-Key", "k1"));
    assertThat(bob.json().path("id").asInt()).isEqualTo(2);
  }
}
