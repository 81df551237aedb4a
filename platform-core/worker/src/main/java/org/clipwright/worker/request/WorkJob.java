package org.clipwright.worker.request;

import org.clipwright.services.error.PlatformException;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkCodec;
import org.clipwright.services.work.WorkRepository;
import org.clipwright.services.work.WorkRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs, in a worker, a request that a caller is waiting for. A request whose media kills the worker twice fails. */
public final class WorkJob implements JobHandler {

  private static final int MOST_ATTEMPTS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(WorkJob.class);

  private final WorkRepository requests;
  private final MediaTools tools;

  public WorkJob(WorkRepository requests, MediaTools tools) {
    this.requests = requests;
    this.tools = tools;
  }

  /** Answers the request with this id; does nothing when it is answered or its caller has gone. */
  @Override
  public void run(long id) {
    try {
      requests.begin(id).ifPresent(attempt -> answer(id, attempt));
    } catch (WorkRepository.UnreadableException otherVersion) {
      LOG.error("A request cannot be understood. request={}", id, otherVersion);
      requests.finish(id, new WorkRepository.Failed(otherVersion.getMessage()));
    }
  }

  private void answer(long id, WorkRepository.Attempt attempt) {
    if (attempt.number() > MOST_ATTEMPTS) {
      requests.finish(id, new WorkRepository.Failed(
          "This file cannot be used: reading it crashed the worker process."));
      return;
    }
    try {
      requests.finish(id, outcome(id, attempt.request()));
    } catch (RenderStoppedException stopped) {
      waitForAnotherWorker(id, stopped);
    }
  }

  /** It took too long and has already failed, or this worker is shutting down. */
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

  private WorkRepository.Outcome outcome(long id, WorkRequest<?> request) {
    try {
      return new WorkRepository.Done(answer(request));
    } catch (RenderStoppedException e) {
      Thread.interrupted();
      throw e;
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        LOG.debug("A request was interrupted. request={} kind={}", id, WorkCodec.write(request).kind(), e);
        throw new RenderStoppedException();
      }
      return new WorkRepository.Failed(sentence(id, request, e));
    }
  }

  private static String sentence(long id, WorkRequest<?> request, RuntimeException failure) {
    if (failure instanceof PlatformException known) {
      return known.getMessage();
    }
    LOG.error("A request failed unexpectedly. request={} kind={}", id, WorkCodec.write(request).kind(), failure);
    return "This file cannot be used: reading it failed unexpectedly.";
  }

  private WorkAnswer answer(WorkRequest<?> request) {
    return switch (request) {
      case WorkRequest.Probe probe -> tools.probe(probe);
      case WorkRequest.Thumbnail thumbnail -> tools.thumbnail(thumbnail);
      case WorkRequest.ListFonts fonts -> tools.fonts(fonts);
      case WorkRequest.FontSheet sheet -> tools.fontSheet(sheet);
      case WorkRequest.FitText text -> tools.fitText(text);
      case WorkRequest.MissingFonts fonts -> tools.missingFonts(fonts);
      case WorkRequest.PreviewSegment segment -> tools.previewSegment(segment);
      case WorkRequest.Sprite sprite -> tools.sprite(sprite);
      case WorkRequest.Peaks peaks -> tools.peaks(peaks);
    };
  }
}
