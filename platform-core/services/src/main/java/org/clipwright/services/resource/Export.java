package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** The step that an export is at. */
  public enum RenderStage {
    /** Waiting for a worker. */
    QUEUED,
    /** A worker has it, and no frame is done yet. */
    PREPARING,
    RENDERING,
    /** The segments are joined into one file. */
    JOINING,
    /** The file is stored, and uploaded where the export asks for it. */
    UPLOADING,
    FINISHED
  }

  /** How far an export has come, with the word that both APIs use for it. */
  public enum Status {
    PENDING("pending"),
    IN_PROGRESS("in-progress"),
    COMPLETED("completed"),
    FAILED("failed"),
    /** Cancellation was requested; it becomes failed as soon as the worker sees that. */
    CANCEL("cancel");

    private static final Map<String, Status> BY_WORD = new TreeMap<>();

    static {
      for (Status status : values()) {
        BY_WORD.put(status.word, status);
      }
    }

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** Its name in responses. */
    public String word() {
      return word;
    }

    /** The status that a word stands for. */
    public static Status of(String word) {
      Status status = BY_WORD.get(word);
      if (status == null) {
        throw new IllegalArgumentException("\"" + word + "\" is not an export status.");
      }
      return status;
    }

    /** Whether nothing more will happen. */
    public boolean isOver() {
      return this == COMPLETED || this == FAILED;
    }
  }

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
  public record Progress(Status status, double percent, int attempt, RenderStatus rendering) {

    /** The progress of an export that waits for a worker. */
    public static final Progress WAITING = new Progress(Status.PENDING, 0, 0, RenderStatus.WAITING);
  }

  /**
   * How the rendering of an export goes.
   *
   * @param stage as its worker said last
   * @param frames of the file; the total is an estimate until a worker has begun
   * @param pace how fast frames are rendered
   * @param spent how long workers have worked for it since it was requested, in jobs that have ended
   */
  public record RenderStatus(RenderStage stage, FrameCount frames, RenderPace pace, Duration spent) {

    /** That of an export that waits for a worker. */
    public static final RenderStatus WAITING = waiting(0);

    /** That of an export that waits for a worker, whose file will have a number of frames. */
    public static RenderStatus waiting(long frames) {
      return new RenderStatus(RenderStage.QUEUED, new FrameCount(0, frames), RenderPace.UNKNOWN, Duration.ZERO);
    }
  }

  /**
   * How many of the file's frames are rendered.
   *
   * @param total all frames that the file will have
   */
  public record FrameCount(long done, long total) {}

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
        new Progress(Status.PENDING, 0, 0, RenderStatus.waiting(frames)), new Outcome(Optional.empty(), json));
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
  public Status status() {
    return progress.status();
  }

  /** The step it is at. */
  public RenderStage stage() {
    return switch (progress.status()) {
      case PENDING -> RenderStage.QUEUED;
      case COMPLETED, FAILED -> RenderStage.FINISHED;
      case IN_PROGRESS, CANCEL -> progress.rendering().stage();
    };
  }

  /** The user's free JSON with what rendering adds. */
  public ObjectNode json() {
    return outcome.json();
  }
}
