package org.clipwright.services.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.FontParameter;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.media.draft.TextMedia;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkRequest;

/** Looks for texts, captions and drawings whose fonts are not installed, so that other fonts replace them. */
final class FontCheck {

  /** A worker reads these within its time limit. */
  private static final int DRAWINGS_AT_ONCE = 50;

  private final Function<String, Optional<EffectDescriptor>> effects;
  private final Map<String, Set<String>> families = new LinkedHashMap<>();
  private final Map<String, Set<String>> drawings = new LinkedHashMap<>();

  /**
   * Collects the fonts that a project names.
   *
   * @param effects the installed effect of a class name
   * @param isStored whether the media of a path exists
   */
  FontCheck(ObjectNode project, Function<String, Optional<EffectDescriptor>> effects, Predicate<String> isStored) {
    this.effects = effects;
    project.path("effects").forEach(effect -> add(effect, "project"));
    for (JsonNode clip : project.path("clips")) {
      String holder = CheckedItem.name("clip", clip);
      clip.path("effects").forEach(effect -> add(effect, holder));
      JsonNode reader = clip.path("reader");
      String path = reader.path("path").asText();
      if (TextMedia.isText(reader)) {
        add(families, reader.path("font").asText().split(",", 2)[0].strip(), holder);
      } else if (path.toLowerCase(Locale.ROOT).matches(".*\\.svgz?") && isStored.test(path)) {
        add(drawings, path, holder);
      }
    }
  }

  private void add(JsonNode effect, String holder) {
    effects.apply(CheckedItem.type(effect)).ifPresent(descriptor -> descriptor.parameters().stream()
        .filter(FontParameter.class::isInstance)
        .forEach(font -> add(families, effect.path(font.name()).asText().strip(), holder)));
  }

  private static void add(Map<String, Set<String>> users, String name, String holder) {
    if (!name.isEmpty()) {
      users.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(holder);
    }
  }

  /** A warning for each user of a missing font. */
  List<ActionResult.Finding> findings(Function<WorkRequest.MissingFonts, WorkAnswer.MissingFonts> fonts) {
    List<ActionResult.Finding> findings = new ArrayList<>();
    if (!families.isEmpty()) {
      fonts.apply(new WorkRequest.MissingFonts(List.copyOf(families.keySet()), List.of())).families()
          .forEach(family -> families.get(family).forEach(holder -> findings.add(warning(family, holder))));
    }
    List<String> paths = List.copyOf(drawings.keySet());
    for (int from = 0; from < paths.size(); from += DRAWINGS_AT_ONCE) {
      List<String> some = paths.subList(from, Math.min(from + DRAWINGS_AT_ONCE, paths.size()));
      List<List<String>> missing = fonts.apply(new WorkRequest.MissingFonts(List.of(), some)).drawings();
      for (int i = 0; i < some.size(); i++) {
        for (String family : missing.get(i)) {
          drawings.get(some.get(i)).forEach(holder -> findings.add(warning(family, holder)));
        }
      }
    }
    return findings;
  }

  private static ActionResult.Finding warning(String family, String holder) {
    return ActionResult.Finding.warning(holder,
        "The font \"" + family + "\" of the " + holder + " is not installed, so another font replaces it.");
  }
}
