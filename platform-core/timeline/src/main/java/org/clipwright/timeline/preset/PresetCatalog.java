package org.clipwright.timeline.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.timeline.preset.Preset.Animation;
import org.clipwright.timeline.preset.Preset.Choose;
import org.clipwright.timeline.preset.Preset.Freeze;
import org.clipwright.timeline.preset.Preset.Hold;
import org.clipwright.timeline.preset.Preset.Move;
import org.clipwright.timeline.preset.Preset.Reverse;
import org.clipwright.timeline.preset.Preset.Span;
import org.clipwright.timeline.preset.Preset.Speed;

/**
 * All presets: short names, and the desktop editor's menu names for the same things.
 *
 * <p>Values follow the desktop editor's menu actions; a location of 1 is one whole canvas to the right or down.
 */
public final class PresetCatalog {

  private static final List<Preset> ALL = build();

  private PresetCatalog() {}

  /** All presets, fades first. */
  public static List<Preset> all() {
    return ALL;
  }

  /** The preset with a name, ignoring case and surrounding whitespace. */
  public static Optional<Preset> named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(p -> p.name().toLowerCase(Locale.ROOT).equals(wanted)).findFirst();
  }

  private static List<Preset> build() {
    List<Preset> presets = new ArrayList<>();
    fades(presets);
    volumes(presets);
    zooms(presets);
    slides(presets);
    rotations(presets);
    layouts(presets);
    times(presets);
    return List.copyOf(presets);
  }

  private static void fades(List<Preset> presets) {
    Move in = new Move("alpha", Span.START, 0, 1);
    Move out = new Move("alpha", Span.END, 1, 0);
    add(presets, "Fade In", "The picture appears.", in);
    add(presets, "Fade Out", "The picture vanishes.", out);
    add(presets, "Fade In and Out", "The picture fades in at the start and out at the end.", in, out);
    add(presets, "Fade", "The same as Fade In and Out.", in, out);
    add(presets, "Fade In (Entire Clip)", "The picture fades in over the whole clip.",
        new Move("alpha", Span.WHOLE, 0, 1));
    add(presets, "Fade Out (Entire Clip)", "The picture fades out over the whole clip.",
        new Move("alpha", Span.WHOLE, 1, 0));
  }

  private static void volumes(List<Preset> presets) {
    Move in = new Move("volume", Span.START, 0, 1);
    Move out = new Move("volume", Span.END, 1, 0);
    add(presets, "Volume Fade In", "The sound fades in from silence.", in);
    add(presets, "Volume Fade Out", "The sound fades out to silence.", out);
    add(presets, "Volume Fade In and Out", "The sound fades in at the start and out at the end.", in, out);
    add(presets, "Volume Fade In (Entire Clip)", "The sound fades in over the whole clip.",
        new Move("volume", Span.WHOLE, 0, 1));
    add(presets, "Volume Fade Out (Entire Clip)", "The sound fades out over the whole clip.",
        new Move("volume", Span.WHOLE, 1, 0));
    add(presets, "Mute", "The sound is off.", new Hold("volume", 0));
    for (int percent = 10; percent <= 100; percent += 10) {
      add(presets, "Volume " + percent + "%", "The sound plays at " + percent + " percent.",
          new Hold("volume", percent / 100.0));
    }
  }

  private static void zooms(List<Preset> presets) {
    zoom(presets, "Zoom In", 0.5, 1, Span.START);
    zoom(presets, "Zoom Out", 1, 0.5, Span.END);
    zoom(presets, "Zoom In (50% to 100%)", 0.5, 1, Span.START);
    zoom(presets, "Zoom In (75% to 100%)", 0.75, 1, Span.START);
    zoom(presets, "Zoom In (100% to 150%)", 1, 1.5, Span.START);
    zoom(presets, "Zoom Out (100% to 75%)", 1, 0.75, Span.END);
    zoom(presets, "Zoom Out (100% to 50%)", 1, 0.5, Span.END);
    zoom(presets, "Zoom Out (150% to 100%)", 1.5, 1, Span.START);
  }

  private static void zoom(List<Preset> presets, String name, double from, double to, Span span) {
    add(presets, name, "The picture scales from " + percent(from) + " to " + percent(to) + ".",
        new Choose("gravity", 4), new Move("scale_x", span, from, to), new Move("scale_y", span, from, to));
  }

  private static String percent(double value) {
    return Math.round(value * 100) + " percent";
  }

  private static void slides(List<Preset> presets) {
    slide(presets, "Slide Left", "location_x", 1, 0, Span.START);
    slide(presets, "Slide Right", "location_x", -1, 0, Span.START);
    slide(presets, "Slide Up", "location_y", 1, 0, Span.START);
    slide(presets, "Slide Down", "location_y", -1, 0, Span.START);
    slide(presets, "Slide Out Left", "location_x", 0, -1, Span.END);
    slide(presets, "Slide Out Right", "location_x", 0, 1, Span.END);
    slide(presets, "Slide Out Up", "location_y", 0, -1, Span.END);
    slide(presets, "Slide Out Down", "location_y", 0, 1, Span.END);
    slide(presets, "Center to Top", "location_y", 0, -1, Span.END);
    slide(presets, "Center to Left", "location_x", 0, -1, Span.END);
    slide(presets, "Center to Right", "location_x", 0, 1, Span.END);
    slide(presets, "Center to Bottom", "location_y", 0, 1, Span.END);
    slide(presets, "Top to Center", "location_y", -1, 0, Span.START);
    slide(presets, "Left to Center", "location_x", -1, 0, Span.START);
    slide(presets, "Right to Center", "location_x", 1, 0, Span.START);
    slide(presets, "Bottom to Center", "location_y", 1, 0, Span.START);
    slide(presets, "Top to Bottom", "location_y", -1, 1, Span.WHOLE);
    slide(presets, "Bottom to Top", "location_y", 1, -1, Span.WHOLE);
    slide(presets, "Left to Right", "location_x", -1, 1, Span.WHOLE);
    slide(presets, "Right to Left", "location_x", 1, -1, Span.WHOLE);
  }

  private static void slide(
      List<Preset> presets, String name, String property, double from, double to, Span span) {
    add(presets, name, "The picture moves " + direction(property, to - from) + ".",
        new Choose("gravity", 4), new Move(property, span, from, to));
  }

  private static String direction(String property, double way) {
    if (property.equals("location_x")) {
      return way < 0 ? "to the left" : "to the right";
    }
    return way < 0 ? "upwards" : "downwards";
  }

  private static void rotations(List<Preset> presets) {
    add(presets, "Rotate Right 90", "The picture is rotated 90 degrees clockwise.", new Hold("rotation", 90));
    add(presets, "Rotate Left 90", "The picture is rotated 90 degrees anticlockwise.", new Hold("rotation", -90));
    add(presets, "Rotate 180", "The picture is upside down.", new Hold("rotation", 180));
    add(presets, "Rotate None", "The picture is upright.", new Hold("rotation", 0));
    add(presets, "Rotate Clockwise", "The picture makes one clockwise turn.",
        new Move("rotation", Span.START, 0, 360));
    add(presets, "Rotate Anticlockwise", "The picture makes one anticlockwise turn.",
        new Move("rotation", Span.START, 0, -360));
  }

  private static void layouts(List<Preset> presets) {
    quarter(presets, "1/4 Size - Center", 4);
    quarter(presets, "1/4 Size - Top Left", 0);
    quarter(presets, "1/4 Size - Top Right", 2);
    quarter(presets, "1/4 Size - Bottom Left", 6);
    quarter(presets, "1/4 Size - Bottom Right", 8);
  }

  private static void quarter(List<Preset> presets, String name, int gravity) {
    add(presets, name, "The picture takes a quarter of the canvas.", new Choose("gravity", gravity),
        new Choose("scale", 1), new Hold("scale_x", 0.5), new Hold("scale_y", 0.5),
        new Hold("location_x", 0), new Hold("location_y", 0));
  }

  private static void times(List<Preset> presets) {
    for (int factor : new int[] {2, 4, 8, 16}) {
      add(presets, "Fast " + factor + "X", "Plays " + factor + " times as fast.", new Speed(factor));
    }
    for (int factor : new int[] {2, 4, 8, 16}) {
      add(presets, "Slow 1/" + factor + "X", "Plays " + factor + " times as slowly.", new Speed(1.0 / factor));
    }
    add(presets, "Reverse", "Plays backwards.", new Reverse());
    add(presets, "Freeze", "Shows the first frame throughout.", new Freeze());
    add(presets, "Freeze and Zoom", "Shows the first frame throughout and zooms in.", new Freeze(),
        new Choose("gravity", 4), new Move("scale_x", Span.WHOLE, 1, 1.5), new Move("scale_y", Span.WHOLE, 1, 1.5));
    add(presets, "Reset Time", "Plays at normal speed.", new Hold("time", 1));
  }

  private static void add(List<Preset> presets, String name, String description, Animation... animations) {
    presets.add(new Preset(name, description, List.of(animations)));
  }
}
