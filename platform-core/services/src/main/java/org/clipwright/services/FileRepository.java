package org.clipwright.services;

/** Keeps the facts of files; their bytes are in the {@link MediaStore}. */
public interface FileRepository extends OwnedRepository<ProjectFile> {}
