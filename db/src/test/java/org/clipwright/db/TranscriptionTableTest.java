package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clipwright.services.testkit.Repositories;
import org.clipwright.services.testkit.TranscriptionRepositoryContract;
import org.clipwright.services.transcript.TranscriptionRepository;
import org.clipwright.services.work.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL keeps the contract of transcriptions, and counts the attempts of dead workers. */
@Timeout(120)
class TranscriptionTableTest extends TranscriptionRepositoryContract {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  @Override
  protected Repositories stores() {
    return POSTGRES.emptied();
  }

  @Override
  protected TranscriptionRepository transcriptions() {
    return new TranscriptionTable(POSTGRES.database());
  }

  @Test
  void attemptsAreTakenBackAndThoseOfDeadWorkersCount() {
    transcriptions.start(owner, file, json("{}"));
    transcriptions.begin(file);
    transcriptions.takeBack(file);
    assertThat(transcriptions.begin(file).orElseThrow().attempt()).isEqualTo(1);
    assertThat(new LeftJobs(POSTGRES.database()).giveBack(Lane.TRANSCRIBE, "nobody", Optional.empty())).isZero();
    assertThat(transcriptions.begin(file).orElseThrow().attempt()).isEqualTo(2);
  }
}
