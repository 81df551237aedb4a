package org.clipwright.sdk.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.ParameterGroup;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.parameter.FixedParameter;
import org.clipwright.sdk.parameter.StringParameter;
import org.clipwright.sdk.parameter.TextParameter;

/** The setup of an effect in a test: 30 frames per second, 48000 Hz, id "E1", unless set otherwise. Immutable. */
public final class FakeEffectSetup implements EffectSetup {

  private final FakeParameters parameters;
  private final String effectId;
  private final double framesPerSecond;
  private final int sampleRate;
  private final Fidelity fidelity;
  private final Map<String, String> json;
  private final Map<String, byte[]> files;
  private final Map<String, Map<String, ParameterGroup>> groups;
  private final Optional<ClipTiming> clip;
  private final LongFunction<AudioBlock> sound;

  private FakeEffectSetup(
      FakeParameters parameters,
      String effectId,
      double framesPerSecond,
      int sampleRate,
      Fidelity fidelity,
      Map<String, String> json,
      Map<String, byte[]> files,
      Map<String, Map<String, ParameterGroup>> groups,
      Optional<ClipTiming> clip,
      LongFunction<AudioBlock> sound) {
    this.parameters = parameters;
    this.effectId = effectId;
    this.framesPerSecond = framesPerSecond;
    this.sampleRate = sampleRate;
    this.fidelity = fidelity;
    this.json = Map.copyOf(json);
    this.files = Map.copyOf(files);
    this.groups = Map.copyOf(groups);
    this.clip = clip;
    this.sound = sound;
  }

  /** The setup of a new effect. */
  public static FakeEffectSetup of(EffectDescriptor descriptor) {
    return of(FakeParameters.initial(descriptor));
  }

  /** The setup of an effect with these values. */
  public static FakeEffectSetup of(FakeParameters parameters) {
    return new FakeEffectSetup(parameters, "E1", 30, 48000, Fidelity.CORRECT, Map.of(), Map.of(), Map.of(),
        Optional.empty(), _ -> TestBlocks.silence(2, 1600, 48_000));
  }

  /** The same setup with another effect id. */
  public FakeEffectSetup withId(String id) {
    return new FakeEffectSetup(parameters, id, framesPerSecond, sampleRate, fidelity, json, files, groups, clip, sound);
  }

  /** The same setup with other rates. */
  public FakeEffectSetup withRates(double frames, int samples) {
    return new FakeEffectSetup(parameters, effectId, frames, samples, fidelity, json, files, groups, clip, sound);
  }

  /** The same setup with another fidelity. */
  public FakeEffectSetup withFidelity(Fidelity other) {
    return new FakeEffectSetup(parameters, effectId, framesPerSecond, sampleRate, other, json, files, groups, clip,
        sound);
  }

  /** The same setup with a key of the effect's JSON. */
  public FakeEffectSetup withJson(String key, String value) {
    Map<String, String> changed = new HashMap<>(json);
    changed.put(key, value);
    return new FakeEffectSetup(parameters, effectId, framesPerSecond, sampleRate, fidelity, changed, files, groups,
        clip, sound);
  }

  /** The same setup with the bytes of the file that the parameter of this name refers to. */
  public FakeEffectSetup withFile(String parameter, byte[] content) {
    Map<String, byte[]> changed = new HashMap<>(files);
    changed.put(parameter, content.clone());
    return new FakeEffectSetup(parameters, effectId, framesPerSecond, sampleRate, fidelity, json, changed, groups, clip,
        sound);
  }

  /** The same setup with objects inside an object of the effect's JSON. */
  public FakeEffectSetup withGroups(String key, Map<String, ParameterGroup> objects) {
    Map<String, Map<String, ParameterGroup>> changed = new HashMap<>(groups);
    changed.put(key, Map.copyOf(objects));
    return new FakeEffectSetup(parameters, effectId, framesPerSecond, sampleRate, fidelity, json, files, changed, clip,
        sound);
  }

  /** The same setup for an effect that belongs to a clip. */
  public FakeEffectSetup withClip(ClipTiming timing) {
    return new FakeEffectSetup(
        parameters, effectId, framesPerSecond, sampleRate, fidelity, json, files, groups, Optional.of(timing), sound);
  }

  /** The same setup for an effect whose clip has sound; computed again for each frame number. */
  public FakeEffectSetup withSound(LongFunction<AudioBlock> blocks) {
    return new FakeEffectSetup(
        parameters, effectId, framesPerSecond, sampleRate, fidelity, json, files, groups, clip, blocks);
  }

  /** The clip's sound at a frame. */
  AudioBlock sound(long frameNumber) {
    return sound.apply(frameNumber);
  }

  @Override
  public Optional<ClipTiming> clip() {
    return clip;
  }

  @Override
  public Map<String, ParameterGroup> groups(String key) {
    return groups.getOrDefault(key, Map.of());
  }

  /** The context of one frame of this effect. */
  public FakeEffectContext context(long frameNumber) {
    return new FakeEffectContext(parameters, frameNumber);
  }

  /** The values that the setup and its contexts return. */
  public FakeParameters parameters() {
    return parameters;
  }

  @Override
  public String effectId() {
    return effectId;
  }

  @Override
  public double framesPerSecond() {
    return framesPerSecond;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public Fidelity fidelity() {
    return fidelity;
  }

  @Override
  public double value(FixedParameter parameter) {
    return parameters.value(parameter, 1);
  }

  @Override
  public String value(TextParameter parameter) {
    return parameters.value(parameter);
  }

  @Override
  public Optional<String> json(String key) {
    return Optional.ofNullable(json.get(key));
  }

  @Override
  public byte[] file(StringParameter parameter) {
    parameters.require(parameter);
    byte[] content = files.get(parameter.name());
    if (content == null) {
      throw new EffectException("The file of parameter " + parameter.name() + " is missing.");
    }
    return content.clone();
  }
}
