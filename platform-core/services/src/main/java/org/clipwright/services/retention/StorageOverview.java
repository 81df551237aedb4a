package org.clipwright.services.retention;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows operators what uses the storage. Thread-safe. */
public interface StorageOverview {

  /**
   * What one cleanup removed.
   *
   * @param note why orphaned objects were kept; empty when they were not
   */
  record Cleanup(Instant began, Instant ended, Removed removed, Optional<String> note) {

    /**
     * How much of each kind was removed.
     *
     * @param orphans objects that nothing referenced
     * @param bytes their total size
     */
    public record Removed(long exports, long files, long segments, long orphans, long bytes) {

      public static final Removed NOTHING = new Removed(0, 0, 0, 0, 0);

      /** Whether there was nothing to remove. */
      public boolean isNothing() {
        return exports + files + segments + orphans == 0;
      }

      /** The sum of both. */
      Removed plus(Removed other) {
        return new Removed(exports + other.exports, files + other.files, segments + other.segments,
            orphans + other.orphans, bytes + other.bytes);
      }
    }
  }

  /**
   * The space used by objects of one kind.
   *
   * @param objects how many there are
   * @param bytes their total size
   */
  record Use(long objects, long bytes) {

    /** No objects. */
    public static final Use NONE = new Use(0, 0);

    /** The sum of both. */
    public Use plus(Use other) {
      return new Use(objects + other.objects, bytes + other.bytes);
    }
  }

  /** The kind of a stored object, as its folder shows. */
  enum Kind {
    FILES("video/files/"),
    OUTPUTS("video/output/"),
    SEGMENTS("video/segments/");

    private final String folder;
    private final Pattern keys;

    Kind(String folder) {
      this.folder = folder;
      this.keys = Pattern.compile(Pattern.quote(folder) + "(\\d{1,18})/.+", Pattern.DOTALL);
    }

    /** The folder that holds a folder for each project. */
    public String folder() {
      return folder;
    }

    /** The project that a key belongs to; empty for keys that this server never assigns. */
    Optional<Long> project(String key) {
      Matcher matcher = keys.matcher(key);
      return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }
  }

  /**
   * The space used by one project's media.
   *
   * @param project its id
   * @param name its name; empty when it is gone
   * @param owner its owner; empty when it is gone
   */
  record ProjectUse(long project, Optional<String> name, Optional<String> owner, Map<Kind, Use> uses) {}

  /** The space used by one user's media. */
  record OwnerUse(String owner, long projects, Map<Kind, Use> uses) {}

  /** The space used by all media when it was last added up. */
  Map<Kind, Use> total();

  /** The users whose media take most, largest first. */
  List<OwnerUse> owners(int most);

  /** The projects whose media take most, largest first. */
  List<ProjectUse> projects(int most);

  /** The size of the database in bytes. */
  long databaseBytes();

  /** The latest cleanups, newest first; after the newest, only those that removed something. */
  List<Cleanup> cleanups(int most);
}
