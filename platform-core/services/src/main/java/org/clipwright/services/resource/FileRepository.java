package org.clipwright.services.resource;

/** Keeps the facts of files; their bytes are in the {@code MediaStore}. */
public interface FileRepository extends OwnedRepository<ProjectFile> {}
