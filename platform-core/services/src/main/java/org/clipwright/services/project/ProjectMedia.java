package org.clipwright.services.project;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.media.MediaNames;
import org.clipwright.services.media.StoredDrafts;
import org.clipwright.services.resource.Project;

/**
 * Finds the media that a project file names, in the archive it came in or among what its owner has here, and puts them
 * into the project's folder.
 */
final class ProjectMedia {

  private static final Pattern OWN = Pattern.compile("(?:.*/media/|/)?(video/(?:files|output)/(\\d{1,18})/[^/]+)");
  private static final Pattern DRAWN = Pattern.compile("(?:.*/)?(@?transitions/.*)");
  private static final String ASSETS = "@assets/";

  private final ActionContext ports;
  private final Project project;
  private final StoredDrafts drafts;
  private final Optional<ProjectArchive> archive;
  private final Optional<Path> projectFile;
  private final Map<String, String> keys = new HashMap<>();
  private final List<String> missing = new ArrayList<>();

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
   * The key of the media under a path, stored when first asked for; the path itself for masks that are drawn by code.
   */
  String key(String path) {
    Matcher drawn = DRAWN.matcher(path.replace('\\', '/'));
    if (drawn.matches()) {
      return drawn.group(1).startsWith("@") ? drawn.group(1) : "@" + drawn.group(1);
    }
    return keys.computeIfAbsent(path, this::stored);
  }

  /** The key under which a text is stored. */
  String text(String name, byte[] content) {
    return drafts.put(project.id(), name, new ByteArrayInputStream(content));
  }

  /** The paths under which nothing was found. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  private String stored(String path) {
    Optional<Path> packed = archive.flatMap(zip -> packed(zip, path.replace('\\', '/')));
    if (packed.isPresent()) {
      return put(packed.get());
    }
    Matcher own = OWN.matcher(path);
    if (own.matches() && mayUse(Long.parseLong(own.group(2))) && ports.media().find(own.group(1)).isPresent()) {
      return own.group(1).startsWith(MediaNames.fileFolder(project.id()))
          ? own.group(1)
          : drafts.copy(own.group(1), project.id());
    }
    missing.add(path);
    return path;
  }

  private boolean mayUse(long other) {
    return ports.projects().find(project.owner(), other).isPresent();
  }

  /** Beside the project file, in its folder of assets, or anywhere in the archive by its name alone. */
  private Optional<Path> packed(ProjectArchive zip, String path) {
    Path folder = projectFile.map(Path::getParent).orElse(zip.folder());
    String name = path.substring(path.lastIndexOf('/') + 1);
    String local = path.startsWith(ASSETS) ? assets() + path.substring(ASSETS.length()) : path;
    return Optional.of(resolved(folder, local))
        .filter(file -> file.startsWith(zip.folder()) && Files.isRegularFile(file))
        .or(() -> zip.files().stream().filter(file -> file.getFileName().toString().equals(name)).findFirst());
  }

  private String assets() {
    return projectFile.map(file -> file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "_assets/").orElse("");
  }

  private static Path resolved(Path folder, String path) {
    try {
      return folder.resolve(path).normalize();
    } catch (InvalidPathException noFile) {
      return Path.of("/");
    }
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
