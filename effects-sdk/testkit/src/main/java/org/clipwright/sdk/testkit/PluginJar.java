package org.clipwright.sdk.testkit;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.clipwright.sdk.effect.EffectDescriptor;

/** Compiles a plugin from source text inside a test and packs it as a jar, valid or invalid as the test requires. */
public final class PluginJar {

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final List<Path> modulePath = new ArrayList<>();
  private final String id;

  private PluginJar(String id) {
    this.id = id;
    manifest.put("Plugin-Id", id);
    manifest.put("Plugin-Version", "1.0.0");
    modulePath.add(placeOf(EffectDescriptor.class));
  }

  /** A plugin with this id and a complete manifest, but no code yet. */
  public static PluginJar named(String id) {
    return new PluginJar(id);
  }

  /** The folder or jar from which a class was loaded. */
  public static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException unusable) {
      throw new IllegalStateException("The location of " + type + " is not a file.", unusable);
    }
  }

  /** Adds a class by its full name, or {@code module-info}. */
  public PluginJar source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Sets an entry of the manifest. */
  public PluginJar manifest(String name, String value) {
    manifest.put(name, value);
    return this;
  }

  /** Omits an entry from the manifest. */
  public PluginJar without(String name) {
    manifest.remove(name);
    return this;
  }

  /** Adds a folder or jar of modules to compile the plugin against. */
  public PluginJar compiledAgainst(Path modules) {
    modulePath.add(modules);
    return this;
  }

  /**
   * Compiles and packs the plugin.
   *
   * @param folder where the jar goes; created if missing
   * @return the jar
   */
  public Path writeTo(Path folder) {
    try {
      Path classes = Files.createTempDirectory("plugin-classes");
      try {
        compileInto(classes);
        Files.createDirectories(folder);
        return pack(classes, folder.resolve(id + ".jar"));
      } finally {
        delete(classes);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Compiles the plugin and packs it as a ZIP with its libraries.
   *
   * @param folder where the ZIP goes; created if missing
   * @param libraries jars to bundle with it
   * @return the ZIP
   */
  public Path writeZipTo(Path folder, Path... libraries) {
    try {
      Path packing = Files.createTempDirectory("plugin-zip");
      try {
        Path jar = writeTo(packing);
        Files.createDirectories(folder);
        Path zip = folder.resolve(id + ".zip");
        try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
          add(packed, jar.getFileName().toString(), jar);
          for (Path library : libraries) {
            add(packed, "lib/" + library.getFileName(), library);
          }
        }
        return zip;
      } finally {
        delete(packing);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void add(ZipOutputStream packed, String name, Path file) throws IOException {
    packed.putNextEntry(new ZipEntry(name));
    Files.copy(file, packed);
    packed.closeEntry();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void compileInto(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled = compiler.getTask(messages, files, null, options(classes), null, units()).call();
      if (!compiled) {
        throw new IllegalArgumentException("The plugin's source does not compile:\n" + messages);
      }
    }
  }

  private List<String> options(Path classes) {
    String modules = modulePath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    String pathOption = sources.containsKey("module-info") ? "--module-path" : "--class-path";
    return List.of("-d", classes.toString(), pathOption, modules, "-proc:none", "-Xlint:none");
  }

  private List<Source> units() {
    return sources.entrySet().stream().map(entry -> new Source(entry.getKey(), entry.getValue())).toList();
  }

  private Path pack(Path classes, Path jar) throws IOException {
    Manifest entries = new Manifest();
    entries.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(entries.getMainAttributes()::putValue);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, entries);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        packed.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, packed);
        packed.closeEntry();
      }
    }
    return jar;
  }

  /** Source text in memory. */
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
