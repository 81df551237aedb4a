package org.clipwright.services.testkit;

import org.clipwright.services.account.AuditLog;

/** The log in memory keeps the contract that PostgreSQL keeps. */
class InMemoryAuditLogTest extends AuditLogContract {

  @Override
  protected AuditLog log() {
    return new InMemoryAuditLog();
  }
}
