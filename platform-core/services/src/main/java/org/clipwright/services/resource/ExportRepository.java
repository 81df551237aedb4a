package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** Keeps exports; workers change them step by step while they render. */
public interface ExportRepository extends OwnedRepository<Export> {

  /**
   * How far an export has come.
   *
   * @param percent 0 to 100
   * @param frames empty to leave them as they are
   */
  record Step(Export.RenderStage stage, double percent, Optional<Export.FrameCount> frames) {

    /** The most that rendering reaches: what follows is shown in the last tenths. */
    private static final double NEARLY = 99.8;

    /** A step after all frames are rendered. */
    public static Step after(Export.RenderStage stage, double percent) {
      return new Step(stage, percent, Optional.empty());
    }

    /** Rendering frames, with the percentage in whole tenths, of which {@code perMille} are done. */
    public static Step rendering(double perMille, Export.FrameCount frames) {
      Export.RenderStage stage = perMille > 0 ? Export.RenderStage.RENDERING : Export.RenderStage.PREPARING;
      return new Step(stage, shown(perMille), Optional.of(frames));
    }

    /** Nothing was rendered yet in this attempt, but some frames were there already. */
    public static Step preparing(double perMille, Export.FrameCount frames) {
      return new Step(Export.RenderStage.PREPARING, shown(perMille), Optional.of(frames));
    }

    /** How far it is after this step: news that arrive late, from one worker of several, never take it back. */
    public Export.FrameCount from(Export.FrameCount before) {
      return frames.map(now -> new Export.FrameCount(Math.max(before.done(), now.done()), now.total())).orElse(before);
    }

    /** The percentage after this step, which does not fall either. */
    public double from(double before) {
      return Math.max(before, Math.clamp(percent, 0, 100));
    }

    private static double shown(double perMille) {
      return Math.min(NEARLY, Math.floor(perMille) / 10);
    }
  }

  /** The export with this id, of any owner; only for workers. */
  Optional<Export> findAny(long id);

  /**
   * Begins an attempt: the status becomes in-progress and the attempt count rises by one. Empty when the export is
   * gone, or neither waiting nor in progress.
   */
  Optional<Export> begin(long id);

  /**
   * Whether an unfinished export is still in the attempt in which a worker began it, and no other worker has begun a
   * later one. In a transaction, that holds until its end.
   */
  boolean isInAttempt(Export begun);

  /** Takes back an attempt that was stopped in an orderly way, so that it does not count; unless it is over. */
  void takeBack(Export begun);

  /**
   * Records a step while the export is in progress; in an attempt, neither the percentage nor the frames that are done
   * ever fall. While frames are rendered, their pace is measured.
   *
   * @return its status afterwards; empty when it is gone
   */
  Optional<Export.Status> progress(long id, Step step);

  /** Adds to the time that workers have spent on an export. */
  void spend(long id, Duration time);

  /** Asks a pending or running export to stop; false when it is already over. */
  boolean requestCancel(UserId owner, long id);

  /** Whether an export is rendered in parts by several workers, none of which would end it on cancellation. */
  boolean isInParts(long id);

  /** Ends an export that is not over yet: status, output and JSON at once. Empty when it was over or gone. */
  Optional<Export> end(long id, Export.Status status, Optional<String> output, ObjectNode json);

  void replaceJson(long id, ObjectNode json);

  /** Puts a finished export back to pending with the given JSON; empty when it is not over. */
  Optional<Export> restart(UserId owner, long id, ObjectNode json);
}
