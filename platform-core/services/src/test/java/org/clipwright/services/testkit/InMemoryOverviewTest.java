package org.clipwright.services.testkit;

import org.clipwright.services.work.WorkOverview;

/** The overview of what is in memory keeps the contract that PostgreSQL keeps. */
class InMemoryOverviewTest extends WorkOverviewContract {

  private final InMemoryResources resources = new InMemoryResources();

  @Override
  protected Repositories stores() {
    return Repositories.of(resources);
  }

  @Override
  protected WorkOverview overview() {
    return new InMemoryOverview(resources.exports::all);
  }
}
