package org.clipwright.services.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.resource.EditorState;

/** Takes from a project file what it holds besides files, clips and effects, and what there is to say of it. */
final class LoadedRest {

  private static final List<String> ITEMS = List.of("files", "clips", "effects");
  private static final String HISTORY = "history";

  private LoadedRest() {}

  /**
   * What is kept of a project.
   *
   * @param project with what an older editor wrote brought up to date
   * @param asItCame before that
   */
  static EditorState of(ObjectNode project, ObjectNode asItCame, EffectCatalog catalog) {
    List<String> warnings = new ArrayList<>(new NewerProject(catalog).warnings(asItCame));
    ObjectNode rest = project.deepCopy().without(ITEMS);
    if (isTooLarge(rest)) {
      rest.remove(HISTORY);
      warnings.add("The project's history of changes is too large to be kept, so nothing can be undone in the editor.");
    }
    return new EditorState(rest, Map.of(), warnings);
  }

  private static boolean isTooLarge(ObjectNode rest) {
    String text = rest.toString();
    return text.length() > EditorState.MOST_CHARACTERS || JsonWeight.signs(text) > EditorState.MOST_SIGNS;
  }
}
