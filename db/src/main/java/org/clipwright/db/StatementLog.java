package org.clipwright.db;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every statement, without its values, for performance analysis. */
final class StatementLog implements ExecuteListener {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(StatementLog.class);

  @Override
  public void executeStart(ExecuteContext context) {
    if (LOG.isDebugEnabled()) {
      LOG.debug("A statement is run. thread={} sql=\"{}\"", Thread.currentThread().getName(), context.sql());
    }
  }
}
