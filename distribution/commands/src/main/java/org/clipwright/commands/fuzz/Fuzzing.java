package org.clipwright.commands.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Optional<OriginalDistance> original;

  private Fuzzing(RenderEngine engine, Path folder, RandomMedia media, Optional<OriginalEngine> original) {
    this.engine = engine;
    this.folder = folder;
    this.media = media;
    PathResolver files =
        path -> TransitionMask.file(path, folder.resolve("masks")).orElseGet(() -> folder.resolve(path).normalize());
    this.ways = new RenderWays(engine, files);
    this.original = original.map(found -> new OriginalDistance(found, engine, files));
  }

  /** Prepares a folder, in which failing projects are left next to their media. */
  public static Fuzzing in(Path folder, RenderEngine engine) throws IOException {
    return new Fuzzing(engine, folder, RandomMedia.drawInto(folder), OriginalEngine.find(folder));
  }

  /** The result of the comparison with the original engine so far, or that this machine does not have that engine. */
  public String comparison() {
    return original.map(OriginalDistance::summary)
        .orElse("Not compared with the original engine: Python has no module \"openshot\" here.");
  }

  /**
   * Says how the pictures of the project of a seed, which renders without a failure, differ from the original engine's,
   * where that is on this machine. The versions of the original differ, too, so that this is for people to judge.
   */
  public List<String> distances(long seed) throws IOException {
    if (original.isEmpty()) {
      return List.of();
    }
    ObjectNode project = project(seed);
    List<String> sentences = original.get().compare(project, ways.frames(project));
    if (!sentences.isEmpty()) {
      keep(project, seed);
    }
    return sentences;
  }

  private ObjectNode project(long seed) {
    return new RandomProject(seed, media, engine.effects().descriptors()).next();
  }

  private void keep(ObjectNode project, long seed) throws IOException {
    Files.writeString(folder.resolve("project" + seed + ".json"), project.toPrettyString());
  }

  /** Renders the project of a seed and says what is wrong with it; nothing when all is well. */
  public List<String> render(long seed) throws IOException {
    ObjectNode project = project(seed);
    List<String> wrong = new ArrayList<>();
    try {
      wrong.addAll(ways.differences(project, seed));
    } catch (RenderException failure) {
      wrong.add("fails: " + failure.getMessage());
    } catch (RuntimeException | StackOverflowError crash) {
      wrong.add("crashes: " + crash + " at " + crash.getStackTrace()[0]);
    }
    if (!wrong.isEmpty()) {
      keep(project, seed);
    }
    return wrong;
  }
}
