package org.clipwright.services.testkit;

import org.clipwright.services.work.WorkRepository;

/** The repositories in memory keep the contract that PostgreSQL keeps. */
class InMemoryWorkRepositoryTest extends WorkRepositoryContract {

  @Override
  protected WorkRepository work() {
    return new InMemoryWork();
  }
}
