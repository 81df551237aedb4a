package org.clipwright.services.project.action;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.media.draft.StoredDrafts;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.project.ProjectArchive;
import org.clipwright.services.resource.Project;

/**
 * Finds the media that a project file names, in the archive it came in or among its owner's stored media, and puts them
 * into the project's folder.
 */
final class ProjectMedia {

  private static final Pattern OWN = Pattern.compile("(?:.*/media/|/)?(video/(?:files|output)/(\\d{1,18})/[^/]+)");
  private static final Pattern DRAWN = Pattern.compile("(?:.*/)?(@?transitions/.*)");
  private static final int MOST_NAMED = 5;
  private static final String ASSETS = "@assets/";

  private final ActionContext ports;
  private final Project project;
  private final StoredDrafts drafts;
  private final Optional<ProjectArchive> archive;
  private final Optional<Path> projectFile;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> ambiguous = new HashMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  ProjectMedia(
      ActionContext ports, Project project, StoredDrafts drafts, Optional<ProjectArchive> archive,
      Optional<Path> projectFile) {
    this.ports = ports;
    this.project = project;
    this.drafts = drafts;
    this.archive = archive;
    this.projectFile = projectFile;
  }

  /**
   * The key of the media under a path, stored when first requested; the path itself for masks that are drawn by code.
   */
  String key(String path) {
    Matcher drawn = DRAWN.matcher(path.replace('\\', '/'));
    if (drawn.matches()) {
      return drawn.group(1).startsWith("@") ? drawn.group(1) : "@" + drawn.group(1);
    }
    return keys.computeIfAbsent(path, this::stored);
  }

  /** The key of one more copy of the media under a path, for a project that lists the same file several times. */
  String another(String path) {
    Optional<Path> packed = archive.flatMap(zip -> packed(zip, path));
    if (packed.isPresent()) {
      return put(packed.get());
    }
    String first = key(path);
    return first.equals(path) || first.startsWith("@") ? first : drafts.copy(first, project.id());
  }

  /** The key under which a text is stored. */
  String text(String name, byte[] content) {
    return drafts.put(project.id(), name, new ByteArrayInputStream(content));
  }

  /** The paths under which nothing was found, with a message for each. */
  Map<String, String> missing() {
    return Collections.unmodifiableMap(missing);
  }

  private String stored(String path) {
    Optional<Path> packed = archive.flatMap(zip -> packed(zip, path));
    if (packed.isPresent()) {
      return put(packed.get());
    }
    Matcher own = OWN.matcher(path);
    if (own.matches() && mayUse(Long.parseLong(own.group(2))) && ports.media().find(own.group(1)).isPresent()) {
      return own.group(1).startsWith(MediaNames.fileFolder(project.id()))
          ? own.group(1)
          : drafts.copy(own.group(1), project.id());
    }
    missing.put(path, ambiguous.getOrDefault(path, "is neither in the archive nor on this server"));
    return path;
  }

  private boolean mayUse(long other) {
    return ports.projects().find(project.owner(), other).isPresent();
  }

  /** Next to the project file, in its assets folder, or anywhere in the archive if the match is unambiguous. */
  private Optional<Path> packed(ProjectArchive zip, String asWritten) {
    String path = asWritten.replace('\\', '/');
    Path folder = projectFile.map(Path::getParent).orElse(zip.folder());
    String local = path.startsWith(ASSETS) ? assets() + path.substring(ASSETS.length()) : path;
    return zip.at(folder, local).or(() -> anywhere(zip, path, asWritten));
  }

  private Optional<Path> anywhere(ProjectArchive zip, String path, String asWritten) {
    List<Path> found = zip.anywhere(path);
    if (found.size() > 1) {
      ambiguous.put(asWritten, found.stream().map(file -> "\"" + zip.folder().relativize(file) + "\"").limit(MOST_NAMED)
          .collect(Collectors.joining(", ", "can mean more than one file of the archive: ", "")));
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private String assets() {
    return projectFile.map(file -> file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "_assets/").orElse("");
  }

  private String put(Path file) {
    String name = MediaNames.sanitised(file.getFileName().toString());
    try (InputStream content = Files.newInputStream(file)) {
      return drafts.put(project.id(), name.isEmpty() ? "media" : name, content);
    } catch (IOException e) {
      throw new UncheckedIOException("The unpacked file " + file + " cannot be read.", e);
    }
  }
}
