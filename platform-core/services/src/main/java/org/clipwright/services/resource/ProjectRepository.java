package org.clipwright.services.resource;

/** Keeps projects. */
public interface ProjectRepository extends OwnedRepository<Project> {}
