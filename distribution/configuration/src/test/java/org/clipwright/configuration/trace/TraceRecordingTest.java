package org.clipwright.configuration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.clipwright.configuration.TestServer;
import org.clipwright.configuration.TraceSettings;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is recorded, how it is carried on, and what happens without a collector. */
class TraceRecordingTest {

  private static final String PATH = "/v1/traces";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CLIENTS = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(ToldFailures.class);
  private final TestServer collector = TestServer.start().page(PATH, 200, "");

  @BeforeEach
  void listen() {
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
  }

  @AfterEach
  void stop() {
    log.detachAppender(lines);
    log.setLevel(null);
    collector.close();
  }

  private TraceRecording recording(double share) {
    return recording(share, PATH);
  }

  private TraceRecording recording(double share, String path) {
    URI address = URI.create(collector.at(path));
    return TraceRecording.start(Optional.of(new TraceSettings(address, Map.of(), share)), "test");
  }

  @Test
  void withoutASettingNothingIsRecordedOrCarried() {
    Runnable work = () -> {};
    try (TraceRecording _ = TraceRecording.start(Optional.empty(), "test");
        Tracer.Span _ = Traces.request("a", Optional.of(CLIENTS))) {
      assertThat(Traces.traceparent()).isEmpty();
      assertThat(Traces.carrying(work)).isSameAs(work);
    }
  }

  @Test
  void traceOfTheClientGoesOnInStepsJobsAndThreads() throws InterruptedException {
    try (TraceRecording _ = recording(1)) {
      String request;
      try (Tracer.Span _ = Traces.request("a", Optional.of(CLIENTS))) {
        request = Traces.traceparent().orElseThrow();
        assertThat(request).startsWith("00-" + TRACE + "-").endsWith("-01").isNotEqualTo(CLIENTS);
        try (Tracer.Span _ = Traces.step("b")) {
          assertThat(Traces.traceparent().orElseThrow()).startsWith("00-" + TRACE + "-").isNotEqualTo(request);
        }
        assertThat(Traces.traceparent()).contains(request);
        AtomicReference<Optional<String>> elsewhere = new AtomicReference<>(Optional.empty());
        Thread.startVirtualThread(Traces.carrying(() -> elsewhere.set(Traces.traceparent()))).join();
        assertThat(elsewhere.get()).contains(request);
      }
      assertThat(Traces.traceparent()).isEmpty();
      try (Tracer.Span _ = Traces.job("c", Optional.of(request))) {
        assertThat(Traces.traceparent().orElseThrow()).startsWith("00-" + TRACE + "-");
      }
    }
  }

  @Test
  void whatBelongsToNoRequestIsNotRecorded() {
    try (TraceRecording _ = recording(1)) {
      try (Tracer.Span _ = Traces.job("recurring", Optional.empty()); Tracer.Span _ = Traces.call("storage put")) {
        assertThat(Traces.traceparent()).isEmpty();
      }
    }
    assertThat(collector.received()).isEmpty();
  }

  @Test
  void oddTracesOfClientsAreReplacedByNewOnes() {
    try (TraceRecording _ = recording(1)) {
      for (String odd : new String[] {"", "abc", "00-0-0-01", CLIENTS.replace('4', 'x'), CLIENTS + "\u0000"}) {
        try (Tracer.Span _ = Traces.request("a", Optional.of(odd))) {
          assertThat(Traces.traceparent().orElseThrow()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
        }
      }
    }
  }

  @Test
  void shareDecidesWhatIsRecordedUnlessTheClientDoes() throws InterruptedException {
    try (TraceRecording _ = recording(0)) {
      try (Tracer.Span _ = Traces.request("a", Optional.empty())) {
        assertThat(Traces.traceparent().orElseThrow()).matches(".*-0[02]");
      }
    }
    assertThat(collector.received()).isEmpty();
    try (TraceRecording _ = recording(0)) {
      Traces.request("a", Optional.of(CLIENTS)).close();
      await(() -> collector.received().size() == 1);
    }
  }

  @Test
  void collectorThatFailsIsToldOnce() throws InterruptedException {
    collector.page(PATH, 403, "");
    try (TraceRecording _ = recording(1)) {
      for (int i = 1; i <= 2; i++) {
        int requests = i;
        Traces.request("a", Optional.empty()).close();
        await(() -> collector.received().size() >= requests);
      }
      collector.page(PATH, 200, "");
      Traces.request("a", Optional.empty()).close();
      await(() -> told().contains("Traces can be sent again."));
    }
    assertThat(told()).containsExactly("Traces cannot be sent, and are lost until that works again."
        + " reason=\"the collector answered with status 403\"", "Traces can be sent again.");
  }

  /** Without what a recording of another test may still tell of its collector. */
  private List<String> told() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage)
        .filter(line -> !line.contains("cannot be reached")).toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }

  @Test
  void stoppingDoesNotWaitForACollectorThatIsSilent() {
    TraceRecording recording = recording(1, "/silent");
    Traces.request("a", Optional.empty()).close();
    Instant asked = Instant.now();
    recording.close();
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }
}
