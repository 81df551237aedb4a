package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.services.field.Bitrate;

/**
 * A rendering of a project into a file.
 *
 * @param identity which export it is
 * @param settings what was asked for
 * @param progress how far it has come
 * @param outcome what has come of it
 */
public record Export(Identity identity, Settings settings, Progress progress, Outcome outcome) {

  /**
   * Which export it is, and since when.
   *
   * @param id 0 until it is stored
   */
  public record Identity(long id, UserId owner, long project, Instant created, Instant updated) {}

  /**
   * What was asked for.
   *
   * @param startFrame the first frame, from 1
   * @param endFrame the last frame, inclusive
   * @param webhook address to tell when it is over; may be empty
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
   * How far it has come.
   *
   * @param percent 0 to 100
   * @param attempt how often rendering was begun since it was asked for
   */
  public record Progress(ExportStatus status, double percent, int attempt) {

    /** That of an export that waits for a worker. */
    public static final Progress WAITING = new Progress(ExportStatus.PENDING, 0, 0);
  }

  /**
   * What has come of it.
   *
   * @param output where the finished file's bytes are; empty until then
   * @param json the user's free JSON with what rendering adds
   */
  public record Outcome(Optional<String> output, ObjectNode json) {}

  /** An export that is still to be stored. */
  public static Export draft(UserId owner, long project, Settings settings, ObjectNode json) {
    return new Export(
        new Identity(0, owner, project, null, null), settings, Progress.WAITING, new Outcome(Optional.empty(), json));
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

  /** The user's free JSON with what rendering adds. */
  public ObjectNode json() {
    return outcome.json();
  }
}
