package org.clipwright.services.testkit;

import org.clipwright.services.account.UserRepository;

/** The repositories in memory keep the contract that PostgreSQL keeps. */
class InMemoryUserRepositoryTest extends UserRepositoryContract {

  @Override
  protected UserRepository users() {
    return new InMemoryUsers();
  }
}
