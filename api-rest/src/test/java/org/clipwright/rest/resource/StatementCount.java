package org.clipwright.rest.resource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The SQL statements that the database's log tells of. */
final class StatementCount {

  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  StatementCount() {
    Logger log = (Logger) LoggerFactory.getLogger("org.clipwright.db.StatementLog");
    log.setLevel(Level.DEBUG);
    log.setAdditive(false);
    appender.start();
    log.addAppender(appender);
  }

  /** Those that the work runs. */
  List<String> during(Runnable work) {
    appender.list.clear();
    work.run();
    return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
