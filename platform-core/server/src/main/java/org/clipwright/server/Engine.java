package org.clipwright.server;

import java.nio.file.Path;
import java.util.Locale;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.plugins.PluginCatalog;
import org.clipwright.render.EffectRegistry;
import org.clipwright.render.HeapShare;
import org.clipwright.render.RenderBudget;
import org.clipwright.render.RenderSetup;
import org.clipwright.render.RunningEffects;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.Timeline;

/**
 * What the commands that render need.
 *
 * @param media opens media
 * @param effects the effects there are
 * @param fidelity whose picture to make
 * @param patience how much plugins may take
 * @param heap what this process has for pictures on its heap
 * @param running where the effects are noted that run, unless a render has a record of its own
 */
record Engine(
    FfmpegMediaOpener media, EffectRegistry effects, Fidelity fidelity, PluginPatience patience, HeapShare heap,
    RunningEffects running) {

  /** Sets rendering up from the environment, with the effects of all plugins. */
  static Engine fromEnvironment() {
    Path data = Path.of(System.getenv().getOrDefault("CLIPWRIGHT_DATA", "data"));
    PluginPatience patience = PluginPatience.of(System.getenv());
    PluginCatalog plugins = InstalledPlugins.of(data, patience.loading()).load(InstalledPlugins.Telling.BRIEFLY);
    return fromEnvironment(new CatalogEffects(plugins), patience);
  }

  private static Engine fromEnvironment(EffectRegistry effects, PluginPatience patience) {
    RunningEffects running = RunningEffects.inMemory();
    EffectExit.watch(running);
    String wish = System.getenv().getOrDefault("CLIPWRIGHT_FIDELITY", "correct");
    try {
      return new Engine(new FfmpegMediaOpener(), effects, Fidelity.valueOf(wish.strip().toUpperCase(Locale.ROOT)), patience,
          HeapShare.ofThisProcess(), running);
    } catch (IllegalArgumentException e) {
      throw new CommandException("CLIPWRIGHT_FIDELITY is \"" + wish + "\"; it has to be correct or original.");
    }
  }

  /** A render of a project at its own size. */
  RenderSetup setup(ProjectInput project) {
    return setup(project.timeline(), project.files());
  }

  /** A render of a timeline at its own size. */
  RenderSetup setup(Timeline timeline, PathResolver files) {
    return RenderSetup.of(timeline, media, effects, files, fidelity)
        .withSupervision(patience.supervision(running))
        .withBudget(RenderBudget.of(RenderBudget.USUAL_BYTES, heap));
  }
}
