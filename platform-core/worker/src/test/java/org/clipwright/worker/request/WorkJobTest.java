package org.clipwright.worker.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.testkit.InMemoryWork;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkCodec;
import org.clipwright.services.work.WorkRepository;
import org.clipwright.services.work.WorkRepository.Done;
import org.clipwright.services.work.WorkRepository.Failed;
import org.clipwright.services.work.WorkRequest;
import org.junit.jupiter.api.Test;

/** What becomes of requests in a worker. */
class WorkJobTest {

  /** Tools whose answers tell what they were asked. */
  private static final class Echo implements MediaTools {

    @Override
    public WorkAnswer.Contents probe(WorkRequest.Probe request) {
      throw new PlatformException(ErrorCode.INVALID, request.key() + " is no media.");
    }

    @Override
    public WorkAnswer.Picture thumbnail(WorkRequest.Thumbnail request) {
      throw new IllegalStateException("This is for the log alone.");
    }

    @Override
    public WorkAnswer.Fonts fonts(WorkRequest.ListFonts request) {
      throw new RenderStoppedException();
    }

    @Override
    public WorkAnswer.Picture fontSheet(WorkRequest.FontSheet request) {
      return new WorkAnswer.Picture(request.target());
    }

    @Override
    public WorkAnswer.FittedText fitText(WorkRequest.FitText request) {
      return new WorkAnswer.FittedText(request.lines(), request.font(), false, request.size());
    }

    @Override
    public WorkAnswer.MissingFonts missingFonts(WorkRequest.MissingFonts request) {
      return new WorkAnswer.MissingFonts(request.families(), List.of());
    }

    @Override
    public WorkAnswer.Kept previewSegment(WorkRequest.PreviewSegment request) {
      return new WorkAnswer.Kept(request.track());
    }

    @Override
    public WorkAnswer.Kept sprite(WorkRequest.Sprite request) {
      return new WorkAnswer.Kept(request.kept().name());
    }

    @Override
    public WorkAnswer.Kept peaks(WorkRequest.Peaks request) {
      return new WorkAnswer.Kept(request.kept().name());
    }
  }

  private final InMemoryWork work = new InMemoryWork();

  private Optional<WorkRepository.Outcome> outcome(WorkRequest<?> request) {
    long id = work.insert(request);
    new WorkJob(work, new Echo()).run(id);
    return work.outcome(id);
  }

  @Test
  void answersAreKept() {
    assertThat(outcome(new WorkRequest.FontSheet(1, "a.jpg"))).contains(new Done(new WorkAnswer.Picture("a.jpg")));
  }

  @Test
  void refusalReachesTheCaller() {
    assertThat(outcome(new WorkRequest.Probe("a.txt"))).contains(new Failed("a.txt is no media."));
  }

  @Test
  void faultsOfOurOwnAreNotToldToTheCaller() {
    assertThat(outcome(new WorkRequest.Thumbnail(
        new WorkRequest.StoredFile("a.mp4"), 1, OptionalInt.empty(), OptionalInt.empty(), "png", 100, "a.png")))
        .contains(new Failed("This file cannot be used: reading it failed unexpectedly."));
  }

  @Test
  void whatIsBrokenOffIsLeftToAnotherWorker() {
    long id = work.insert(new WorkRequest.ListFonts(Optional.empty()));
    assertThatThrownBy(() -> new WorkJob(work, new Echo()).run(id)).isInstanceOf(RenderStoppedException.class);
    assertThat(work.outcome(id)).isEmpty();
    assertThat(work.begin(id).orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void thirdAttemptFails() {
    long id = work.insert(new WorkRequest.FontSheet(1, "a.jpg"));
    work.begin(id);
    work.begin(id);
    new WorkJob(work, new Echo()).run(id);
    assertThat(work.outcome(id))
        .contains(new Failed("This file cannot be used: reading it crashed the worker process."));
  }

  @Test
  void requestOfAnotherVersionFailsAtOnce() {
    InMemoryWork strange = new InMemoryWork() {
      @Override
      public Optional<Attempt> begin(long id) {
        WorkCodec.read(new WorkCodec.Message("SING", JsonNodeFactory.instance.objectNode()));
        throw new AssertionError("The codec knows this word.");
      }
    };
    long id = strange.insert(new WorkRequest.Probe("a.mp4"));
    new WorkJob(strange, new Echo()).run(id);
    assertThat(strange.outcome(id)).hasValueSatisfying(outcome -> assertThat(outcome)
        .isInstanceOfSatisfying(Failed.class,
            failed -> assertThat(failed.message()).startsWith("A worker was asked for \"SING\"")));
  }
}
