package org.clipwright.services.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/**
 * The desktop editor's names for project formats. It falls back to 1280 by 720 at 30 frames a second where a project
 * names a profile that it does not know.
 */
final class EditorProfiles {

  private static final Map<String, String> NAMES = read();

  private EditorProfiles() {}

  /** The editor's name for a format, where it has one. */
  static Optional<String> name(Profile profile, Rational pixelRatio) {
    Rational fps = profile.fps().reduced();
    Rational pixel = pixelRatio.reduced();
    return Optional.ofNullable(NAMES.get("%dx%d %d/%d %d:%d".formatted(
        profile.width(), profile.height(), fps.num(), fps.den(), pixel.num(), pixel.den())));
  }

  /** Each line has size, rate and shape of a pixel, and then the name. */
  private static Map<String, String> read() {
    Map<String, String> names = new HashMap<>();
    try (InputStream in = EditorProfiles.class.getResourceAsStream("editor-profiles.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] parts = line.split(" ", 4);
        names.put(String.join(" ", parts[0], parts[1], parts[2]), parts[3]);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The names of the editor's profiles cannot be read.", unreadable);
    }
    return Map.copyOf(names);
  }
}
