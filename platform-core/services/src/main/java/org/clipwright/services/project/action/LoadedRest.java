package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.resource.EditorState;
import org.clipwright.timeline.exchange.otio.OtioReader;

/** Takes from a project file everything besides files, clips and effects, and the warnings about it. */
final class LoadedRest {

  private static final List<String> ITEMS = List.of("files", "clips", "effects");
  private static final String HISTORY = "history";

  private LoadedRest() {}

  /**
   * The editor state kept from a project.
   *
   * @param project the project, with an older editor's data brought up to date
   * @param asItCame the project before that
   */
  static EditorState of(ObjectNode project, OtioReader.Found asItCame, EffectCatalog catalog) {
    List<String> warnings = new ArrayList<>(new NewerProject(catalog).warnings(asItCame.project()));
    warnings.addAll(asItCame.warnings());
    ObjectNode rest = project.deepCopy().without(ITEMS);
    if (isTooLarge(rest)) {
      rest.remove(HISTORY);
      warnings.add("The project's undo history is too large and was discarded, so the editor cannot undo earlier"
          + " changes.");
    }
    return new EditorState(rest, Map.of(), warnings);
  }

  private static boolean isTooLarge(ObjectNode rest) {
    String text = rest.toString();
    return text.length() > EditorState.MOST_CHARACTERS || JsonWeight.signs(text) > EditorState.MOST_SIGNS;
  }
}
