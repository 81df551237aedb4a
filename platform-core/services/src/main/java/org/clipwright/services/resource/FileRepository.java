package org.clipwright.services.resource;

import org.clipwright.services.media.MediaStore;

/** Keeps the facts of files; their bytes are in the {@link MediaStore}. */
public interface FileRepository extends OwnedRepository<ProjectFile> {}
