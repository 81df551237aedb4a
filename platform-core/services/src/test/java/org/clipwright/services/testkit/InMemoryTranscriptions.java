package org.clipwright.services.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.TranscriptionRepository;

/** Where transcriptions stand, in memory. */
public final class InMemoryTranscriptions implements TranscriptionRepository {

  /** As long as PostgreSQL lets the JSON of an object be. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private record Entry(UserId owner, ObjectNode request, Status status, int attempt) {

    Entry with(Status status, int attempt) {
      return new Entry(owner, request, status, attempt);
    }
  }

  private final InMemoryFiles files;
  private final Map<Long, Entry> entries = new HashMap<>();

  public InMemoryTranscriptions(InMemoryFiles files) {
    this.files = files;
  }

  private Optional<Entry> entry(long file) {
    return Optional.ofNullable(entries.get(file)).filter(_ -> files.any(file).isPresent());
  }

  private Optional<Entry> unfinished(long file) {
    return entry(file).filter(entry -> entry.status() != Status.OVER);
  }

  @Override
  public synchronized boolean start(UserId owner, long file, ObjectNode request) {
    if (unfinished(file).isPresent()) {
      return false;
    }
    entries.put(file, new Entry(owner, request.deepCopy(), Status.PENDING, 0));
    return true;
  }

  @Override
  public synchronized Optional<TranscriptionRepository.Attempt> begin(long file) {
    return unfinished(file).map(entry -> {
      Entry begun = entry.with(
          entry.status() == Status.CANCEL ? Status.CANCEL : Status.IN_PROGRESS, entry.attempt() + 1);
      entries.put(file, begun);
      ProjectFile known = files.any(file).orElseThrow();
      return new TranscriptionRepository.Attempt(
          file, begun.owner(), known.project(), known.key(), begun.request(), begun.attempt());
    });
  }

  @Override
  public synchronized void takeBack(long file) {
    unfinished(file).filter(entry -> entry.attempt() > 0)
        .ifPresent(entry -> entries.put(file, entry.with(entry.status(), entry.attempt() - 1)));
  }

  @Override
  public synchronized Optional<Status> status(long file) {
    return entry(file).map(Entry::status);
  }

  @Override
  public synchronized Optional<Status> requestCancel(UserId owner, long file) {
    Optional<Entry> known = unfinished(file).filter(entry -> entry.owner().equals(owner));
    known.ifPresent(entry -> entries.put(file, entry.with(Status.CANCEL, entry.attempt())));
    return known.map(entry -> entry.attempt() == 0 ? Status.PENDING : entry.status());
  }

  @Override
  public synchronized boolean end(long file) {
    Optional<Entry> known = unfinished(file);
    known.ifPresent(entry -> entries.put(file, entry.with(Status.OVER, entry.attempt())));
    return known.isPresent();
  }

  @Override
  public synchronized void tell(long file, ObjectNode told) {
    files.any(file).ifPresent(known -> {
      ObjectNode json = known.json().deepCopy();
      json.set("transcription", told);
      files.update(known.withJson(json));
    });
  }

  @Override
  public synchronized int keep(long file, List<ObjectNode> forms) {
    Optional<ProjectFile> known = files.any(file);
    if (known.isEmpty()) {
      return 0;
    }
    for (int form = 0; form < forms.size(); form++) {
      ObjectNode json = merged(known.get().json(), forms.get(form));
      if (json.toString().length() <= MOST_CHARACTERS) {
        files.update(known.get().withJson(json));
        return form;
      }
    }
    return -1;
  }

  private static ObjectNode merged(ObjectNode json, ObjectNode form) {
    ObjectNode merged = json.deepCopy();
    for (Map.Entry<String, JsonNode> added : form.properties()) {
      if (merged.path(added.getKey()) instanceof ObjectNode known && added.getValue() instanceof ObjectNode more) {
        known.setAll(more);
      } else {
        merged.set(added.getKey(), added.getValue());
      }
    }
    return merged;
  }
}
