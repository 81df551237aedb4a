package org.clipwright.services;

/** Keeps clips. */
public interface ClipRepository extends OwnedRepository<ProjectClip> {}
