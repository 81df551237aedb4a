package org.clipwright.worker.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.join.PacketCopies;
import org.clipwright.render.UntouchedRun;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which frames of a film need not be encoded, since packets of their media can be copied. */
public final class CopiedFrames {

  private static final Logger LOG = LoggerFactory.getLogger(CopiedFrames.class);

  /** Each span makes seams that cost time; below this length, encoding takes less. */
  private static final double SHORTEST_SECONDS = 2;

  /** The share of a film from which copying saves enough. */
  private static final double LEAST_SHARE = 0.2;

  private CopiedFrames() {}

  /**
   * The spans to copy, in order. They all have the same parameter sets, since a film has those once; of several, the
   * ones that most frames have.
   *
   * @param step called before each packet that is looked at; an exception it throws aborts the search
   */
  public static List<FrameRange> of(
      RenderSetup setup, FrameRange frames, VideoSettings video, FfmpegMediaOpener media, Runnable step) {
    long shortest = Math.round(SHORTEST_SECONDS * video.fps().toDouble());
    Map<String, List<FrameRange>> bySetup = new HashMap<>();
    for (UntouchedRun run : UntouchedRun.of(setup, frames)) {
      if (run.frames().count() >= shortest) {
        PacketCopies found = PacketCopies.find(run.file(), media, run.pictures(), shortest, video, step);
        if (found.spans().isEmpty()) {
          LOG.debug("A file is not copied from. file={} reason=\"{}\"", run.file().getFileName(), found.reason());
        }
        found.spans().forEach(span -> bySetup.computeIfAbsent(found.setup(), _ -> new ArrayList<>())
            .add(within(run, span)));
      }
    }
    return bySetup.values().stream().max(Comparator.comparingLong(CopiedFrames::count))
        .filter(spans -> count(spans) >= LEAST_SHARE * frames.count()).orElse(List.of());
  }

  private static FrameRange within(UntouchedRun run, FrameRange pictures) {
    long shift = run.frames().first() - run.firstPicture();
    return new FrameRange(pictures.first() + shift, pictures.last() + shift);
  }

  private static long count(List<FrameRange> spans) {
    return spans.stream().mapToLong(FrameRange::count).sum();
  }
}
