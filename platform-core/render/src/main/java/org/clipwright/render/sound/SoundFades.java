package org.clipwright.render.sound;

import java.util.ArrayList;
import java.util.List;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.ReaderItem;
import org.clipwright.timeline.Rounding;
import org.clipwright.timeline.Timeline;

/**
 * The fades that transitions apply to the sound of one clip, where enabled, with equal power: two crossfading clips
 * keep their combined loudness. If three or more clips of a layer play under one transition, none of them fades, as in
 * the original engine.
 */
public final class SoundFades {

  private static final int MOST_CLIPS = 2;

  private final List<Fade> fades;

  private SoundFades(List<Fade> fades) {
    this.fades = fades;
  }

  /** The direction of a clip's fade. */
  private enum Way {
    IN,
    OUT
  }

  /** A fade over timeline frames, the last one inclusive. */
  private record Fade(Way way, long first, long last) {

    double gain(long frame) {
      double passed = last <= first ? 1 : Math.clamp((frame - first) / (double) (last - first), 0, 1);
      return switch (way) {
        case IN -> Math.sin(passed * Math.PI / 2);
        case OUT -> Math.cos(passed * Math.PI / 2);
      };
    }

    boolean covers(long frame) {
      return first <= frame && frame <= last;
    }
  }

  /** The fades that transitions on the clip's layer ask for. */
  public static SoundFades of(Clip clip, Timeline timeline) {
    Rational fps = timeline.profile().fps();
    List<Fade> fades = new ArrayList<>();
    for (EffectItem effect : timeline.effects()) {
      if (effect.fadesSound() && effect.layer() == clip.layer()) {
        add(fades, effect, clip, timeline, fps);
      }
    }
    return new SoundFades(List.copyOf(fades));
  }

  private static void add(List<Fade> fades, EffectItem effect, Clip clip, Timeline timeline, Rational fps) {
    double rate = fps.toDouble();
    long first = Rounding.halfAwayFromZero(effect.range().position() * rate) + 1;
    long last = Rounding.halfAwayFromZero(effect.range().endPosition() * rate);
    long sounding = timeline.clips().stream()
        .filter(other -> other.layer() == effect.layer() && overlaps(other, first, last, fps)
            && sounds(other, first, fps))
        .count();
    if (sounding > MOST_CLIPS || !overlaps(clip, first, last, fps)) {
      return;
    }
    boolean beginning = Math.abs(first - clip.firstFrame(fps)) <= Math.abs(last - clip.lastFrame(fps));
    fades.add(new Fade(beginning ? Way.IN : Way.OUT, first, last));
  }

  private static boolean overlaps(Clip clip, long first, long last, Rational fps) {
    return clip.firstFrame(fps) <= last && clip.lastFrame(fps) >= first;
  }

  private static boolean sounds(Clip clip, long frame, Rational fps) {
    return clip.reader().flatMap(ReaderItem::info).map(MediaInfo::hasAudio).orElse(true)
        && clip.sound().hasAudio().rounded(clip.clipFrame(frame, fps)) != 0;
  }

  /** The gain at a frame of the timeline. */
  public double gain(long frame) {
    double gain = 1;
    for (Fade fade : fades) {
      if (fade.covers(frame)) {
        gain *= fade.gain(frame);
      }
    }
    return gain;
  }

  /** The gain at the start of a timeline frame: that of the previous frame, or the frame's own where a fade begins. */
  public double gainBefore(long frame) {
    double gain = 1;
    for (Fade fade : fades) {
      if (fade.first == frame) {
        gain *= fade.gain(frame);
      } else if (fade.covers(frame - 1)) {
        gain *= fade.gain(frame - 1);
      }
    }
    return gain;
  }
}
