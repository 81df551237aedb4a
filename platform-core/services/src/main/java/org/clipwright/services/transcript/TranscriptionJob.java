package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.transcription.Transcriber;
import org.clipwright.sdk.transcription.TranscriptionException;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.sdk.transcription.TranscriptionSetup;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.RenderStoppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transcribes one file in a worker.
 *
 * <p>A damaged model may kill the process. The queue hands the job to the next one, which sees the attempt already
 * counted; after the second such death, the transcription fails.
 */
public final class TranscriptionJob implements JobHandler {

  private static final int MOST_ATTEMPTS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(TranscriptionJob.class);

  private final TranscriptionRepository transcriptions;
  private final SpeechModels models;
  private final SpeechSound sound;
  private final Notices notices;
  private final int threads;
  private final Runnable step;

  /**
   * Transcribes.
   *
   * @param threads how many an engine may use
   * @param step called whenever a transcription has progressed
   */
  public TranscriptionJob(
      TranscriptionRepository transcriptions, SpeechModels models, SpeechSound sound, Notices notices, int threads,
      Runnable step) {
    this.transcriptions = transcriptions;
    this.models = models;
    this.sound = sound;
    this.notices = notices;
    this.threads = threads;
    this.step = step;
  }

  @Override
  public void run(long id) {
    Optional<TranscriptionRepository.Attempt> begun = transcriptions.begin(id);
    if (begun.isEmpty()) {
      return;
    }
    TranscriptionRepository.Attempt job = begun.get();
    TranscriptionOrder order = TranscriptionOrder.of(job.request());
    if (job.attempt() > MOST_ATTEMPTS) {
      fail(job, order, "Transcribing was abandoned: the worker process died " + MOST_ATTEMPTS
          + " times while working on it. The file of the model " + order.model() + " may be damaged.");
      return;
    }
    attempt(job, order);
  }

  @Override
  public void fail(long id, String sentence) {
    transcriptions.begin(id).ifPresent(job -> fail(job, TranscriptionOrder.of(job.request()), sentence));
  }

  private void attempt(TranscriptionRepository.Attempt job, TranscriptionOrder order) {
    LOG.info("A transcription begins. project={} file={} model={} attempt={}", job.project(), job.file(), order.model(),
        job.attempt());
    try {
      complete(job, order, transcribed(job, order));
    } catch (RenderStoppedException stopped) {
      stopped(job, order, stopped);
    } catch (TranscriptionException | PlatformException known) {
      fail(job, order, known.getMessage());
    } catch (RuntimeException unforeseen) {
      if (Thread.currentThread().isInterrupted()) {
        stopped(job, order, new RenderStoppedException());
      } else {
        LOG.error("A transcription failed unexpectedly. file={} model={}", job.file(), order.model(), unforeseen);
        fail(job, order, "Transcribing failed because of an error in the engine " + order.model().replaceFirst("/.*",
            "")
            + "; see the log for file " + job.file() + ".");
      }
    }
  }

  /** Stopped by its owner, or because this worker is shutting down: then it waits for another. */
  private void stopped(TranscriptionRepository.Attempt job, TranscriptionOrder order, RenderStoppedException stopped) {
    switch (transcriptions.status(job.file()).orElse(TranscriptionRepository.Status.OVER)) {
      case CANCEL -> fail(job, order, TranscriptionService.CANCELED);
      case PENDING, IN_PROGRESS -> {
        transcriptions.takeBack(job.file());
        throw stopped;
      }
      case OVER -> LOG.info("A transcription was deleted while it ran. project={} file={}", job.project(),
          job.file());
    }
  }

  private record Outcome(SpokenText text, String language) {}

  private Outcome transcribed(TranscriptionRepository.Attempt job, TranscriptionOrder order) {
    Watch watch = new Watch(job, order);
    watch.told(0);
    SpeechModels.Choice choice = models.require(order.model());
    Optional<Path> file = choice.model().file().map(needed -> file(choice, needed, watch));
    SpokenText text = new SpokenText();
    try (Transcriber transcriber = choice.engine().open(new TranscriptionSetup(order.request(), file, threads))) {
      sound.read(job.key(), new SpeechSound.SampleListener() {
        @Override
        public void piece(double startSeconds, float[] samples) {
          text.add(startSeconds, transcriber.transcribe(samples));
        }

        @Override
        public void reached(double seconds, double totalSeconds) {
          watch.reached(totalSeconds > 0 ? seconds / totalSeconds : 0);
        }
      });
      return new Outcome(text, language(order, transcriber.language()));
    }
  }

  private Path file(SpeechModels.Choice choice, ModelFile needed, Watch watch) {
    String engine = choice.engine().name();
    return models.files().find(engine,
        needed).orElseGet(() -> models.files().fetch(engine, needed, _ -> watch.reached(0)));
  }

  private static String language(TranscriptionOrder order, String heard) {
    if (order.request().translate()) {
      return "en";
    }
    if (!order.request().language().isBlank()) {
      return order.request().language();
    }
    return heard.isBlank() ? "und" : heard;
  }

  private void complete(TranscriptionRepository.Attempt job, TranscriptionOrder order, Outcome outcome) {
    int form = transcriptions.keep(job.file(), outcome.text().forms(outcome.language()));
    if (form < 0) {
      fail(job, order, "The transcript of this file, " + outcome.text().count()
          + " segments, is too large for the file's JSON.");
      return;
    }
    List<String> warnings = new ArrayList<>(order.warnings());
    if (form > 0) {
      warnings.add(form == 1
          ? "The transcript is too long to include the times of individual words."
          : "The transcript is too long; only its captions were kept.");
    }
    if (outcome.text().count() == 0) {
      warnings.add("No speech was found in this file.");
    }
    ObjectNode told =
        new TranscriptionOrder(order.model(), order.request(), warnings).completed(outcome.language());
    if (transcriptions.end(job.file())) {
      transcriptions.tell(job.file(), told);
    }
    LOG.info("A transcription completed. project={} file={} segments={}", job.project(), job.file(),
        outcome.text().count());
    notices.publish(Notices.Topic.PROJECT_CHANGED, job.project());
  }

  private void fail(TranscriptionRepository.Attempt job, TranscriptionOrder order, String sentence) {
    LOG.info("A transcription failed. project={} file={} message={}", job.project(), job.file(), sentence);
    if (transcriptions.end(job.file())) {
      transcriptions.tell(job.file(), order.failed(sentence));
    }
    notices.publish(Notices.Topic.PROJECT_CHANGED, job.project());
  }

  /** Records progress a few times a second and checks whether to stop. */
  private final class Watch {

    private static final long PAUSE_NANOS = 300_000_000;

    private final TranscriptionRepository.Attempt job;
    private final TranscriptionOrder order;
    private long last = System.nanoTime() - PAUSE_NANOS;

    Watch(TranscriptionRepository.Attempt job, TranscriptionOrder order) {
      this.job = job;
      this.order = order;
    }

    void reached(double share) {
      step.run();
      if (Thread.currentThread().isInterrupted()) {
        throw new RenderStoppedException();
      }
      if (System.nanoTime() - last >= PAUSE_NANOS) {
        last = System.nanoTime();
        if (transcriptions.status(job.file()).filter(status -> status == TranscriptionRepository.Status.IN_PROGRESS)
            .isEmpty()) {
          throw new RenderStoppedException();
        }
        told(Math.clamp(Math.floor(share * 1000) / 10, 0, 99.9));
      }
    }

    void told(double percent) {
      transcriptions.tell(job.file(), order.told("in-progress", percent));
      notices.publish(Notices.Topic.PROJECT_CHANGED, job.project());
    }
  }
}
