package org.clipwright.rest.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.rest.html.ExportStand;
import org.clipwright.rest.html.PlayTime;
import org.clipwright.rest.html.ShownFile;
import org.clipwright.rest.html.ShownProject;
import org.clipwright.rest.html.ShownStage;
import org.clipwright.rest.setup.RestServices;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ResourceLinks;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.Profile;

/** Shows projects by their picture, their layers, their files and their exports. */
final class ProjectViews {

  private static final int MOST_FILES = 24;
  private static final int MOST_EXPORTS = 8;

  private final RestServices services;
  private final ExportViews exports;
  private final LayerViews layers;

  ProjectViews(RestServices services, ExportViews exports) {
    this.services = services;
    this.exports = exports;
    this.layers =
        new LayerViews(services.resources().clips(), services.resources().effects(), services.resources().files());
  }

  /** @param frame the frame to show; one past the end means the last */
  ShownProject shown(UserId owner, long id, long frame, ResourceLinks links) {
    Project project = services.resources().projects().find(owner, id);
    String path = "/projects/" + id + "/";
    String refusal = "";
    Optional<ShownStage> stage = Optional.empty();
    try {
      stage = Optional.of(stage(project, path, services.drawing().preview().frames(owner, id), frame));
    } catch (PlatformException unreadable) {
      refusal = unreadable.getMessage();
    }
    double rate = rate(project.profile());
    OwnedRepository.Selection newest = Newest.of(OwnedRepository.Filter.project(id));
    List<ProjectFile> files = services.resources().files().list(owner, newest, 0, MOST_FILES);
    List<Export> made = services.resources().exports().list(owner, newest, 0, MOST_EXPORTS);
    List<ShownFile> pictured = files.stream().map(file -> FileViews.shown(file, links)).toList();
    List<ExportStand> stands = exports.stands(owner, made, links);
    return new ShownProject(path, project.name(), facts(project.profile(), stage), stage, refusal,
        layers.of(owner, id, stage.map(shown -> shown.frames() / rate).orElse(0.0),
            stage.map(shown -> (shown.frame() - 1) / rate).orElse(0.0)),
        pictured, services.resources().files().count(owner, newest), stands,
        services.resources().exports().count(owner, newest));
  }

  private static ShownStage stage(Project project, String path, long frames, long frame) {
    return new ShownStage(path, Math.clamp(frame, 1, frames), frames, rate(project.profile()),
        project.profile().width(), project.profile().height());
  }

  private static double rate(Profile profile) {
    return profile.fps().toDouble();
  }

  private static String facts(Profile profile, Optional<ShownStage> stage) {
    return String.format(Locale.ROOT, "%d × %d, %s fps%s, %d Hz, %d %s", profile.width(), profile.height(),
        ShownStage.rate(rate(profile)),
        stage.map(shown -> ", " + new PlayTime(shown.frames() / shown.framesPerSecond()) + " (" + shown.frames()
            + " frames)").orElse(""),
        profile.sampleRate(), profile.channels(), profile.channels() == 1 ? "channel" : "channels");
  }
}
