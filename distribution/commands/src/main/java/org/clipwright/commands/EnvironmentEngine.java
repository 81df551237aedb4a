package org.clipwright.commands;

import org.clipwright.configuration.EngineSettings;
import org.clipwright.configuration.InstalledPlugins;
import org.clipwright.configuration.PluginTimeouts;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.worker.CatalogEffects;
import org.clipwright.worker.EffectExit;
import org.clipwright.worker.EffectLimits;
import org.clipwright.worker.RenderEngine;

/** The render engine as configured by a command's environment. */
final class EnvironmentEngine {

  private EnvironmentEngine() {}

  /** Sets rendering up from the environment, with the effects of all plugins. */
  static RenderEngine fromEnvironment() {
    EngineSettings settings = EngineSettings.read(System.getenv());
    PluginTimeouts pluginTimeouts = settings.pluginTimeouts();
    PluginCatalog plugins =
        InstalledPlugins.of(settings.data(), pluginTimeouts.loading()).load(InstalledPlugins.Telling.BRIEFLY);
    RunningEffects running = RunningEffects.inMemory();
    EffectExit.watch(running);
    return new RenderEngine(new FfmpegMediaOpener(), new CatalogEffects(plugins), settings.fidelity(),
        new EffectLimits(pluginTimeouts.effect(), pluginTimeouts.memory()::gone), PictureHeap.ofThisProcess(), running);
  }
}
