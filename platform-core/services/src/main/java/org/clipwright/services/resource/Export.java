package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.services.field.Bitrate;

/**
 * A rendering of a project into a file.
 *
 * @param identity which export it is
 * @param settings what was requested
 * @param progress its status and progress
 * @param outcome its result
 */
public record Export(Identity identity, Settings settings, Progress progress, Outcome outcome) {

  /**
   * Which export it is, and since when.
   *
   * @param id 0 until it is stored
   */
  public record Identity(long id, UserId owner, long project, Instant created, Instant updated) {}

  /**
   * What was requested.
   *
   * @param startFrame the first frame, from 1
   * @param endFrame the last frame, inclusive
   * @param webhook address to notify when it is over; may be empty
   */
  public record Settings(
      String exportType,
      String videoFormat,
      String videoCodec,
      Bitrate videoBitrate,
      String audioCodec,
      Bitrate audioBitrate,
      long startFrame,
      long endFrame,
      String webhook) {

    /** How many frames there are to render. */
    public long frames() {
      return endFrame - startFrame + 1;
    }
  }

  /**
   * Status and progress.
   *
   * @param percent 0 to 100
   * @param attempt how many times rendering was begun since it was requested
   * @param rendering how its rendering goes
   */
  public record Progress(ExportStatus status, double percent, int attempt, Rendering rendering) {

    /** The progress of an export that waits for a worker. */
    public static final Progress WAITING = new Progress(ExportStatus.PENDING, 0, 0, Rendering.WAITING);
  }

  /**
   * How the rendering of an export goes.
   *
   * @param stage as its worker said last
   * @param frames of the file; the total is an estimate until a worker has begun
   * @param pace how fast frames are rendered
   * @param spent how long workers have worked for it since it was requested, in jobs that have ended
   */
  public record Rendering(ExportStage stage, ExportStep.Frames frames, RenderPace pace, Duration spent) {

    /** That of an export that waits for a worker. */
    public static final Rendering WAITING = waiting(0);

    /** That of an export that waits for a worker, whose file will have a number of frames. */
    public static Rendering waiting(long frames) {
      return new Rendering(ExportStage.QUEUED, new ExportStep.Frames(0, frames), RenderPace.UNKNOWN, Duration.ZERO);
    }
  }

  /**
   * Its result.
   *
   * @param output where the finished file's bytes are; empty until then
   * @param json the user's free JSON with what rendering adds
   */
  public record Outcome(Optional<String> output, ObjectNode json) {}

  /**
   * An export that is not stored yet.
   *
   * @param frames how many frames its file will have
   */
  public static Export draft(UserId owner, long project, Settings settings, long frames, ObjectNode json) {
    return new Export(
        new Identity(0, owner, project, null, null), settings,
        new Progress(ExportStatus.PENDING, 0, 0, Rendering.waiting(frames)), new Outcome(Optional.empty(), json));
  }

  /** Its number; 0 until it is stored. */
  public long id() {
    return identity.id();
  }

  /** Whose it is. */
  public UserId owner() {
    return identity.owner();
  }

  /** The number of the project that it renders. */
  public long project() {
    return identity.project();
  }

  /** Whether it waits, runs or is over. */
  public ExportStatus status() {
    return progress.status();
  }

  /** The step it is at. */
  public ExportStage stage() {
    return switch (progress.status()) {
      case PENDING -> ExportStage.QUEUED;
      case COMPLETED, FAILED -> ExportStage.FINISHED;
      case IN_PROGRESS, CANCEL -> progress.rendering().stage();
    };
  }

  /** The user's free JSON with what rendering adds. */
  public ObjectNode json() {
    return outcome.json();
  }
}
