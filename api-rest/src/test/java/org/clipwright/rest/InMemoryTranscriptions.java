package org.clipwright.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.TranscriptionRepository;

/** Transcriptions that wait for ever. */
final class InMemoryTranscriptions implements TranscriptionRepository {

  private final OwnedRepository<ProjectFile> files;
  private final Map<Long, UserId> waiting = new HashMap<>();
  private final Map<Long, UserId> owners = new HashMap<>();

  InMemoryTranscriptions(OwnedRepository<ProjectFile> files) {
    this.files = files;
  }

  @Override
  public boolean start(UserId owner, long file, ObjectNode request) {
    owners.put(file, owner);
    return waiting.putIfAbsent(file, owner) == null;
  }

  @Override
  public Optional<TranscriptionRepository.Attempt> begin(long file) {
    return Optional.empty();
  }

  @Override
  public void takeBack(long file) {}

  @Override
  public Optional<Status> status(long file) {
    return waiting.containsKey(file) ? Optional.of(Status.PENDING) : Optional.empty();
  }

  @Override
  public Optional<Status> requestCancel(UserId owner, long file) {
    return status(file);
  }

  @Override
  public boolean end(long file) {
    return waiting.remove(file) != null;
  }

  @Override
  public void tell(long file, ObjectNode told) {
    files.find(owners.get(file), file).ifPresent(known -> {
      ObjectNode json = known.json().deepCopy();
      json.set("transcription", told);
      files.update(known.withJson(json));
    });
  }

  @Override
  public int keep(long file, List<ObjectNode> forms) {
    return 0;
  }
}
