package org.clipwright.services.catalog;

import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;

/** The effects of the installed plugins. */
public interface EffectCatalog {

  /** All of them, by class name. */
  List<EffectDescriptor> all();

  /** The effect with this class name; empty if it is not installed. */
  default Optional<EffectDescriptor> find(String className) {
    return all().stream().filter(effect -> effect.className().equals(className)).findFirst();
  }
}
