package org.clipwright.services;

/** Keeps projects. */
public interface ProjectRepository extends OwnedRepository<Project> {}
