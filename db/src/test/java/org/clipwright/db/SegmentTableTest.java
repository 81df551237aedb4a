package org.clipwright.db;

import org.clipwright.services.segment.SegmentRepository;
import org.clipwright.services.testkit.Repositories;
import org.clipwright.services.testkit.SegmentRepositoryContract;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL keeps the contract of segments. */
@Timeout(120)
class SegmentTableTest extends SegmentRepositoryContract {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  @Override
  protected Repositories stores() {
    return POSTGRES.emptied();
  }

  @Override
  protected SegmentRepository segments() {
    return new SegmentTable(POSTGRES.database());
  }
}
