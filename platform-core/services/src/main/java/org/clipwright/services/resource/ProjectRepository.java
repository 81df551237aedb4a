package org.clipwright.services.resource;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.ResourceKind;

/** Keeps projects. */
public interface ProjectRepository extends OwnedRepository<Project> {

  /** The ids of a project's contents, by kind, each list in order. */
  record Contents(Map<ResourceKind, List<Long>> ids) {

    public Contents {
      Map<ResourceKind, List<Long>> copies = new EnumMap<>(ResourceKind.class);
      ids.forEach((kind, own) -> copies.put(kind, List.copyOf(own)));
      ids = copies;
    }

    /** The ids of one kind; empty when the project has none. */
    public List<Long> of(ResourceKind kind) {
      return ids.getOrDefault(kind, List.of());
    }
  }

  /**
   * The contents of some of the owner's projects, by project id; stores read only ids, in one statement. An empty
   * project may be missing.
   */
  Map<Long, Contents> contents(UserId owner, Collection<Long> projects);

  /**
   * The remaining contents of the file that a project was loaded from; {@link EditorState#NONE} where there are none.
   */
  EditorState editorState(UserId owner, long project);

  /** Stores the editor state of one of the owner's projects, replacing the previous one. */
  void keep(UserId owner, long project, EditorState state);

  /**
   * The project that a request's link names.
   *
   * @throws ValidationException when the owner has no project of that id
   */
  default Project linked(UserId owner, long id) {
    return find(owner, id).orElseThrow(() -> ValidationException.of("project", ErrorText.LINK_MISSING));
  }

  /** Reserves a unique id for a future project; {@link #insert} stores a draft under the id it has, if any. */
  long reserveId();
}
