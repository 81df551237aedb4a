package org.clipwright.pluginhost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.storage.StorageProviderFactory;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.transcription.TranscriptionEngine;

/** The services that one plugin provides, by name; creating this checks that they can be used. */
record PluginServices(
    Map<String, PictureEffect> pictureEffects,
    Map<String, SoundEffect> soundEffects,
    Map<String, StorageProviderFactory> storages,
    Map<String, TitleTemplate> titles,
    Map<String, TranscriptionEngine> engines) {

  /**
   * Creates the services of a plugin's layer.
   *
   * @throws PluginRefusal if there are none, or one cannot be created or has no valid name or declaration
   */
  static PluginServices of(ModuleLayer layer) {
    PluginServices services =
        new PluginServices(
            named(
                ServiceLoader.load(layer, PictureEffect.class),
                layer,
                DescribedPictureEffect::of,
                effect -> className(effect.descriptor(), Medium.PICTURE)),
            named(
                ServiceLoader.load(layer, SoundEffect.class),
                layer,
                DescribedSoundEffect::of,
                effect -> className(effect.descriptor(), Medium.SOUND)),
            named(ServiceLoader.load(layer, StorageProviderFactory.class), layer, UnaryOperator.identity(),
                StorageProviderFactory::name),
            named(ServiceLoader.load(layer, TitleTemplate.class), layer, UnaryOperator.identity(), TitleTemplate::name),
            named(ServiceLoader.load(layer, TranscriptionEngine.class), layer, UnaryOperator.identity(),
                TranscriptionEngine::name));
    if (services.descriptions().isEmpty()) {
      throw new PluginRefusal("its module-info provides none of the services of the SDK");
    }
    return services;
  }

  /** A storage backend that is not loaded yet, and nothing else. */
  static PluginServices later(LaterStorage storage) {
    return new PluginServices(Map.of(), Map.of(), Map.of(storage.name(), storage), Map.of(), Map.of());
  }

  /** What the plugin provides, in words. */
  List<String> descriptions() {
    return Stream.of(
        described("effect", pictureEffects),
        described("effect", soundEffects),
        described("storage", storages),
        described("title", titles),
        described("transcription", engines))
        .flatMap(Function.identity())
        .toList();
  }

  /** The class names of all its effects. */
  Stream<String> effectNames() {
    return Stream.concat(pictureEffects.keySet().stream(), soundEffects.keySet().stream());
  }

  /** The first service that another plugin also provides, in words. */
  Optional<String> sharedWith(PluginServices other) {
    List<String> theirs = other.descriptions();
    return descriptions().stream().filter(theirs::contains).findFirst();
  }

  private static Stream<String> described(String kind, Map<String, ?> services) {
    return services.keySet().stream().map(name -> kind + " " + name);
  }

  private static String className(EffectDescriptor descriptor, Medium medium) {
    if (descriptor == null) {
      throw new PluginRefusal("one of its effects returns null as its descriptor");
    }
    if (descriptor.medium() != medium) {
      throw new PluginRefusal(
          "its effect " + descriptor.className() + " declares that it works on " + descriptor.medium()
              + ", but is provided for " + medium);
    }
    return descriptor.className();
  }

  private static <S> Map<String, S> named(
      ServiceLoader<S> loader, ModuleLayer layer, UnaryOperator<S> settling, Function<S, String> naming) {
    NamedServices<S> services = new NamedServices<>(settling, naming);
    // The loader also sees the layers below; only the plugin's own services count.
    for (Provider<S> provider : providers(loader, layer)) {
      services.add(provider);
    }
    return services.byName();
  }

  private static <S> List<Provider<S>> providers(ServiceLoader<S> loader, ModuleLayer layer) {
    List<Provider<S>> own = new ArrayList<>();
    try {
      loader.stream().filter(provider -> provider.type().getModule().getLayer() == layer).forEach(own::add);
    } catch (Error broken) {
      throw new PluginRefusal(
          "its services cannot be loaded: " + PluginRefusal.words(NamedServices.survivable(broken)), broken);
    }
    return own;
  }
}
