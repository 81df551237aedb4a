package org.clipwright.services.testkit;

import org.clipwright.services.segment.SegmentRepository;

/** The segments in memory keep the contract that PostgreSQL keeps. */
class InMemorySegmentsTest extends SegmentRepositoryContract {

  private final InMemoryResources resources = new InMemoryResources();

  @Override
  protected Repositories stores() {
    return Repositories.of(resources);
  }

  @Override
  protected SegmentRepository segments() {
    return new InMemorySegments(resources);
  }
}
