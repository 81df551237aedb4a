package org.clipwright.rest.html;

import java.util.List;
import java.util.Optional;

/**
 * A project as its page shows it.
 *
 * @param path its address, with its last slash
 * @param name what it is called
 * @param facts what it is like, in a few words
 * @param stage its picture; empty when nothing of it can be shown
 * @param refusal why not; empty if it can
 * @param layers what lies on its timeline
 * @param files its newest files
 * @param allFiles how many it has in all
 * @param exports its newest exports
 * @param allExports how many it has in all
 */
public record ShownProject(
    String path, String name, String facts, Optional<ShownStage> stage, String refusal, ShownLayers layers,
    List<ShownFile> files, long allFiles, List<ExportStand> exports, long allExports) {

  /** The field of the graph's subscriptions that tells how its exports stand. */
  public String events() {
    return "projectExports(projectId: " + path.replaceAll("\\D", "") + ")";
  }
}
