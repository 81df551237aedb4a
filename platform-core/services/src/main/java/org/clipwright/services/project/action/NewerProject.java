package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.catalog.initial.KnownKeys;

/** Reports what is not supported in a project written by a newer desktop editor than this server knows. */
final class NewerProject {

  /** The newest versions whose projects are known. */
  private static final String EDITOR = "4.1";
  private static final String ENGINE = "1.1";

  private static final int MOST_NAMED = 20;
  private static final int LONGEST_NAME = 40;

  private static final Set<String> OF_THE_PROJECT = Set.of(
      "id", "name", "fps", "display_ratio", "pixel_ratio", "width", "height", "sample_rate", "channels",
      "channel_layout",
      "settings", "clips", "effects", "files", "duration", "scale", "tick_pixels", "playhead_position", "profile",
      "export_settings", "export_path", "layers", "markers", "progress", "history", "version", "color", "import_path");
  private final EffectCatalog catalog;
  private final Set<String> unknown = new LinkedHashSet<>();

  NewerProject(EffectCatalog catalog) {
    this.catalog = catalog;
  }

  /** A sentence for each unsupported item; none for a project of a known version. */
  List<String> warnings(ObjectNode project) {
    List<String> newer = new ArrayList<>();
    newer(project, "openshot-qt", "OpenShot ", EDITOR, newer);
    newer(project, "libopenshot", "libopenshot ", ENGINE, newer);
    if (newer.isEmpty()) {
      return List.of();
    }
    look(project);
    String beginning =
        "The project was written by " + String.join(" and ", newer) + ", which is newer than what this server"
            + " supports ("
            + EDITOR + " and " + ENGINE + ").";
    return List.of(
        beginning
            + (unknown.isEmpty() ? " All of its keys are supported." : " Kept, but not supported: " + named() + "."));
  }

  private static void newer(ObjectNode project, String key, String name, String known, List<String> newer) {
    String version = project.path("version").path(key).asText("");
    if (isNewer(version, known)) {
      newer.add(name + shortened(version));
    }
  }

  private static boolean isNewer(String version, String known) {
    String[] parts = version.strip().split("[^0-9]+");
    String[] limits = known.split("\\.");
    for (int i = 0; i < limits.length; i++) {
      int part = i < parts.length && parts[i].matches("\\d{1,6}") ? Integer.parseInt(parts[i]) : 0;
      if (part != Integer.parseInt(limits[i])) {
        return part > Integer.parseInt(limits[i]);
      }
    }
    return false;
  }

  private String named() {
    List<String> first = unknown.stream().limit(MOST_NAMED).toList();
    int more = unknown.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  private void look(ObjectNode project) {
    look(project, OF_THE_PROJECT, "of the project");
    Set<String> ofClips = KnownKeys.ofClips().names();
    for (JsonNode clip : project.path("clips")) {
      look(clip, ofClips, "of clips");
      clip.path("effects").forEach(this::lookAtEffect);
    }
    project.path("effects").forEach(this::lookAtEffect);
  }

  private void lookAtEffect(JsonNode effect) {
    String type = effect.path("type").asText(effect.path("class_name").asText(""));
    if (type.isBlank()) {
      return;
    }
    catalog.find(type).ifPresentOrElse(
        descriptor -> look(effect, KnownKeys.of(descriptor).names(), "of effects of the type " + quoted(type)),
        () -> unknown.add("effects of the type " + quoted(type)));
  }

  private void look(JsonNode json, Set<String> known, String where) {
    json.properties().stream().filter(entry -> !known.contains(entry.getKey()))
        .forEach(entry -> unknown.add(quoted(entry.getKey()) + " " + where));
  }

  private static String quoted(String name) {
    return "\"" + shortened(name) + "\"";
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
