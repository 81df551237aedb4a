package org.clipwright.commands;

import java.nio.file.Path;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.InstalledPlugins;
import org.clipwright.configuration.PluginPatience;
import org.clipwright.configuration.Words;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.HeapShare;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.worker.CatalogEffects;
import org.clipwright.worker.EffectExit;
import org.clipwright.worker.EffectLimits;
import org.clipwright.worker.RenderEngine;

/** Rendering as the environment of a command wants it. */
final class EnvironmentEngine {

  private EnvironmentEngine() {}

  /** Sets rendering up from the environment, with the effects of all plugins. */
  static RenderEngine fromEnvironment() {
    Path data = Path.of(System.getenv().getOrDefault("CLIPWRIGHT_DATA", "data"));
    PluginPatience patience = PluginPatience.of(System.getenv());
    PluginCatalog plugins = InstalledPlugins.of(data, patience.loading()).load(InstalledPlugins.Telling.BRIEFLY);
    return fromEnvironment(new CatalogEffects(plugins), new EffectLimits(patience.effect(), patience.memory()::gone));
  }

  private static RenderEngine fromEnvironment(EffectRegistry effects, EffectLimits limits) {
    RunningEffects running = RunningEffects.inMemory();
    EffectExit.watch(running);
    String wish = System.getenv().getOrDefault("CLIPWRIGHT_FIDELITY", "correct");
    try {
      return new RenderEngine(new FfmpegMediaOpener(), effects, Words.constant(Fidelity.class, wish), limits,
          HeapShare.ofThisProcess(), running);
    } catch (IllegalArgumentException e) {
      throw new CommandException("CLIPWRIGHT_FIDELITY is \"" + wish
          + "\"; it must be correct, original or original-0.5.");
    }
  }
}
