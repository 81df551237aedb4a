package org.clipwright.worker;

import java.util.List;
import java.util.Optional;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.PictureEffect;

/** The effects that the plugins provide. */
public record CatalogEffects(PluginCatalog catalog) implements EffectRegistry {

  @Override
  public Optional<PictureEffect> picture(String className) {
    return catalog.pictureEffect(className);
  }

  @Override
  public Optional<SoundEffect> sound(String className) {
    return catalog.soundEffect(className);
  }

  @Override
  public List<EffectDescriptor> descriptors() {
    return catalog.effects();
  }

  @Override
  public Optional<String> plugin(String className) {
    return catalog.bringer(className).map(plugin -> plugin.id() + " " + plugin.version());
  }
}
