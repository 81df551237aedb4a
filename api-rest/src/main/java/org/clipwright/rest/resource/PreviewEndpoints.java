package org.clipwright.rest.resource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.rest.media.SignedPlaylist;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.preview.PreviewTrack;
import org.clipwright.services.preview.ProjectPreview;
import org.clipwright.services.resource.UserId;

/** Projects as HLS streams: a playlist, and what it leads to. */
final class PreviewEndpoints {

  private static final String TITLE = "Project Preview";
  private static final String MASTER = "/projects/{id}/preview/master.m3u8";
  private static final String DESCRIPTION =
      "The project as an HLS stream for players, rendered while it is watched: the playlist refers to the picture in"
          + " 360p and 720p and to the sound. Only what has changed since it was last watched is rendered again.";
  private static final String REST = "/projects/{id}/preview/{file*}";
  private static final String PLAYLIST = "application/vnd.apple.mpegurl";
  private static final String PICTURES = "video/mp4";
  private static final String SOUND = "audio/mp4";

  private static final Pattern FILE =
      Pattern.compile("(?<track>[^/]+)/(?:(?<list>index\\.m3u8)|(?<start>init\\.mp4)|(?<number>[0-9]{1,9})\\.m4s)");

  private final ProjectPreview preview;

  PreviewEndpoints(ProjectPreview preview) {
    this.preview = preview;
  }

  List<Endpoint> endpoints() {
    return List.of(
        endpoint(MASTER, Operation.reading("projects_preview_retrieve", DESCRIPTION,
            new Reply.Bytes(List.of(PLAYLIST)), this::master)),
        endpoint(REST, Operation.reading("projects_preview_file_retrieve", DESCRIPTION,
            new Reply.Bytes(List.of(PLAYLIST, PICTURES, SOUND)), this::file)));
  }

  private static Endpoint endpoint(String path, Operation operation) {
    return new Endpoint(TITLE, DESCRIPTION, new PathPattern(path), Access.SIGNED_IN, Offer.JSON_ONLY,
        Map.of(Verb.GET, operation));
  }

  private Answer master(RequestContext exchange) {
    return playlist(exchange, preview.master(exchange.user().id(), exchange.id("id")));
  }

  private Answer file(RequestContext exchange) {
    Matcher file = FILE.matcher(exchange.capture("file"));
    if (!file.matches()) {
      throw RestException.notFound();
    }
    UserId owner = exchange.user().id();
    long project = exchange.id("id");
    PreviewTrack track = PreviewTrack.of(file.group("track")).orElseThrow(RestException::notFound);
    if (file.group("list") != null) {
      return playlist(exchange, preview.playlist(owner, project, track));
    }
    ProjectPreview.Segment segment = file.group("start") != null
        ? preview.start(owner, project, track, VersionedAnswer.named(exchange))
        : preview.segment(
            owner, project, track, Integer.parseInt(file.group("number")), VersionedAnswer.named(exchange));
    return new VersionedAnswer(segment.version(), segment.named())
        .of(exchange, track == PreviewTrack.SOUND ? SOUND : PICTURES, segment.bytes());
  }

  private static Answer playlist(RequestContext exchange, ProjectPreview.Playlist playlist) {
    return new VersionedAnswer(playlist.version(), false)
        .of(exchange, PLAYLIST, () -> SignedPlaylist.of(playlist.text(), exchange).getBytes(StandardCharsets.UTF_8));
  }
}
