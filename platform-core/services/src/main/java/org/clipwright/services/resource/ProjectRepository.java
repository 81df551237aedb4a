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

  /** An id for a project to come, which no other gets; {@link #insert} stores a draft that has one under it. */
  long reserveId();
}
