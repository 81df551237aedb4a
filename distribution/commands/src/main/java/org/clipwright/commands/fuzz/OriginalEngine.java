package org.clipwright.commands.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * The original engine's Python module, where this machine has it. Each project is rendered in a separate process,
 * since odd projects end it.
 */
final class OriginalEngine {

  private static final long PATIENCE_SECONDS = 60;

  /** The usual one, and that of the distribution, which packaged modules belong to. */
  private static final List<String> INTERPRETERS = List.of("python3", "/usr/bin/python3");

  private final String interpreter;
  private final Path folder;
  private final Path script;
  private final String version;

  private OriginalEngine(String interpreter, Path folder, Path script, String version) {
    this.interpreter = interpreter;
    this.folder = folder;
    this.script = script;
    this.version = version;
  }

  /**
   * Looks for the module.
   *
   * @param folder where media lie; the script is written there
   */
  static Optional<OriginalEngine> find(Path folder) throws IOException {
    Path script = folder.resolve("original.py");
    try (InputStream text = OriginalEngine.class.getResourceAsStream("original.py")) {
      Files.write(script, text.readAllBytes());
    }
    Path answer = folder.resolve("original.txt");
    for (String interpreter : INTERPRETERS) {
      if (run(interpreter, answer, List.of(script.toString()))) {
        return Optional.of(new OriginalEngine(interpreter, folder, script, Files.readString(answer).strip()));
      }
    }
    return Optional.empty();
  }

  private static boolean run(String interpreter, Path output, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(interpreter));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  String version() {
    return version;
  }

  /** Pictures of a project by their frames; those that the module cannot make are missing. */
  Map<Long, BufferedImage> pictures(ObjectNode project, List<Long> frames) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("original"));
    Path file = pictures.resolve("project.json");
    Files.writeString(file, located(project).toString(), StandardCharsets.UTF_8);
    for (long frame : frames) {
      Files.deleteIfExists(picture(pictures, frame));
    }
    List<String> arguments = new ArrayList<>(List.of(script.toString(), file.toString(), pictures.toString()));
    frames.forEach(frame -> arguments.add(Long.toString(frame)));
    run(interpreter, pictures.resolve("log.txt"), arguments);
    Map<Long, BufferedImage> found = new TreeMap<>();
    for (long frame : frames) {
      if (Files.isRegularFile(picture(pictures, frame))) {
        Optional.ofNullable(ImageIO.read(picture(pictures, frame).toFile()))
            .ifPresent(image -> found.put(frame, image));
      }
    }
    return found;
  }

  private static Path picture(Path folder, long frame) {
    return folder.resolve(frame + ".png");
  }

  /** The project with the full paths of its media, which the module does not look for. */
  private ObjectNode located(ObjectNode project) {
    ObjectNode copy = project.deepCopy();
    locate(copy);
    return copy;
  }

  private void locate(JsonNode node) {
    String path = node.path("path").asText("");
    if (node instanceof ObjectNode object && !path.isEmpty() && !path.startsWith("@")) {
      object.put("path", folder.resolve(path).normalize().toAbsolutePath().toString());
    }
    node.forEach(this::locate);
  }
}
