package org.clipwright.services.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.preview.kept.KeptRenders;
import org.clipwright.services.project.draw.ProjectVersions;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;

/**
 * Projects as streams that play without an export: playlists need no rendering, and a segment is rendered when a player
 * requests it, or shortly before.
 */
public final class ProjectPreview {

  /** How many segments to render ahead of the requested one. */
  private static final int AHEAD = 2;

  /** A day of segments of two seconds. */
  private static final int MOST_SEGMENTS = 43_200;

  private final ActionContext ports;
  private final ProjectVersions versions;
  private final KeptRenders segments;

  /**
   * A playlist of a project as it is now.
   *
   * @param version changes with the project
   */
  public record Playlist(String version, String text) {}

  /**
   * A segment of a project as it is now, or an initialization segment.
   *
   * @param named whether the request named this version, so that its answer never changes
   * @param bytes renders it
   */
  public record Segment(String version, boolean named, Supplier<byte[]> bytes) {}

  private record Look(UserId owner, ObjectNode document, Profile profile, PreviewCut cut, String version) {}

  /**
   * Creates the service.
   *
   * @param versions names what is shown
   * @param segments renders it
   */
  public ProjectPreview(ActionContext ports, ProjectVersions versions, KeptRenders segments) {
    this.ports = ports;
    this.versions = versions;
    this.segments = segments;
  }

  /** The playlist that leads to the tracks of an owner's project. */
  public Playlist master(UserId owner, long project) {
    Look look = look(owner, project);
    return new Playlist(look.version(), PreviewPlaylists.master(look.profile()));
  }

  /** How many frames an owner's project has; at least one. */
  public long frames(UserId owner, long project) {
    return look(owner, project).cut().frames();
  }

  /** The playlist of one track, which lists its segments. */
  public Playlist playlist(UserId owner, long project, PreviewTrack track) {
    Look look = look(owner, project, track);
    return new Playlist(look.version(), PreviewPlaylists.of(track, look.cut(), look.version()));
  }

  /** The initialization segment of a track. */
  public Segment start(UserId owner, long project, PreviewTrack track, Optional<String> version) {
    return segment(look(owner, project, track), track, WorkRequest.PreviewSegment.START, version);
  }

  /**
   * A segment of a track.
   *
   * @param number from 0
   */
  public Segment segment(UserId owner, long project, PreviewTrack track, int number, Optional<String> version) {
    Look look = look(owner, project, track);
    if (number < 0 || number >= look.cut().segments()) {
      throw PlatformException.notFound();
    }
    return segment(look, track, number, version);
  }

  private Segment segment(Look look, PreviewTrack track, int number, Optional<String> version) {
    List<KeptRenders.Wanted> next = IntStream.rangeClosed(number + 1, number + AHEAD)
        .filter(following -> following < look.cut().segments())
        .mapToObj(following -> wanted(look, track, following)).toList();
    KeptRenders.Viewing viewing = new KeptRenders.Viewing(
        look.version() + "/" + track.word(), wanted(look, track, number), next);
    return new Segment(look.version(), version.filter(look.version()::equals).isPresent(),
        () -> segments.bytes(viewing));
  }

  private static KeptRenders.Wanted wanted(Look look, PreviewTrack track, int number) {
    return new KeptRenders.Wanted(look.owner(), look.version() + "/" + track.word() + "/" + number,
        new WorkRequest.PreviewSegment(look.document(), track.word(), number, look.cut().frames()));
  }

  private Look look(UserId owner, long project, PreviewTrack track) {
    Look look = look(owner, project);
    if (!track.isOf(look.profile())) {
      throw PlatformException.notFound();
    }
    return look;
  }

  private Look look(UserId owner, long id) {
    Project project = ports.project(owner, id);
    ObjectNode document = ports.document().of(project);
    Timeline timeline = timeline(document);
    PreviewCut cut = new PreviewCut(Math.max(1, timeline.lastFrame()), timeline.profile().fps());
    if (cut.segments() > MOST_SEGMENTS) {
      throw new PlatformException(ErrorCode.INVALID, "A preview may have at most " + MOST_SEGMENTS
          + " segments of two seconds, but this project would have " + cut.segments() + ". Make it shorter.");
    }
    return new Look(owner, document, timeline.profile(), cut, versions.of(owner, document, List.of("preview")));
  }

  /** The paths of its media do not matter for its length. */
  private static Timeline timeline(ObjectNode document) {
    try {
      return new ProjectReader(_ -> Path.of("media")).read(document);
    } catch (ProjectException unreadable) {
      throw new PlatformException(ErrorCode.INVALID, unreadable.getMessage(), unreadable);
    }
  }
}
