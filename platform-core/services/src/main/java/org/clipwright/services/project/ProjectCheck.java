package org.clipwright.services.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.media.NamedMedia;
import org.clipwright.services.media.name.MediaPaths;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;

/**
 * Checks the JSON of a project for anything that would make its rendering fail or differ from what its owner intends.
 *
 * @param isStored whether the media of a path exists
 * @param effects the installed effect of a class name
 * @param refusal why a path of an effect's media may not be used; empty when it may
 * @param fonts which fonts are not installed; drawings are given by their paths
 */
public record ProjectCheck(
    Predicate<String> isStored, Function<String, Optional<EffectDescriptor>> effects,
    Function<String, Optional<String>> refusal,
    Function<WorkRequest.MissingFonts, WorkAnswer.MissingFonts> fonts) {

  /** All findings in the order of the project. */
  public List<ActionResult.Finding> findings(ObjectNode project) {
    List<ActionResult.Finding> findings = new ArrayList<>();
    if (project.path("clips").isEmpty()) {
      findings.add(
          ActionResult.Finding.warning("project", "The project has no clips; an export of it is one empty frame."));
    }
    Set<String> listed = new HashSet<>();
    project.path("files").forEach(file -> {
      listed.add(file.path("path").asText());
      requireMedia(CheckedItem.name("file", file), file, findings);
    });
    project.path("clips").forEach(clip -> requireReader(clip, listed, findings));
    project.path("clips")
        .forEach(clip -> requireEffects(clip.path("effects"), CheckedItem.name("clip", clip), findings));
    requireEffects(project.path("effects"), "project", findings);
    requireEffectMedia(project, findings);
    if (isReadable(project, findings)) {
      findings.addAll(new TimelineCheck(project).findings());
      findings.addAll(new FontCheck(project, effects, isStored).findings(fonts));
    }
    return findings;
  }

  private void requireMedia(String holder, JsonNode reader, List<ActionResult.Finding> findings) {
    String path = reader.path("path").asText();
    if (!isStored.test(path)) {
      findings.add(ActionResult.Finding.error(holder, "The media \"" + path + "\" of the " + holder + " is missing."));
    }
  }

  /** Clips may show media that the project does not list; texts have no media. */
  private void requireReader(JsonNode clip, Set<String> listed, List<ActionResult.Finding> findings) {
    String path = clip.path("reader").path("path").asText("");
    if (!path.isEmpty() && !listed.contains(path)) {
      requireMedia(CheckedItem.name("clip", clip), clip.path("reader"), findings);
    }
  }

  private void requireEffects(JsonNode used, String holder, List<ActionResult.Finding> findings) {
    for (JsonNode effect : used) {
      String type = CheckedItem.type(effect);
      if (!type.isEmpty() && effects.apply(type).isEmpty()) {
        findings.add(ActionResult.Finding.error(holder,
            "The " + holder + " has an effect of the type \"" + type + "\", which is not installed."));
      }
    }
  }

  /** Masks and other media that effects name must exist; drawn masks always do. */
  private void requireEffectMedia(ObjectNode project, List<ActionResult.Finding> findings) {
    ObjectNode effects = project.objectNode();
    effects.set("effects", project.path("effects").deepCopy());
    project.path("clips").forEach(clip -> effects.withArray("of_clips").add(clip.path("effects").deepCopy()));
    MediaPaths.rewrite(effects, path -> {
      if (!NamedMedia.isDrawn(path)) {
        requireEffectMedia(path, findings);
      }
      return path;
    });
  }

  private void requireEffectMedia(String path, List<ActionResult.Finding> findings) {
    Optional<String> refused = refusal.apply(path);
    if (refused.isPresent()) {
      findings.add(ActionResult.Finding.error("project", refused.get()));
    } else if (!isStored.test(path)) {
      findings.add(ActionResult.Finding.error("project", "The media \"" + path + "\" of an effect is missing."));
    }
  }

  private static boolean isReadable(ObjectNode project, List<ActionResult.Finding> findings) {
    try {
      new ProjectReader(path -> Path.of("media")).read(project);
      return true;
    } catch (ProjectException e) {
      findings.add(ActionResult.Finding.error("project", e.getMessage()));
      return false;
    }
  }
}
