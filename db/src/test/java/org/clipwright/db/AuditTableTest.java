package org.clipwright.db;

import org.clipwright.services.account.AuditLog;
import org.clipwright.services.testkit.AuditLogContract;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL keeps the contract of audit logs. */
@Timeout(120)
class AuditTableTest extends AuditLogContract {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  @Override
  protected AuditLog log() {
    POSTGRES.database().statements().execute("truncate audit_entry");
    return new AuditTable(POSTGRES.database());
  }
}
