package org.clipwright.services.retention;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ProjectFile;

/** The queries and updates of a cleanup. Thread-safe. */
public interface RetentionRepository {

  /** The time that everything kept here is measured by, whatever the clocks of processes show. */
  Instant now();

  /** Removes up to {@code most} exports that ended before a time, and returns them. */
  List<Export> removeExports(Instant before, int most);

  /**
   * Files unchanged since a time that no clip shows and no unfinished export or transcription needs, by their ids.
   *
   * @param after only files with a higher id
   */
  List<ProjectFile> unusedFiles(Instant before, long after, int most);

  /** Removes a file if it is still unused and unchanged since that time; false when it is not. */
  boolean removeUnused(ProjectFile file, Instant before);

  /**
   * Removes the records of segments that no unfinished export needs and none has used since a time, and returns their
   * keys.
   */
  List<String> removeSegments(Instant before);

  /** Which of these keys belong to a file, an export or a segment. */
  Set<String> owned(Collection<String> keys);

  /** Which of these keys the projects, clips, effects or editor states of the owner of their project mention. */
  Set<String> mentioned(Collection<String> keys);

  /** The id that distinguishes this database from others. */
  UUID installation();

  /** Records the size of media, by kind and project, replacing what was recorded before. */
  void record(Map<StorageOverview.Kind, Map<Long, StorageOverview.Use>> uses);

  /** Records what a cleanup did. */
  void record(StorageOverview.Cleanup cleanup);
}
