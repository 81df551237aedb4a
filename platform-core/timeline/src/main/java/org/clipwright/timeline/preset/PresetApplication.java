package org.clipwright.timeline.preset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.timeline.Curve;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.edit.KeyframeEdit;
import org.clipwright.timeline.preset.Preset.Choose;
import org.clipwright.timeline.preset.Preset.Freeze;
import org.clipwright.timeline.preset.Preset.Hold;
import org.clipwright.timeline.preset.Preset.Move;
import org.clipwright.timeline.preset.Preset.Reverse;
import org.clipwright.timeline.preset.Preset.Span;
import org.clipwright.timeline.preset.Preset.Speed;

/**
 * Writes a preset's keyframes into the JSON of a clip.
 *
 * <p>Keyframes count frames of the media from 1, including the clip's left trim: the first visible frame of a clip that
 * starts at 5 s is number 151 at 30 frames per second.
 */
public final class PresetApplication {

  private final ObjectNode clip;
  private final double startSeconds;
  private final double endSeconds;
  private final double framesPerSecond;
  private final double lengthSeconds;
  private final Curve curve;
  private double newEndSeconds;

  private PresetApplication(
      ObjectNode clip, double start, double end, Rational fps, double lengthSeconds, Curve curve) {
    this.clip = clip;
    this.startSeconds = start;
    this.endSeconds = end;
    this.framesPerSecond = fps.toDouble();
    this.lengthSeconds = lengthSeconds;
    this.curve = curve;
    this.newEndSeconds = end;
  }

  /**
   * Applies a preset.
   *
   * @param preset the preset to apply
   * @param clip the clip's JSON; modified in place
   * @param start the clip's left trim in seconds
   * @param end the clip's right trim in seconds, above {@code start}
   * @param fps the project's frame rate
   * @param lengthSeconds duration of animations at the start or end; limited to the clip's length
   * @param curve how values change
   * @return the clip's new right trim in seconds; it differs only if the preset changes the speed
   */
  public static double apply(
      Preset preset, ObjectNode clip, double start, double end, Rational fps, double lengthSeconds, Curve curve) {
    PresetApplication application = new PresetApplication(clip, start, end, fps, lengthSeconds, curve);
    preset.animations().forEach(application::apply);
    return application.newEndSeconds;
  }

  private void apply(Preset.Animation animation) {
    switch (animation) {
      case Move move -> move(move);
      case Hold hold -> KeyframeEdit.hold(clip, hold.property(), hold.value());
      case Choose choose -> clip.put(choose.property(), choose.value());
      case Speed speed -> speed(speed.factor());
      case Reverse reverse -> time(first(), lastShown(), lastShown(), first());
      case Freeze freeze -> freeze();
    }
  }

  private void move(Move move) {
    long from = move.span() == Span.END ? Math.max(first(), last() - length()) : first();
    long to = move.span() == Span.START ? Math.min(last(), first() + length()) : last();
    KeyframeEdit.add(clip, move.property(), from, move.from(), curve);
    KeyframeEdit.add(clip, move.property(), to, move.to(), curve);
  }

  private void speed(double factor) {
    newEndSeconds = startSeconds + (endSeconds - startSeconds) / factor;
    time(first(), first(), frame(newEndSeconds), last());
  }

  private void freeze() {
    time(first(), first(), last(), first());
    KeyframeEdit.hold(clip, "volume", 0);
  }

  private void time(long fromFrame, long fromMedia, long toFrame, long toMedia) {
    clip.remove("time");
    Curve linear = Curve.named("Linear").orElseThrow();
    KeyframeEdit.add(clip, "time", fromFrame, fromMedia, linear);
    KeyframeEdit.add(clip, "time", toFrame, toMedia, linear);
  }

  private long first() {
    return Math.max(1, frame(startSeconds));
  }

  private long last() {
    return frame(endSeconds);
  }

  /** An animation ends when the clip does, one frame after the last that shows it. */
  private long lastShown() {
    return Math.max(first(), last() - 1);
  }

  private long length() {
    return Math.round(lengthSeconds * framesPerSecond);
  }

  private long frame(double seconds) {
    return Math.round(seconds * framesPerSecond) + 1;
  }
}
