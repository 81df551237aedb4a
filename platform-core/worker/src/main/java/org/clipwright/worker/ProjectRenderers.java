package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.document.ProjectKeys;

/**
 * Opens the renderers of projects, and keeps those of projects that were requested recently.
 *
 * @param engine opens media and knows the effects
 * @param shown opens the media of projects that are only looked at
 * @param local the stored media as files of this machine
 * @param masks folder for drawn masks
 * @param fonts the fonts for text
 * @param warm the renderers that are kept
 * @param health notified when this process should be replaced
 */
record ProjectRenderers(RenderEngine engine, MediaOpener shown, LocalMedia local, Path masks, Fonts fonts,
    KeptRenderers warm,
    WorkerHealth health) {

  /** A render of a project at its own size. */
  RenderSetup setup(ObjectNode project) {
    ProjectFiles files = files(project);
    return engine.setup(new ProjectReader(files).read(project), files);
  }

  /** The files that a project names. */
  ProjectFiles files(ObjectNode project) {
    return ProjectFiles.of(project, new ProjectKeys(project).id(), local, masks);
  }

  /**
   * Uses a renderer of a project, which is kept because further frames are usually requested soon.
   *
   * @param setup a render of the project at the requested size
   */
  void use(ObjectNode project, RenderSetup setup, Consumer<FrameRenderer> work) {
    warm.use(name(project, setup), () -> open(setup.withMedia(shown)), work);
  }

  /**
   * Uses a renderer of a stored file alone, which is kept too.
   *
   * @param setup a render of the file at the size wanted
   */
  void use(String key, RenderSetup setup, Consumer<FrameRenderer> work) {
    String name = String.join("\n", key, local.mark(key).orElse(""), fonts.mark(), size(setup));
    warm.use(Sha256.of(name), () -> open(setup.withMedia(shown)), work);
  }

  private static String size(RenderSetup setup) {
    return setup.width() + "x" + setup.height();
  }

  /** Renderers of the same name draw the same pictures. */
  private String name(ObjectNode project, RenderSetup setup) {
    ProjectFiles files = files(project);
    String media = new ProjectKeys(project).mediaPaths().stream()
        .map(path -> files.content(path).orElse("")).collect(Collectors.joining(" "));
    return Sha256.of(String.join("\n", project.toString(), media, fonts.mark(), size(setup)));
  }

  /** Opens a renderer; the caller closes it. */
  FrameRenderer open(RenderSetup setup) {
    try {
      return FrameRenderer.open(setup, new MediaClipSounds(setup));
    } catch (RuntimeException failure) {
      health.noteLackOfMemory(failure);
      noteThreads(setup.supervision().threadsLeft());
      throw failure;
    }
  }

  /** Asks for this process to be replaced if threads of effects are still running in it. */
  void noteThreads(boolean left) {
    if (left) {
      health.note();
    }
  }
}
