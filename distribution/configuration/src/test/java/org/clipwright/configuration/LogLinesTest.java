package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.LogTrail;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Lines of the log, for people and for programs. */
class LogLinesTest {

  private static LoggingEvent event(Throwable failure) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    LoggingEvent event = new LoggingEvent(
        "", context.getLogger("org.clipwright.services.export.ExportJob"), Level.INFO, "An export begins. export={}",
        failure, new Object[] {7});
    event.setInstant(Instant.parse("2026-11-29T20:00:01.5Z"));
    return event;
  }

  private static String line(LogFormat format, LoggingEvent event) {
    return new String(new LogLines(format).encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void textHasTheDateAndWhatTheLineBelongsTo() {
    try (LogTrail _ = LogTrail.ofJob(JobQueue.Kind.EXPORT, 7, Optional.of("abc"))) {
      assertThat(line(LogFormat.TEXT, event(null)))
          .matches(
              "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:01\\.500(Z|[+-]\\d\\d:\\d\\d) INFO  ExportJob \\[abc export-7] "
                  + "An export begins\\. export=7\\n");
    }
    assertThat(line(LogFormat.TEXT, event(null))).endsWith(" INFO  ExportJob An export begins. export=7\n");
  }

  @Test
  void jsonIsOneObjectALineWithTheFailureInside() throws Exception {
    try (LogTrail _ = LogTrail.ofRequest("abc")) {
      String line = line(LogFormat.JSON, event(new IllegalStateException("two\nlines \"quoted\"")));
      assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
      JsonNode object = new ObjectMapper().readTree(line);
      assertThat(object.path("time").asText()).isEqualTo("2026-11-29T20:00:01.500Z");
      assertThat(object.path("level").asText()).isEqualTo("INFO");
      assertThat(object.path("logger").asText()).isEqualTo("org.clipwright.services.export.ExportJob");
      assertThat(object.path("message").asText()).isEqualTo("An export begins. export=7");
      assertThat(object.path("request").asText()).isEqualTo("abc");
      assertThat(object.path("exception").asText())
          .startsWith("java.lang.IllegalStateException: two\nlines \"quoted\"");
    }
  }

  @Test
  void trailEndsWhereItBegan() {
    try (LogTrail _ = LogTrail.ofRequest("outer")) {
      try (LogTrail _ = LogTrail.ofJob(JobQueue.Kind.WEBHOOK, 1, Optional.empty())) {
        assertThat(LogTrail.request()).isEmpty();
      }
      assertThat(LogTrail.request()).contains("outer");
    }
    assertThat(LogTrail.request()).isEmpty();
  }
}
