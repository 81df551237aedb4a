package org.clipwright.timeline.exchange;

import java.util.Comparator;
import java.util.List;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Profile;

/**
 * A project as other editors' formats see it: clips on layers, their names, trims, opacity and volume.
 *
 * @param id identifies the project
 * @param name what the user called it
 * @param profile size, rate and sound of its timeline
 * @param clips its clips, in the order stored
 */
public record ExchangeProject(String id, String name, Profile profile, List<ExchangeClip> clips) {

  public ExchangeProject {
    clips = List.copyOf(clips);
  }

  /**
   * One clip.
   *
   * @param id identifies the clip
   * @param title the name of its file, as packed beside the exported document
   * @param fileId identifies the file
   * @param media facts of the file
   * @param position seconds on the timeline
   * @param start left trim in seconds
   * @param end right trim in seconds
   * @param layer stacking order
   * @param alpha opacity, 1 is opaque
   * @param volume 1 is as recorded
   */
  public record ExchangeClip(
      String id,
      String title,
      String fileId,
      MediaInfo media,
      double position,
      double start,
      double end,
      int layer,
      Keyframe alpha,
      Keyframe volume) {

    /** Seconds it takes on the timeline. */
    public double length() {
      return end - start;
    }

    /** Where it ends on the timeline, in seconds. */
    public double endPosition() {
      return position + length();
    }
  }

  /** The layers that hold clips, lowest first. */
  public List<Integer> layers() {
    return clips.stream().map(ExchangeClip::layer).distinct().sorted().toList();
  }

  /** The clips of a layer in the order of their positions. */
  public List<ExchangeClip> clipsOn(int layer) {
    return clips.stream()
        .filter(clip -> clip.layer() == layer)
        .sorted(Comparator.comparingDouble(ExchangeClip::position))
        .toList();
  }

  /** Length of the timeline in seconds. */
  public double lengthSeconds() {
    return clips.stream().mapToDouble(ExchangeClip::endPosition).max().orElse(0);
  }
}
