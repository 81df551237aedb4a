package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.sdk.transcription.TranscriptionException;
import org.clipwright.sdk.transcription.TranscriptionRequest;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.work.JobQueue;

/** Starts and cancels the transcription of files. */
public final class TranscriptionService {

  /** The message of a transcription that was stopped by its owner. */
  public static final String CANCELED = "The transcription was canceled.";

  private final SpeechModels models;
  private final TranscriptionRepository transcriptions;
  private final JobQueue queue;
  private final Transactions transactions;
  private final Notices notices;

  public TranscriptionService(
      SpeechModels models, TranscriptionRepository transcriptions, JobQueue queue, Transactions transactions,
      Notices notices) {
    this.models = models;
    this.transcriptions = transcriptions;
    this.queue = queue;
    this.transactions = transactions;
    this.notices = notices;
  }

  /** The available models. */
  public SpeechModels models() {
    return models;
  }

  /**
   * Queues a file.
   *
   * @param arguments the engine's settings, as in the request
   * @throws ValidationException when a value is invalid
   * @throws PlatformException when the file has no sound, or is already being transcribed
   */
  public void start(ProjectFile file, String model, String language, boolean translate, ObjectNode arguments) {
    if (!file.hasSound()) {
      throw new PlatformException(ErrorCode.INVALID, "This file has no sound, so there is nothing to transcribe.");
    }
    SpeechModels.Choice choice = models.require(model);
    TranscriptionRequest request =
        new TranscriptionRequest(choice.model().name(), language, translate, TranscriptionArguments.of(arguments));
    TranscriptionOrder order = new TranscriptionOrder(choice.fullName(), request, checked(choice, request));
    boolean started = transactions.call(() -> {
      if (!transcriptions.start(file.owner(), file.id(), order.json())) {
        return false;
      }
      transcriptions.tell(file.id(), order.told("pending", 0));
      queue.enqueue(JobQueue.Kind.TRANSCRIPTION, file.owner(), file.id());
      return true;
    });
    if (!started) {
      throw PlatformException.state("This file is already being transcribed; wait for it or cancel it.");
    }
    notices.publish(Notices.Topic.PROJECT_CHANGED, file.project());
  }

  private static List<String> checked(SpeechModels.Choice choice, TranscriptionRequest request) {
    try {
      return choice.engine().check(request);
    } catch (TranscriptionException refused) {
      throw ValidationException.of("args", refused.getMessage());
    }
  }

  /**
   * Stops the transcription of a file, which then counts as failed.
   *
   * @throws PlatformException when none is waiting or running
   */
  public void cancel(ProjectFile file) {
    TranscriptionRepository.Status stood = transcriptions.requestCancel(file.owner(), file.id())
        .orElseThrow(() -> new PlatformException(
            ErrorCode.INVALID, "This file is not being transcribed, so there is nothing to cancel."));
    if (stood == TranscriptionRepository.Status.PENDING && transcriptions.end(file.id())) {
      transcriptions.tell(file.id(), FileTranscription.failed(file, CANCELED));
    }
    notices.publish(Notices.Topic.PROJECT_CHANGED, file.project());
  }
}
