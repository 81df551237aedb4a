package org.clipwright.render.effect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.ParameterGroup;
import org.clipwright.sdk.parameter.FixedParameter;
import org.clipwright.sdk.parameter.StringParameter;
import org.clipwright.sdk.parameter.TextParameter;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;

/** The view that a timeline's effect has of its render. */
public final class HostedEffectSetup implements EffectSetup {

  private static final long LARGEST_FILE_BYTES = 64L << 20;

  private final EffectItem item;
  private final EffectParameters parameters;
  private final RenderSetup render;

  /** Creates the setup of an effect whose parameters have been read. */
  public HostedEffectSetup(EffectItem item, EffectParameters parameters, RenderSetup render) {
    this.item = item;
    this.parameters = parameters;
    this.render = render;
  }

  @Override
  public String effectId() {
    return item.id();
  }

  @Override
  public double framesPerSecond() {
    return render.timeline().profile().fps().toDouble();
  }

  @Override
  public int projectWidth() {
    return render.timeline().profile().width();
  }

  @Override
  public int projectHeight() {
    return render.timeline().profile().height();
  }

  @Override
  public int sampleRate() {
    return render.timeline().profile().sampleRate();
  }

  @Override
  public Fidelity fidelity() {
    return render.fidelity();
  }

  @Override
  public Optional<ClipTiming> clip() {
    return render.timeline().clips().stream().filter(this::isOwner).findFirst().map(Timing::new);
  }

  private boolean isOwner(Clip clip) {
    return clip.effects().stream().anyMatch(effect -> effect == item);
  }

  @Override
  public double value(FixedParameter parameter) {
    return parameters.value(parameter);
  }

  @Override
  public String value(TextParameter parameter) {
    return parameters.value(parameter);
  }

  @Override
  public Optional<String> json(String key) {
    return Optional.ofNullable(item.json().get(key)).map(JsonNode::toString);
  }

  @Override
  public Map<String, ParameterGroup> groups(String key) {
    Map<String, ParameterGroup> groups = new LinkedHashMap<>();
    item.json().path(key).properties().forEach(
        entry -> groups.put(entry.getKey(), new HostedParameterGroup(entry.getValue(), key + "." + entry.getKey())));
    return groups;
  }

  @Override
  public byte[] file(StringParameter parameter) {
    String name = parameters.value(parameter);
    if (name.isBlank()) {
      throw new EffectException("No file is given for \"" + parameter.name() + "\".");
    }
    Path file = render.files().resolve(name);
    try {
      if (Files.size(file) > LARGEST_FILE_BYTES) {
        throw new EffectException("The file \"" + file.getFileName() + "\" is larger than 64 MiB.");
      }
      return Files.readAllBytes(file);
    } catch (IOException exception) {
      throw new EffectException("The file \"" + file.getFileName() + "\" cannot be read.", exception);
    }
  }

  private record Timing(Clip clip) implements ClipTiming {

    @Override
    public double seconds() {
      return Math.max(0, clip.range().end() - clip.range().start());
    }

    @Override
    public long mediaFrame(long frameNumber) {
      return Math.max(1, clip.mediaFrame(frameNumber));
    }
  }
}
