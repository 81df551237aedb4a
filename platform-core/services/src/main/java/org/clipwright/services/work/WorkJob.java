package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.clipwright.services.error.PlatformException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does in a worker what a caller is waiting for. A request whose media kills the worker twice fails. */
public final class WorkJob implements JobHandler {

  private static final int MOST_ATTEMPTS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(WorkJob.class);

  private final WorkRepository requests;
  private final MediaTools tools;

  public WorkJob(WorkRepository requests, MediaTools tools) {
    this.requests = requests;
    this.tools = tools;
  }

  /** Answers the request of an id; does nothing when it is answered or nobody waits any more. */
  @Override
  public void run(long id) {
    Optional<WorkRepository.Attempt> attempt = requests.begin(id);
    if (attempt.isEmpty()) {
      return;
    }
    if (attempt.get().number() > MOST_ATTEMPTS) {
      requests.finish(id, new WorkRepository.Failed(
          "This file cannot be used: reading it crashed the worker process."));
      return;
    }
    try {
      requests.finish(id, outcome(attempt.get().request()));
    } catch (RenderStoppedException stopped) {
      waitForAnotherWorker(id, stopped);
    }
  }

  /** It took too long and has failed already, or this worker is to end. */
  private void waitForAnotherWorker(long id, RenderStoppedException stopped) {
    if (requests.outcome(id).isEmpty()) {
      requests.takeBack(id);
      throw stopped;
    }
  }

  @Override
  public void fail(long id, String sentence) {
    requests.finish(id, new WorkRepository.Failed(sentence));
  }

  private WorkRepository.Outcome outcome(WorkRequest request) {
    try {
      return new WorkRepository.Done(result(request));
    } catch (RenderStoppedException e) {
      Thread.interrupted();
      throw e;
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        LOG.debug("A request was interrupted. request={} kind={}", request.id(), request.kind(), e);
        throw new RenderStoppedException();
      }
      return new WorkRepository.Failed(sentence(request, e));
    }
  }

  private static String sentence(WorkRequest request, RuntimeException failure) {
    if (failure instanceof PlatformException known) {
      return known.getMessage();
    }
    LOG.error("A request failed unexpectedly. request={} kind={}", request.id(), request.kind(), failure);
    return "This file cannot be used: reading it failed unexpectedly.";
  }

  private ObjectNode result(WorkRequest request) {
    return switch (request.kind()) {
      case PROBE -> tools.probe(request.arguments().path("key").asText());
      case THUMBNAIL ->
          JsonNodeFactory.instance.objectNode().put("key", tools.thumbnail(request.arguments()));
      case FONTS -> tools.fonts(Optional.of(request.arguments().path("key").asText("")).filter(key -> !key.isEmpty()));
      case FONT_SHEET ->
          JsonNodeFactory.instance.objectNode().put("key",
              tools.fontSheet(request.arguments().path("target").asText()));
    };
  }
}
