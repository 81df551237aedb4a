package org.clipwright.commands.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.still.TransitionMask;
import org.clipwright.timeline.PathResolver;
import org.clipwright.worker.RenderEngine;

/** Renders random projects in several ways and keeps those that come out differently, or not at all. */
public final class Fuzzing {

  private final RenderEngine engine;
  private final Path folder;
  private final RandomMedia media;
  private final RenderWays ways;

  private Fuzzing(RenderEngine engine, Path folder, RandomMedia media) {
    this.engine = engine;
    this.folder = folder;
    this.media = media;
    PathResolver files =
        path -> TransitionMask.file(path, folder.resolve("masks")).orElseGet(() -> folder.resolve(path).normalize());
    this.ways = new RenderWays(engine, files);
  }

  /** Prepares a folder, in which projects that fail are left beside their media. */
  public static Fuzzing in(Path folder, RenderEngine engine) throws IOException {
    return new Fuzzing(engine, folder, RandomMedia.drawInto(folder));
  }

  /** Renders the project of a seed and says what is wrong with it; nothing when all is well. */
  public List<String> render(long seed) throws IOException {
    ObjectNode project = new RandomProject(seed, media, engine.effects().descriptors()).next();
    List<String> wrong = new ArrayList<>();
    try {
      wrong.addAll(ways.differences(project, seed));
    } catch (RenderException failure) {
      wrong.add("fails: " + failure.getMessage());
    } catch (RuntimeException | StackOverflowError crash) {
      wrong.add("crashes: " + crash + " at " + crash.getStackTrace()[0]);
    }
    if (!wrong.isEmpty()) {
      Files.writeString(folder.resolve("project" + seed + ".json"), project.toPrettyString());
    }
    return wrong;
  }
}
