package org.clipwright.worker.font;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Fonts of many scripts that npm installs, since they are too large for the repository. */
final class NpmFonts {

  private static final Path PLACE = Path.of("target", "fonts").toAbsolutePath();
  private static final int INSTALL_SECONDS = 120;

  private NpmFonts() {}

  /** Installs them; why not, where there is no npm or nothing to install from. */
  static Optional<String> install() throws IOException, InterruptedException {
    Files.createDirectories(PLACE);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(Path.of("src", "test", "fonts", file), PLACE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = PLACE.resolve("install.log");
    try {
      Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
          .directory(PLACE.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
        npm.destroyForcibly();
        return Optional.of("npm takes too long");
      }
      return npm.exitValue() == 0 ? Optional.empty() : Optional.of("npm cannot install the fonts, see " + log);
    } catch (IOException none) {
      return Optional.of("there is no npm: " + none.getMessage());
    }
  }

  /** The plain font of a package such as "noto-sans-thai". */
  static Path file(String name) {
    String script = name.substring("noto-sans-".length());
    return PLACE.resolve("node_modules/@fontsource").resolve(name)
        .resolve("files/" + name + "-" + script + "-400-normal.woff2");
  }
}
