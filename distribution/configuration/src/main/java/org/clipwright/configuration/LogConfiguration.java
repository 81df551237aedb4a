package org.clipwright.configuration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Optional;

/**
 * Logs to standard error: warnings, and this program's own messages at the configured level. An XML file could say the
 * same, but reading one takes as long as opening a film. An operator's own file, named by Logback's system property,
 * takes precedence.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogConfiguration extends ContextAwareBase implements Configurator {

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.NEUTRAL;
    }
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(standardError(context));
    context.getLogger("org.clipwright").setLevel(level());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Level level() {
    String asked = Optional.ofNullable(System.getenv(Setting.LOG_LEVEL.variable()))
        .orElse(System.getProperty("clipwright.log.level", ""));
    return Level.toLevel(asked, Level.WARN);
  }

  /** An invalid value is reported when all settings are read; that line must be logged in some format. */
  private static LogFormat format() {
    String asked = Optional.ofNullable(System.getenv(Setting.LOG_FORMAT.variable())).orElse("").strip();
    return asked.equalsIgnoreCase(LogFormat.JSON.name()) ? LogFormat.JSON : LogFormat.TEXT;
  }

  private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
    LogLines encoder = new LogLines(format());
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
