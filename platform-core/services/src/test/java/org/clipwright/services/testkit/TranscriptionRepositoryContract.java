package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.TranscriptionRepository;
import org.clipwright.services.transcript.TranscriptionRepository.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where transcriptions stand, and what of them reaches the JSON of files. */
public abstract class TranscriptionRepositoryContract {

  private static final int MOST_CHARACTERS = 1 << 20;

  protected TranscriptionRepository transcriptions;
  protected UserId owner;
  protected long file;

  private Repositories stores;

  /** Repositories without any resource. */
  protected abstract Repositories stores();

  /** The transcriptions of files in {@link #stores}, which is called first. */
  protected abstract TranscriptionRepository transcriptions();

  @BeforeEach
  final void aFile() {
    stores = stores();
    transcriptions = transcriptions();
    owner = stores.owner("ann");
    Project project = stores.projects().insert(Drafts.project(owner, "One"));
    file = stores.files().insert(Drafts.file(owner, project.id(), "speech.wav", "audio").withJson(json("{'mine': 1}")))
        .id();
  }

  protected static ObjectNode json(String text) {
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
    assertThat(transcriptions.start(owner, file, json("{'model': 'a'}"))).isTrue();
    assertThat(transcriptions.start(owner, file, json("{'model': 'b'}"))).isFalse();
    TranscriptionRepository.Attempt begun = transcriptions.begin(file).orElseThrow();
    assertThat(begun.attempt()).isEqualTo(1);
    assertThat(begun.request().path("model").asText()).isEqualTo("a");
    assertThat(begun.key()).endsWith("/speech.wav");
    assertThat(transcriptions.status(file)).contains(Status.IN_PROGRESS);
    assertThat(transcriptions.end(file)).isTrue();
    assertThat(transcriptions.end(file)).isFalse();
    assertThat(transcriptions.begin(file)).isEmpty();
    assertThat(transcriptions.start(owner, file, json("{'model': 'b'}"))).isTrue();
    assertThat(transcriptions.begin(file).orElseThrow().attempt()).isEqualTo(1);
  }

  @Test
  void cancellingTellsWhereItStood() {
    assertThat(transcriptions.requestCancel(owner, file)).isEmpty();
    transcriptions.start(owner, file, json("{}"));
    assertThat(transcriptions.requestCancel(new UserId(owner.value() + 1000), file)).isEmpty();
    assertThat(transcriptions.requestCancel(owner, file)).contains(Status.PENDING);
    assertThat(transcriptions.status(file)).contains(Status.CANCEL);
    assertThat(transcriptions.begin(file)).isPresent();
    assertThat(transcriptions.status(file)).contains(Status.CANCEL);
    transcriptions.end(file);
    assertThat(transcriptions.requestCancel(owner, file)).isEmpty();
  }

  @Test
  void whatIsToldLeavesOtherKeysAlone() {
    transcriptions.tell(file, json("{'status': 'pending'}"));
    transcriptions.tell(file, json("{'status': 'completed'}"));
    assertThat(file().json()).isEqualTo(json("{'mine': 1, 'transcription': {'status': 'completed'}}"));
  }

  @Test
  void languagesAreAddedToEachOther() {
    transcriptions.keep(file, List.of(json("{'transcripts': {'de': 'Hallo'}}")));
    assertThat(transcriptions.keep(file, List.of(json("{'transcripts': {'en': 'Hello'}}")))).isZero();
    assertThat(file().json()).isEqualTo(json("{'mine': 1, 'transcripts': {'de': 'Hallo', 'en': 'Hello'}}"));
  }

  @Test
  void theFirstFormThatIsNotTooLargeIsKept() {
    ObjectNode large = JsonNodeFactory.instance.objectNode().put("text", "x".repeat(MOST_CHARACTERS));
    assertThat(transcriptions.keep(file, List.of(large, json("{'text': 'short'}")))).isEqualTo(1);
    assertThat(transcriptions.keep(file, List.of(large))).isEqualTo(-1);
    assertThat(file().json().path("text").asText()).isEqualTo("short");
  }

  @Test
  void aFileThatIsGoneTakesItsTranscriptionAlong() {
    transcriptions.start(owner, file, json("{}"));
    stores.files().delete(owner, file);
    assertThat(transcriptions.status(file)).isEmpty();
    assertThat(transcriptions.begin(file)).isEmpty();
    assertThat(transcriptions.keep(file, List.of(json("{}")))).isZero();
  }

  @Test
  void attemptsAreTakenBack() {
    transcriptions.start(owner, file, json("{}"));
    transcriptions.begin(file);
    transcriptions.takeBack(file);
    assertThat(transcriptions.begin(file).orElseThrow().attempt()).isEqualTo(1);
  }
}
