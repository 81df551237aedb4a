package org.clipwright.pluginhost;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.storage.StorageProviderFactory;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.transcription.TranscriptionEngine;

/** The plugins that were found and what they provide. Thread-safe. */
public final class PluginCatalog {

  private final List<LoadedPlugin> loaded;
  private final List<RefusedPlugin> refused;
  private final Map<String, LoadedPlugin> bringers = new LinkedHashMap<>();
  private final Map<String, PictureEffect> pictureEffects;
  private final Map<String, SoundEffect> soundEffects;
  private final Map<String, StorageProviderFactory> storages;
  private final Map<String, TitleTemplate> titles;
  private final Map<String, TranscriptionEngine> engines;

  PluginCatalog(Map<LoadedPlugin, PluginServices> taken, List<RefusedPlugin> refused) {
    this.loaded = List.copyOf(taken.keySet());
    this.refused = List.copyOf(refused);
    taken.forEach((plugin, services) -> services.effectNames().forEach(name -> bringers.put(name, plugin)));
    this.pictureEffects = merged(taken.values(), PluginServices::pictureEffects);
    this.soundEffects = merged(taken.values(), PluginServices::soundEffects);
    this.storages = merged(taken.values(), PluginServices::storages);
    this.titles = merged(taken.values(), PluginServices::titles);
    this.engines = merged(taken.values(), PluginServices::engines);
  }

  private static <S> Map<String, S> merged(
      Collection<PluginServices> plugins, Function<PluginServices, Map<String, S>> kind) {
    Map<String, S> all = new LinkedHashMap<>();
    plugins.forEach(plugin -> all.putAll(kind.apply(plugin)));
    return Collections.unmodifiableMap(all);
  }

  /** The plugins in use, in the order they were found. */
  public List<LoadedPlugin> loaded() {
    return loaded;
  }

  /** The plugins that were refused, and why. */
  public List<RefusedPlugin> refused() {
    return refused;
  }

  /** The picture effect with this class name; empty if no plugin provides it. */
  public Optional<PictureEffect> pictureEffect(String className) {
    return Optional.ofNullable(pictureEffects.get(className));
  }

  /** The sound effect with this class name; empty if no plugin provides it. */
  public Optional<SoundEffect> soundEffect(String className) {
    return Optional.ofNullable(soundEffects.get(className));
  }

  /** The plugin that provides the effect with a class name; empty if it ships with the program, or no plugin has it. */
  public Optional<LoadedPlugin> bringer(String className) {
    return Optional.ofNullable(bringers.get(className)).filter(plugin -> !plugin.builtIn());
  }

  /** The declarations of all effects, picture effects first, each plugin's in its own order. */
  public List<EffectDescriptor> effects() {
    List<EffectDescriptor> all = new ArrayList<>();
    Stream.concat(
        pictureEffects.values().stream().map(PictureEffect::descriptor),
        soundEffects.values().stream().map(SoundEffect::descriptor))
        .forEach(all::add);
    return all;
  }

  /** The storage backend with a name. */
  public Optional<StorageProviderFactory> storage(String name) {
    return Optional.ofNullable(storages.get(name));
  }

  /** The names of all storage backends. */
  public List<String> storageNames() {
    return List.copyOf(storages.keySet());
  }

  /** All title templates. */
  public List<TitleTemplate> titles() {
    return List.copyOf(titles.values());
  }

  /** All transcription engines. */
  public List<TranscriptionEngine> transcriptionEngines() {
    return List.copyOf(engines.values());
  }
}
