package org.clipwright.services.resource;

/** Keeps clips. */
public interface ClipRepository extends OwnedRepository<ProjectClip> {}
