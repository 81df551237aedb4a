package org.clipwright.services.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.export.StoredOutput;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes media that are older than the rules allow, and orphaned objects, such as those of uploads that were killed;
 * runs every hour.
 */
public final class RetentionJob implements JobHandler {

  private static final Duration PERIOD = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration ORPHANED = Duration.ofDays(1);
  private static final int AT_ONCE = 200;
  private static final UserId NOBODY = new UserId(0);
  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

  private final RetentionRepository repository;
  private final RetentionRules rules;
  private final MediaStore media;
  private final SegmentStore segments;
  private final JobQueue queue;
  private final Notices notices;

  public RetentionJob(
      RetentionRepository repository, RetentionRules rules, MediaStore media, SegmentStore segments,
      JobQueue queue, Notices notices) {
    this.repository = repository;
    this.rules = rules;
    this.media = media;
    this.segments = segments;
    this.queue = queue;
    this.notices = notices;
  }

  /** Starts the periodic cleanup; all servers that share a database may call it. */
  public static void schedule(JobQueue queue) {
    queue.enqueue(JobQueue.Kind.RETENTION, NOBODY, NOBODY.value(), FIRST);
  }

  @Override
  public void run(long id) {
    queue.enqueue(JobQueue.Kind.RETENTION, NOBODY, id, PERIOD);
    cleanUp(repository.now());
  }

  /** Removes what is too old at a time. */
  public void cleanUp(Instant now) {
    long began = System.nanoTime();
    Optional<String> objection = new StorageMark(media, repository.installation()).objection(now, ORPHANED);
    StorageOverview.Cleanup.Removed overdue = exports(now).plus(files(now)).plus(segments(now));
    Instant orphansBefore = objection.isPresent() ? Instant.MIN : now.minus(ORPHANED);
    StorageOverview.Cleanup.Removed removed = overdue.plus(new StorageSweep(media, repository, orphansBefore).run());
    repository.record(
        new StorageOverview.Cleanup(now, now.plusNanos(System.nanoTime() - began), removed, objection));
    if (!removed.isNothing()) {
      LOG.info("Media were cleaned up. exports={} files={} segments={} orphans={} bytes={}", removed.exports(),
          removed.files(), removed.segments(), removed.orphans(), removed.bytes());
    }
  }

  /** Only logs the failure, since the next cleanup runs in any case. */
  @Override
  public void fail(long id, String sentence) {
    LOG.warn("A cleanup failed. reason=\"{}\"", sentence);
  }

  private StorageOverview.Cleanup.Removed exports(Instant now) {
    StorageOverview.Cleanup.Removed removed = StorageOverview.Cleanup.Removed.NOTHING;
    while (rules.exports().isPresent()) {
      List<Export> overdue = repository.removeExports(now.minus(rules.exports().get()), AT_ONCE);
      for (Export export : overdue) {
        StoredOutput stored = new StoredOutput(media, export);
        long bytes = stored.bytes();
        stored.delete();
        removed = removed.plus(new StorageOverview.Cleanup.Removed(1, 0, 0, 0, bytes));
        notices.publish(Notices.Topic.EXPORT_CHANGED, export.id());
        notices.publish(Notices.Topic.PROJECT_CHANGED, export.project());
      }
      if (overdue.size() < AT_ONCE) {
        break;
      }
    }
    return removed;
  }

  private StorageOverview.Cleanup.Removed files(Instant now) {
    StorageOverview.Cleanup.Removed removed = StorageOverview.Cleanup.Removed.NOTHING;
    long last = 0;
    while (rules.unusedFiles().isPresent()) {
      Instant before = now.minus(rules.unusedFiles().get());
      List<ProjectFile> unused = repository.unusedFiles(before, last, AT_ONCE);
      removed = removed.plus(unmentioned(unused, before));
      if (unused.size() < AT_ONCE) {
        break;
      }
      last = unused.getLast().id();
    }
    return removed;
  }

  private StorageOverview.Cleanup.Removed unmentioned(List<ProjectFile> unused, Instant before) {
    Set<String> mentioned =
        repository.mentioned(unused.stream().map(ProjectFile::key).collect(Collectors.toUnmodifiableSet()));
    StorageOverview.Cleanup.Removed removed = StorageOverview.Cleanup.Removed.NOTHING;
    for (ProjectFile file : unused) {
      if (!mentioned.contains(file.key()) && repository.removeUnused(file, before)) {
        removed = removed.plus(new StorageOverview.Cleanup.Removed(0, 1, 0, 0, remove(file.key())));
        notices.publish(Notices.Topic.PROJECT_CHANGED, file.project());
      }
    }
    return removed;
  }

  private StorageOverview.Cleanup.Removed segments(Instant now) {
    List<String> keys =
        rules.segments().map(longest -> repository.removeSegments(now.minus(longest))).orElse(List.of());
    StorageOverview.Cleanup.Removed old =
        new StorageOverview.Cleanup.Removed(0, 0, keys.size(), 0, keys.stream().mapToLong(this::remove).sum());
    return old.plus(new StorageOverview.Cleanup.Removed(0, 0, segments.trim(), 0, 0));
  }

  private long remove(String key) {
    long bytes = media.find(key).map(StoredObject::size).orElse(0L);
    media.delete(key);
    return bytes;
  }
}
