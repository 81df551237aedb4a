package org.clipwright.services.testkit;

/** The repositories in memory keep the contract that PostgreSQL keeps. */
class InMemoryOwnedRepositoryTest extends OwnedRepositoryContract {

  @Override
  protected Repositories stores() {
    return Repositories.inMemory();
  }
}
