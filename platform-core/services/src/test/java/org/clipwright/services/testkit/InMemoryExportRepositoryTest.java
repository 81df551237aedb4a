package org.clipwright.services.testkit;

/** The repositories in memory keep the contract that PostgreSQL keeps. */
class InMemoryExportRepositoryTest extends ExportRepositoryContract {

  @Override
  protected Repositories stores() {
    return Repositories.inMemory();
  }
}
