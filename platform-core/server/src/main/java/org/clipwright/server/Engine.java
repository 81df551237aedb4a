package org.clipwright.server;

import java.nio.file.Path;
import java.util.Locale;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.plugins.PluginCatalog;
import org.clipwright.render.EffectRegistry;
import org.clipwright.render.RenderSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.Timeline;

/** What the commands that render need: media, effects, and whose picture to make. */
record Engine(FfmpegMediaOpener media, EffectRegistry effects, Fidelity fidelity) {

  /** Sets rendering up from the environment, with the effects of all plugins. */
  static Engine fromEnvironment() {
    Path data = Path.of(System.getenv().getOrDefault("CLIPWRIGHT_DATA", "data"));
    PluginCatalog plugins = InstalledPlugins.of(data).load();
    return fromEnvironment(new CatalogEffects(plugins));
  }

  /** Sets rendering up from the environment. */
  static Engine fromEnvironment(EffectRegistry effects) {
    String wish = System.getenv().getOrDefault("CLIPWRIGHT_FIDELITY", "correct");
    try {
      return new Engine(new FfmpegMediaOpener(), effects, Fidelity.valueOf(wish.strip().toUpperCase(Locale.ROOT)));
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
    return RenderSetup.of(timeline, media, effects, files, fidelity);
  }
}
