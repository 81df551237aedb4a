package org.clipwright.services;

import org.clipwright.services.action.ActionContext;
import org.clipwright.services.preview.FileOverviews;
import org.clipwright.services.preview.ProjectPreview;
import org.clipwright.services.preview.kept.KeptRenders;
import org.clipwright.services.project.ProjectFrames;
import org.clipwright.services.project.draw.DrawnFrames;
import org.clipwright.services.project.draw.ProjectVersions;

/** All that draws projects and files for clients; what was drawn is kept for as long as it would look the same. */
public final class ProjectDrawing implements AutoCloseable {

  private final ActionContext ports;
  private final ProjectVersions versions;
  private final DrawnFrames drawn;
  private final KeptRenders renders;

  /**
   * Draws by workers.
   *
   * @param program the names and versions of what draws: this program and its plugins
   * @param keptBytes how many bytes of pictures to keep in memory
   */
  public ProjectDrawing(ActionContext ports, String program, long keptBytes) {
    this.ports = ports;
    this.versions = new ProjectVersions(ports.media(), program);
    this.drawn = new DrawnFrames(ports.media(), ports.workers(), versions, keptBytes);
    this.renders = new KeptRenders(ports.media(), ports.workers());
  }

  /** Single frames of projects. */
  public ProjectFrames frames() {
    return new ProjectFrames(ports, drawn);
  }

  /** Projects as films to play. */
  public ProjectPreview preview() {
    return new ProjectPreview(ports, versions, renders);
  }

  /** Films as pictures, sound as peaks. */
  public FileOverviews overviews() {
    return new FileOverviews(ports, versions, renders);
  }

  DrawnFrames drawn() {
    return drawn;
  }

  /** Stops rendering ahead. */
  @Override
  public void close() {
    renders.close();
  }
}
