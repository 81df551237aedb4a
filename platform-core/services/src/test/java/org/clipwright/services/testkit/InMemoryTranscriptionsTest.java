package org.clipwright.services.testkit;

import org.clipwright.services.transcript.TranscriptionRepository;

/** The transcriptions in memory keep the contract that PostgreSQL keeps. */
class InMemoryTranscriptionsTest extends TranscriptionRepositoryContract {

  private final InMemoryResources resources = new InMemoryResources();

  @Override
  protected Repositories stores() {
    return Repositories.of(resources);
  }

  @Override
  protected TranscriptionRepository transcriptions() {
    return new InMemoryTranscriptions(resources.files);
  }
}
