package org.clipwright.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.Profile;

/**
 * The setup of an effect as its project has it.
 *
 * @param values the effect's parameters
 * @param profile the timeline's shape
 * @param fidelity whose picture to make
 * @param paths tells where files lie that the effect names
 */
record ItemSetup(EffectValues values, Profile profile, Fidelity fidelity, PathResolver paths) implements EffectSetup {

  private static final long LARGEST_FILE = 64L << 20;

  @Override
  public String effectId() {
    return values.item().id();
  }

  @Override
  public double framesPerSecond() {
    return profile.fps().toDouble();
  }

  @Override
  public int sampleRate() {
    return profile.sampleRate();
  }

  @Override
  public double constant(String parameter) {
    return values.constant(parameter);
  }

  @Override
  public String text(String parameter) {
    return values.text(parameter);
  }

  @Override
  public Optional<String> json(String key) {
    return Optional.ofNullable(values.item().json().get(key)).map(JsonNode::toString);
  }

  @Override
  public byte[] file(String parameter) {
    String name = values.text(parameter);
    String effect = values.descriptor().className();
    if (name.isBlank()) {
      throw new EffectException("Effect " + effect + " names no file in \"" + parameter + "\".");
    }
    Path path = paths.resolve(name);
    try {
      if (Files.size(path) > LARGEST_FILE) {
        throw new EffectException("The file " + path.getFileName() + " of effect " + effect + " is larger than 64 MiB.");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new EffectException("The file " + path.getFileName() + " of effect " + effect + " cannot be read.", e);
    }
  }
}
