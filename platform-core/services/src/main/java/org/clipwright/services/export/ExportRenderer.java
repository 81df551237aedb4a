package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clipwright.services.caption.CaptionTrack;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.timeline.Profile;

/**
 * Renders exports; implemented by the worker. All methods throw {@link PlatformException} with a message for the user
 * when they fail, and {@link RenderStoppedException} when the monitor requested it.
 */
public interface ExportRenderer {

  /**
   * The input for rendering an export.
   *
   * @param export what was requested
   * @param profile size, rate and sound of the output
   * @param project the project as an OpenShot project, whose paths are keys of the {@link MediaStore}
   * @param folder an empty folder for the output and intermediate files; the caller removes it
   * @param effects the file that records the running effects
   */
  record Order(Export export, Profile profile, ObjectNode project, Path folder, Path effects) {}

  /** Receives progress, and is asked whether to go on, several times a second. */
  interface Monitor {

    /** Reports how many of the frames are done. */
    void progress(long done, long total);

    /** Whether the caller wants rendering to stop. */
    boolean cancelled();

    /** Reports a warning for the owner without ending the export; each one once. */
    void warn(String sentence);

    /** Reports how many frames' pictures were rendered. */
    void rendered(long frames);
  }

  /**
   * A part in a file.
   *
   * @param name the name to store it under, as this worker would have planned it
   */
  record RenderedPart(Path file, String name) {}

  /** The captions of one language in files of this machine: the same in WebVTT and in SubRip. */
  record RenderedCaptions(CaptionTrack track, Path webVtt, Path subRip) {}

  /**
   * How a film is divided.
   *
   * @param parts the parts in which it is rendered, the sound first; none where it is made in one piece
   * @param encoded where copies were asked for, why frames are encoded all the same, and how many for each reason
   */
  record Division(List<FilmPart> parts, Map<String, Long> encoded) {}

  /** Divides a film into parts. */
  Division division(Order order);

  /** Renders the film in one piece. */
  RenderedFile render(Order order, Monitor monitor);

  /** Renders one part into a file in the order's folder. */
  RenderedPart render(Order order, FilmPart part, Monitor monitor);

  /**
   * Joins all parts of a film, or finds that they can be joined while the film is read.
   *
   * @param files gives the file of a part
   * @throws FilmPart.DamagedException when a part is not as expected
   */
  RenderedFile join(Order order, List<FilmPart> parts, Function<FilmPart, Path> files, Monitor monitor);

  /**
   * Writes the captions that go beside the output into files in the order's folder; none where the export asks for
   * none.
   */
  List<RenderedCaptions> captions(Order order, Monitor monitor);

  /**
   * A description of what was running when a rendering process on this machine died; returned once.
   *
   * @param effects where the process recorded the running effects
   */
  Optional<String> lastRunning(Path effects);
}
