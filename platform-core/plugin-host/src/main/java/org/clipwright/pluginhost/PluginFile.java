package org.clipwright.pluginhost;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.pf4j.DefaultVersionManager;
import org.pf4j.VersionManager;

/**
 * A plugin whose manifest has been read, before any of its code has run.
 *
 * @param path the plugin's file or folder
 * @param contents its jars
 * @param origin where it comes from
 * @param id the plugin's name
 * @param version the plugin's version
 * @param provider who made it; empty if not stated
 * @param description what it is; empty if not stated
 * @param storage the name of the storage backend that is the only thing it provides, if it declares one
 */
record PluginFile(
    Path path,
    PluginContents contents,
    Origin origin,
    String id,
    String version,
    String provider,
    String description,
    Optional<String> storage) {

  /** Where a plugin comes from. */
  enum Origin {
    BUILT_IN,
    OWN
  }

  private static final VersionManager VERSIONS = new DefaultVersionManager();
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  /** The class file version before Java 1, so that Java 1 has 45, Java 2 has 46 and so on. */
  private static final int BEFORE_JAVA = 44;

  /**
   * Inspects a plugin.
   *
   * @param unpacked folder under which the jars of a ZIP are placed
   * @throws PluginRefusal if it is not a jar or ZIP of jars, states no valid id and version, or needs a newer Java
   */
  static PluginFile read(Path path, Origin origin, Path unpacked) {
    PluginContents contents = contents(path, origin, unpacked);
    try (JarFile jar = new JarFile(contents.jar().toFile())) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw new PluginRefusal("it has no manifest, META-INF/MANIFEST.MF");
      }
      if (origin == Origin.OWN) {
        requireThisJava(jar);
      }
      Attributes entries = manifest.getMainAttributes();
      return new PluginFile(
          path, contents, origin, id(entries), version(entries), text(entries, "Plugin-Provider"),
          text(entries, "Plugin-Description"),
          Optional.of(text(entries, "Plugin-Storage")).filter(name -> !name.isEmpty()));
    } catch (ZipException broken) {
      throw new PluginRefusal("it is not a jar, or an incomplete one", broken);
    } catch (AccessDeniedException closed) {
      throw new PluginRefusal("this program is not permitted to read it", closed);
    } catch (IOException unreadable) {
      throw new PluginRefusal("it cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static PluginContents contents(Path path, Origin origin, Path unpacked) {
    if (origin == Origin.BUILT_IN && Files.isDirectory(path)) {
      return PluginContents.in(path);
    }
    requireFile(path);
    return path.toString().endsWith(".zip") ? new PluginZip(path, unpacked).contents() : PluginContents.of(path);
  }

  private static String text(Attributes entries, String name) {
    String value = entries.getValue(name);
    return value == null ? "" : value.strip();
  }

  private static void requireFile(Path path) {
    if (Files.isDirectory(path)) {
      throw new PluginRefusal("it is a folder, not a " + (path.toString().endsWith(".zip") ? "ZIP" : "jar"));
    }
    if (!Files.exists(path)) {
      throw new PluginRefusal("it is a link to a missing file");
    }
    if (!Files.isRegularFile(path)) {
      throw new PluginRefusal("it is not a file");
    }
  }

  private static String id(Attributes entries) {
    String id = required(entries, "Plugin-Id");
    if (!id.matches(NAME)) {
      throw new PluginRefusal(
          "its Plugin-Id \"" + id
              + "\" is not a plain name of letters, digits, dots, hyphens and underscores");
    }
    return id;
  }

  private static String version(Attributes entries) {
    String version = required(entries, "Plugin-Version");
    try {
      VERSIONS.compareVersions(version, version);
      return version;
    } catch (RuntimeException unreadable) {
      throw new PluginRefusal("its Plugin-Version \"" + version + "\" is not a version such as 1.0.0", unreadable);
    }
  }

  private static String required(Attributes entries, String name) {
    String value = entries.getValue(name);
    if (value == null || value.isBlank()) {
      throw new PluginRefusal("its manifest has no " + name);
    }
    return value;
  }

  private static void requireThisJava(JarFile jar) throws IOException {
    int here = Runtime.version().feature();
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
      JarEntry entry = entries.nextElement();
      int needed = javaOf(jar, entry);
      if (needed > here) {
        throw new PluginRefusal(
            "it was compiled for Java " + needed + " or newer, but this is Java " + here
                + "; compile it with --release "
                + here);
      }
    }
  }

  /** The Java version that a class needs; 0 for other entries, and for classes that only newer Java versions read. */
  private static int javaOf(JarFile jar, JarEntry entry) throws IOException {
    if (!entry.getName().endsWith(".class") || entry.getName().startsWith("META-INF/")) {
      return 0;
    }
    try (DataInputStream header = new DataInputStream(jar.getInputStream(entry))) {
      byte[] start = header.readNBytes(8);
      return start.length < 8 ? 0 : ((start[6] & 0xFF) << 8 | start[7] & 0xFF) - BEFORE_JAVA;
    }
  }

  /** Like a comparator: positive if this plugin's version is higher. */
  int compareVersion(PluginFile other) {
    return VERSIONS.compareVersions(version, other.version);
  }

  /** Its name in messages. */
  String name() {
    return path.getFileName().toString();
  }
}
