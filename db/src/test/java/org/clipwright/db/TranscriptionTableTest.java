package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.Repositories;
import org.clipwright.services.transcript.TranscriptionRepository;
import org.clipwright.services.transcript.TranscriptionRepository.Status;
import org.clipwright.services.work.Lane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where transcriptions stand, and what of them reaches the JSON of files. */
@Timeout(120)
class TranscriptionTableTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  private static int names;

  private Repositories stores;
  private TranscriptionTable table;
  private UserId owner;
  private long file;

  @BeforeEach
  void aFile() {
    stores = POSTGRES.emptied();
    table = new TranscriptionTable(POSTGRES.database());
    long account = POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values (?, '') returning id", "ann" + names++).get(0,
            Long.class);
    owner = new UserId(account);
    Project project = stores.projects().insert(Drafts.project(owner, "One"));
    file = stores.files().insert(Drafts.file(owner, project.id(), "speech.wav", "audio").withJson(json("{'mine': 1}")))
        .id();
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private ProjectFile file() {
    return stores.files().find(owner, file).orElseThrow();
  }

  @Test
  void aFileIsTranscribedOnceAtATime() {
    assertThat(table.start(owner, file, json("{'model': 'a'}"))).isTrue();
    assertThat(table.start(owner, file, json("{'model': 'b'}"))).isFalse();
    TranscriptionRepository.Attempt begun = table.begin(file).orElseThrow();
    assertThat(begun.attempt()).isEqualTo(1);
    assertThat(begun.request().path("model").asText()).isEqualTo("a");
    assertThat(begun.key()).endsWith("/speech.wav");
    assertThat(table.status(file)).contains(Status.IN_PROGRESS);
    assertThat(table.end(file)).isTrue();
    assertThat(table.end(file)).isFalse();
    assertThat(table.begin(file)).isEmpty();
    assertThat(table.start(owner, file, json("{'model': 'b'}"))).isTrue();
    assertThat(table.begin(file).orElseThrow().attempt()).isEqualTo(1);
  }

  @Test
  void attemptsAreTakenBackAndThoseOfDeadWorkersCount() {
    table.start(owner, file, json("{}"));
    table.begin(file);
    table.takeBack(file);
    assertThat(table.begin(file).orElseThrow().attempt()).isEqualTo(1);
    assertThat(new LeftJobs(POSTGRES.database()).giveBack(Lane.TRANSCRIBE, "nobody", Optional.empty())).isZero();
    assertThat(table.begin(file).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void cancellingTellsWhereItStood() {
    assertThat(table.requestCancel(owner, file)).isEmpty();
    table.start(owner, file, json("{}"));
    assertThat(table.requestCancel(new UserId(owner.value() + 1000), file)).isEmpty();
    assertThat(table.requestCancel(owner, file)).contains(Status.PENDING);
    assertThat(table.status(file)).contains(Status.CANCEL);
    assertThat(table.begin(file)).isPresent();
    assertThat(table.status(file)).contains(Status.CANCEL);
    table.end(file);
    assertThat(table.requestCancel(owner, file)).isEmpty();
  }

  @Test
  void whatIsToldLeavesOtherKeysAlone() {
    table.tell(file, json("{'status': 'pending'}"));
    table.tell(file, json("{'status': 'completed'}"));
    assertThat(file().json()).isEqualTo(json("{'mine': 1, 'transcription': {'status': 'completed'}}"));
  }

  @Test
  void languagesAreAddedToEachOther() {
    table.keep(file, List.of(json("{'transcripts': {'de': 'Hallo'}}")));
    assertThat(table.keep(file, List.of(json("{'transcripts': {'en': 'Hello'}}")))).isZero();
    assertThat(file().json()).isEqualTo(json("{'mine': 1, 'transcripts': {'de': 'Hallo', 'en': 'Hello'}}"));
  }

  @Test
  void theFirstFormThatIsNotTooLargeIsKept() {
    ObjectNode large = JsonNodeFactory.instance.objectNode().put("text", "x".repeat(StoredJson.MOST_CHARACTERS));
    assertThat(table.keep(file, List.of(large, json("{'text': 'short'}")))).isEqualTo(1);
    assertThat(table.keep(file, List.of(large))).isEqualTo(-1);
    assertThat(file().json().path("text").asText()).isEqualTo("short");
  }

  @Test
  void aFileThatIsGoneTakesItsTranscriptionAlong() {
    table.start(owner, file, json("{}"));
    stores.files().delete(owner, file);
    assertThat(table.status(file)).isEmpty();
    assertThat(table.begin(file)).isEmpty();
    assertThat(table.keep(file, List.of(json("{}")))).isZero();
  }
}
