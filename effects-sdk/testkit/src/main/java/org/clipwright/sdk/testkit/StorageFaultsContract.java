package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.testkit.FaultyNetwork.Fault;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Short faults of the network or the server are overcome, and lasting ones leave nothing half done. */
abstract class StorageFaultsContract extends StoredTexts {

  private static final int LONG = 1_000_000;
  private static final int ALL = 1_000_000;

  /** The port of the backend's server, for backends that speak HTTP to one on this machine; empty for others. */
  protected Optional<Integer> serverPort() {
    return Optional.empty();
  }

  /** The same backend, but with its server at another port. */
  protected StorageProvider reachedBy(int port) {
    throw new UnsupportedOperationException("The backend has no server.");
  }

  private FaultyNetwork network() {
    Assumptions.assumeTrue(serverPort().isPresent(), "The backend has no server.");
    return new FaultyNetwork(serverPort().orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void shortFaultsAreOvercome(Fault fault) throws IOException {
    storage().put(PutRequest.of("long", new CountedBytes(LONG), "video/mp4"));
    try (FaultyNetwork network = network(); StorageProvider faulty = reachedBy(network.port())) {
      network.fail(fault, 1);
      assertThat(faulty.find("long").orElseThrow().size()).isEqualTo(LONG);
      assertThat(network.suffered()).isEqualTo(1);
      network.fail(fault, 1);
      try (InputStream content = faulty.open("long")) {
        assertThat(content.readAllBytes()).isEqualTo(CountedBytes.at(0, LONG));
      }
      network.fail(fault, 1);
      faulty.put(PutRequest.of("new", new CountedBytes(LONG), "video/mp4").when(PutCondition.absent()));
      assertThat(storage().find("new").orElseThrow().size()).isEqualTo(LONG);
      network.fail(fault, 1);
      try (var listed = faulty.list("")) {
        assertThat(listed.count()).isEqualTo(2);
      }
    }
  }

  @Test
  void lastingFaultsAreSaidAndLeaveNothingHalfDone() throws IOException {
    put("old", "before");
    try (FaultyNetwork network = network(); StorageProvider faulty = reachedBy(network.port())) {
      network.fail(Fault.BUSY, ALL);
      assertThat(reason(() -> faulty.find("old"))).isEqualTo(Reason.UNAVAILABLE);
      network.fail(Fault.SERVER_ERROR, ALL);
      assertThat(reason(() -> faulty.put(PutRequest.of("old", stream("after"), "text/plain"))))
          .isEqualTo(Reason.UNAVAILABLE);
      network.fail(Fault.REFUSED, ALL);
      assertThat(reason(() -> faulty.put(PutRequest.of("new", new CountedBytes(LONG * 12), "video/mp4"))))
          .isEqualTo(Reason.UNAVAILABLE);
      network.heal();
      assertThat(faulty.find("new")).isEmpty();
      assertThat(read("old")).isEqualTo("before");
      assertThat(keys("")).containsExactly("old");
    }
  }

  @Test
  void answersThatBreakAgainAndAgainAreFailuresAndNotEnds() throws IOException {
    storage().put(PutRequest.of("long", new CountedBytes(LONG * 4), "video/mp4"));
    try (FaultyNetwork network = network(); StorageProvider faulty = reachedBy(network.port())) {
      network.fail(Fault.BROKEN_ANSWER, ALL);
      int read = 0;
      try (InputStream content = faulty.open("long")) {
        read = content.readAllBytes().length;
      } catch (IOException | StorageException said) {
        assertThat(said).hasMessageMatching("(?s).+");
        return;
      }
      assertThat(read).as("bytes of an object that was read without a failure").isEqualTo(LONG * 4);
    }
  }
}
