package org.clipwright.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start a process that may open media, such as a worker, as the launcher would.
 *
 * @param home folder of the distribution
 * @param properties those that differ from this process's
 */
public record JavaCommand(Path home, Map<String, String> properties) {

  private static final String NATIVE_CACHE = "org.bytedeco.javacpp.cachedir";

  /** Properties that the launcher sets for this machine. */
  private static final List<String> INHERITED = List.of(
      "clipwright.home", "sun.awt.fontconfig", "sun.java2d.fontpath", NATIVE_CACHE, "clipwright.log.level");

  /**
   * The command of the running distribution.
   *
   * @throws CommandException when the program was not started by the launcher
   */
  public static JavaCommand ofThisProcess() {
    return Optional.ofNullable(System.getProperty("clipwright.home"))
        .map(home -> new JavaCommand(Path.of(home), Map.of()))
        .orElseThrow(() -> new CommandException("Start the server with the launcher, clipwright."));
  }

  /** The same with its own folder for unpacked native libraries. */
  public JavaCommand cachingIn(Path folder) {
    return new JavaCommand(home, Map.of(NATIVE_CACHE, folder.toString()));
  }

  /** The files that the user running it must be able to read. */
  public List<Path> files() {
    return List.of(java(), home.resolve("jvm.options"), home.resolve("lib"), home.resolve("plugins"));
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The words of the command: options, main class, and the arguments of the program. */
  public List<String> words(long heapBytes, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(java().toString());
    words.add("@" + home.resolve("jvm.options"));
    words.add("@" + home.resolve("commands.options"));
    words.add("-Xmx" + heapBytes);
    Path startCache = home.resolve("commands.aot");
    if (Files.exists(startCache)) {
      words.add("-XX:AOTCache=" + startCache);
    }
    for (String property : INHERITED) {
      Optional.ofNullable(properties.getOrDefault(property, System.getProperty(property)))
          .ifPresent(value -> words.add("-D" + property + "=" + value));
    }
    String own = System.getenv().getOrDefault(Setting.JAVA_OPTIONS.variable(), "");
    own.lines().flatMap(line -> List.of(line.strip().split("\\s+")).stream()).filter(word -> !word.isEmpty())
        .forEach(words::add);
    words.addAll(
        List.of("-p", home.resolve("lib").toString(), "-m", "org.clipwright.commands/org.clipwright.commands.Main"));
    words.addAll(arguments);
    return words;
  }
}
