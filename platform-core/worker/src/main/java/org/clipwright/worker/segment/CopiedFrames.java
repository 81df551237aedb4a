package org.clipwright.worker.segment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.join.PacketCopies;
import org.clipwright.render.UntouchedRun;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.timeline.Clip;

/**
 * Which frames of a film need not be encoded, since packets of their media can be copied.
 *
 * @param spans the spans to copy, in order
 * @param encoded why the other frames are encoded, and how many for each reason
 */
public record CopiedFrames(List<FrameRange> spans, Map<String, Long> encoded) {

  /** Why nothing is copied into an output that cannot hold copies. */
  public static final String UNSUITED = "Pictures are copied only into progressive H.264 (libx264) of an even size that"
      + " is not lossless, in mp4, m4v, mov or mkv.";

  /** Why nothing is copied into an output that is not made in segments. */
  public static final String UNDIVIDED = "Pictures are copied only into videos of projects without other projects, and"
      + " not with the fidelity of the original.";

  /** What holds for exports that did not ask for copies. */
  public static final CopiedFrames NOT_ASKED_FOR = new CopiedFrames(List.of(), Map.of());

  private static final String CHANGED = "The project draws these frames.";
  private static final String SHORT = "Media that is shown unchanged for less than two seconds is not copied.";
  private static final String EDGES =
      "Copies begin and end at key pictures; frames between these and cuts are encoded.";
  private static final String OTHER_SETS =
      "Media whose parameter sets differ from those of most of the film cannot be copied into it.";
  private static final String FEW = "Less than a fifth of the film could be copied, which would save too little.";

  /** Each span makes seams that cost time; below this length, encoding takes less. */
  private static final double SHORTEST_SECONDS = 2;

  /** The share of a film from which copying saves enough. */
  private static final double LEAST_SHARE = 0.2;

  /** Nothing is copied, for one reason. */
  public static CopiedFrames none(String reason, FrameRange frames) {
    return new CopiedFrames(List.of(), Map.of(reason, frames.count()));
  }

  /**
   * Finds the spans to copy. They all have the same parameter sets, since a film has those once; of several, the ones
   * that most frames have.
   *
   * @param step called before each packet that is looked at; an exception it throws aborts the search
   */
  public static CopiedFrames of(
      RenderSetup setup, FrameRange frames, VideoSettings video, FfmpegMediaOpener media, Runnable step) {
    long shortest = Math.round(SHORTEST_SECONDS * video.fps().toDouble());
    Map<String, List<FrameRange>> bySetup = new HashMap<>();
    Reasons reasons = new Reasons();
    long drawn = frames.count();
    for (UntouchedRun run : UntouchedRun.of(setup, frames)) {
      drawn -= run.frames().count();
      if (run.frames().count() < shortest) {
        reasons.add(SHORT, run.frames().count());
      } else {
        PacketCopies found = PacketCopies.find(run.file(), media, run.pictures(), shortest, video, step);
        found.spans().forEach(span -> bySetup.computeIfAbsent(found.setup(), _ -> new ArrayList<>())
            .add(within(run, span)));
        reasons.add(found.spans().isEmpty() ? sentence(setup, run.file(), found.reason()) : EDGES,
            run.frames().count() - count(found.spans()));
      }
    }
    reasons.add(CHANGED, drawn);
    return chosen(bySetup.values(), frames, reasons);
  }

  private static CopiedFrames chosen(
      Iterable<List<FrameRange>> candidates, FrameRange frames, Reasons reasons) {
    List<List<FrameRange>> sorted = new ArrayList<>();
    candidates.forEach(sorted::add);
    sorted.sort(Comparator.comparingLong(CopiedFrames::count).reversed());
    List<FrameRange> most = sorted.isEmpty() ? List.of() : sorted.removeFirst();
    sorted.forEach(spans -> reasons.add(OTHER_SETS, count(spans)));
    boolean few = count(most) < LEAST_SHARE * frames.count();
    if (few) {
      reasons.add(FEW, count(most));
    }
    return new CopiedFrames(few ? List.of() : most, reasons.frames);
  }

  /** How many frames are encoded for each reason. */
  private static final class Reasons {

    private final Map<String, Long> frames = new LinkedHashMap<>();

    void add(String reason, long count) {
      if (count > 0) {
        frames.merge(reason, count, Long::sum);
      }
    }
  }

  /** Files have their owner's names in the project only. */
  private static String sentence(RenderSetup setup, Path file, String reason) {
    String name = setup.timeline().clips().stream()
        .map(Clip::reader).flatMap(Optional::stream)
        .filter(reader -> reader.path().filter(file::equals).isPresent())
        .map(reader -> reader.writtenPath().replaceFirst(".*/", ""))
        .findFirst().orElse(file.getFileName().toString());
    return "\"" + name + "\" cannot be copied: " + reason + ".";
  }

  private static FrameRange within(UntouchedRun run, FrameRange pictures) {
    long shift = run.frames().first() - run.firstPicture();
    return new FrameRange(pictures.first() + shift, pictures.last() + shift);
  }

  private static long count(List<FrameRange> spans) {
    return spans.stream().mapToLong(FrameRange::count).sum();
  }
}
