package org.clipwright.db;

import org.clipwright.services.account.UserRepository;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.testkit.ExportRepositoryContract;
import org.clipwright.services.testkit.OwnedRepositoryContract;
import org.clipwright.services.testkit.RecordedNotices;
import org.clipwright.services.testkit.Repositories;
import org.clipwright.services.testkit.UserRepositoryContract;
import org.clipwright.services.testkit.WebhookLogContract;
import org.clipwright.services.testkit.WorkOverviewContract;
import org.clipwright.services.testkit.WorkRepositoryContract;
import org.clipwright.services.work.WorkOverview;
import org.clipwright.services.work.WorkRepository;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL keeps the contracts that the repositories in memory keep. */
@Timeout(120)
class RepositoriesTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  @Nested
  class Resources extends OwnedRepositoryContract {
    @Override
    protected Repositories stores() {
      return POSTGRES.emptied();
    }
  }

  @Nested
  class Exports extends ExportRepositoryContract {
    @Override
    protected Repositories stores() {
      return POSTGRES.emptied();
    }
  }

  @Nested
  class Accounts extends UserRepositoryContract {
    @Override
    protected UserRepository users() {
      return new UserTable(POSTGRES.database());
    }
  }

  @Nested
  class Work extends WorkRepositoryContract {
    @Override
    protected WorkRepository work() {
      return new WorkTable(POSTGRES.database(), new RecordedNotices());
    }
  }

  @Nested
  class Webhooks extends WebhookLogContract {
    @Override
    protected Repositories stores() {
      return POSTGRES.emptied();
    }

    @Override
    protected WebhookLog log() {
      return new WebhookDeliveryTable(POSTGRES.database());
    }
  }

  @Nested
  class Overview extends WorkOverviewContract {
    @Override
    protected Repositories stores() {
      return POSTGRES.emptied();
    }

    @Override
    protected WorkOverview overview() {
      return new DatabaseWorkOverview(POSTGRES.database());
    }
  }
}
