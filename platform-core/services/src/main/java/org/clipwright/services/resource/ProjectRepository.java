package org.clipwright.services.resource;

import java.util.Collection;
import java.util.Map;

/** Keeps projects. */
public interface ProjectRepository extends OwnedRepository<Project> {

  /**
   * What belongs to some of the owner's projects, by the project's id; stores read ids alone, in one statement. A
   * project that holds nothing may be missing.
   */
  Map<Long, ProjectContents> contents(UserId owner, Collection<Long> projects);

  /** What the file that a project was loaded from holds besides; {@link EditorState#NONE} where there is nothing. */
  EditorState editorState(UserId owner, long project);

  /** Keeps that of one of the owner's projects, in the place of what was kept before. */
  void keep(UserId owner, long project, EditorState state);

  /** An id for a project to come, which no other gets; {@link #insert} stores a draft that has one under it. */
  long reserveId();
}
