package org.clipwright.services.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.media.MediaPaths;
import org.clipwright.services.media.NamedMedia;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;

/** Checks whether a project can be rendered. */
public final class ProjectValidate implements ServiceAction {

  /** What clients look for, word for word. */
  static final String VALID = "Your project is valid!";

  private static final ActionSpec SPEC =
      new ActionSpec("validate", ResourceKind.PROJECT, ActionSpec.Method.READ,
          new ResourceSpec("Project Validate", "Checks whether this project can be rendered, and tells what is in the way.",
              List.of()),
          ActionSpec.Answer.SENTENCE);

  private final ActionContext ports;

  public ProjectValidate(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    ObjectNode document = ports.document().of(ports.project(owner, subject));
    List<String> findings = findings(document, NamedMedia.of(document, subject));
    if (!findings.isEmpty()) {
      throw new PlatformException(ErrorCode.INVALID, String.join(" ", findings));
    }
    return new ActionResult.Sentence(VALID);
  }

  private List<String> findings(ObjectNode document, NamedMedia named) {
    List<String> findings = new ArrayList<>();
    if (document.path("clips").isEmpty()) {
      findings.add("The project has no clips, so there is nothing to render.");
    }
    document.path("files").forEach(file -> requireMedia(file, findings));
    document.path("clips").forEach(clip -> requireEffects(clip.path("effects"), name("clip", clip), findings));
    requireEffects(document.path("effects"), "project", findings);
    requireMasks(document, named, findings);
    requireReadable(document, findings);
    return findings;
  }

  private void requireMedia(JsonNode file, List<String> findings) {
    String key = file.path("path").asText();
    if (ports.media().find(key).isEmpty()) {
      findings.add("The media \"" + key + "\" of the " + name("file", file) + " is missing from the storage.");
    }
  }

  private void requireEffects(JsonNode effects, String holder, List<String> findings) {
    for (JsonNode effect : effects) {
      String type = effect.path("type").asText(effect.path("class_name").asText(""));
      if (!type.isEmpty() && ports.catalog().find(type).isEmpty()) {
        findings.add("The " + holder + " has an effect of the type \"" + type + "\", which is not installed.");
      }
    }
  }

  /** Masks and other media that effects name must be there; drawn masks always are. */
  private void requireMasks(ObjectNode document, NamedMedia named, List<String> findings) {
    ObjectNode effects = document.objectNode();
    effects.set("effects", document.path("effects").deepCopy());
    document.path("clips").forEach(clip -> effects.withArray("of_clips").add(clip.path("effects").deepCopy()));
    MediaPaths.rewrite(effects, path -> {
      if (!NamedMedia.isDrawn(path)) {
        requireMask(path, named, findings);
      }
      return path;
    });
  }

  private void requireMask(String path, NamedMedia named, List<String> findings) {
    Optional<String> key = named.key(path);
    if (key.isEmpty()) {
      findings.add(NamedMedia.refusal(path));
    } else if (ports.media().find(key.get()).isEmpty()) {
      findings.add("The media \"" + path + "\" of an effect is missing from the storage.");
    }
  }

  private static void requireReadable(ObjectNode document, List<String> findings) {
    try {
      new ProjectReader(path -> Path.of("media")).read(document);
    } catch (ProjectException e) {
      findings.add(e.getMessage());
    }
  }

  /** Items are numbered in documents with a letter in front. */
  private static String name(String word, JsonNode item) {
    return word + " " + item.path("id").asText().substring(1);
  }
}
