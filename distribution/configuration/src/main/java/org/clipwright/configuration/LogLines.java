package org.clipwright.configuration;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.services.work.LogTrail;

/** Writes log lines, each with its date and with the request and the job that it belongs to. */
final class LogLines extends EncoderBase<ILoggingEvent> {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final LogFormat format;

  LogLines(LogFormat format) {
    this.format = format;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = switch (format) {
      case TEXT -> text(event);
      case JSON -> json(event) + "\n";
    };
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ILoggingEvent event) {
    Map<String, String> trail = event.getMDCPropertyMap();
    String belongs = Stream.of(LogTrail.REQUEST, LogTrail.JOB).filter(trail::containsKey).map(trail::get)
        .collect(Collectors.joining(" "));
    String line = String.format("%s %-5s %s %s%s%n", LOCAL.format(event.getInstant()), event.getLevel(),
        shortName(event.getLoggerName()), belongs.isEmpty() ? "" : "[" + belongs + "] ", event.getFormattedMessage());
    return event.getThrowableProxy() == null ? line : line + ThrowableProxyUtil.asString(event.getThrowableProxy());
  }

  private static String json(ILoggingEvent event) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", UTC.format(event.getInstant()));
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    line.put("message", event.getFormattedMessage());
    event.getMDCPropertyMap().forEach(line::put);
    if (event.getThrowableProxy() != null) {
      line.put("exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toString();
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
