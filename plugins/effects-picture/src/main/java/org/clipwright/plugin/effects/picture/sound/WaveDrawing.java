package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Path2D;

/** The waveform of the sound from left to right, as a line or as an area. */
enum WaveDrawing implements SoundDrawing {
  LINE,
  AREA;

  private static final int FEWEST_COLUMNS = 16;
  private static final double REACH = 0.44;
  private static final int LANE_TURN = 18;
  private static final double LANE_SHARE = 0.18;
  private static final double OVERLAID = 0.48;
  private static final double LINE_GLOW = 0.88;
  private static final double AREA_GLOW = 0.78;

  /** The part of the picture that a channel is drawn in, and its opacity. */
  private record Lane(double top, double height, double alpha) {

    double middle() {
      return top + height / 2;
    }

    double reach() {
      return height * REACH;
    }
  }

  @Override
  public void draw(Graphics2D graphics, SoundLook look, FrameSound sound) {
    int lanes = SoundDrawing.lanes(look, sound);
    boolean overlaid = look.settings().lanes() == SoundLook.Lanes.OVERLAY;
    double height = overlaid ? look.height() : (double) look.height() / lanes;
    for (int number = 0; number < lanes; number++) {
      int channel = lanes == 1 ? FrameSound.MIXED : number;
      float[] wave = sound.wave(channel, columns(look), (float) look.gain(), (float) look.smoothing());
      Lane lane = new Lane(overlaid ? 0 : number * height, height, overlaid ? OVERLAID : 1);
      draw(graphics, look.in(color(look, number, lanes, overlaid)), wave, lane);
    }
  }

  private static int columns(SoundLook look) {
    int columns = (int) Math.round(look.width() * (0.75 + 0.25 * look.detail()));
    return Math.clamp(columns, FEWEST_COLUMNS, Math.max(FEWEST_COLUMNS, look.width()));
  }

  private static Color color(SoundLook look, int lane, int lanes, boolean overlaid) {
    Color base = look.palette().base();
    if (look.isRainbow()) {
      return look.at((double) lane / lanes).palette().base();
    }
    if (overlaid) {
      return VisualPalette.mix(base, VisualPalette.turned(base, lane * LANE_TURN), look.spread() * LANE_SHARE);
    }
    return lane % 2 == 0 ? base : look.palette().accent();
  }

  private void draw(Graphics2D graphics, SoundLook look, float[] wave, Lane lane) {
    switch (this) {
      case LINE -> line(graphics, look, wave, lane);
      case AREA -> {
        if (look.original()) {
          WaveColumns.draw(graphics, look, wave, new WaveColumns.Place(lane.top, lane.height, lane.reach()),
              lane.alpha);
        } else {
          area(graphics, look, wave, lane);
        }
      }
    }
  }

  private static void line(Graphics2D graphics, SoundLook look, float[] wave, Lane lane) {
    Path2D line = new Path2D.Double();
    line.moveTo(0, lane.middle() - wave[0] * lane.reach());
    for (int i = 1; i < wave.length; i++) {
      line.lineTo(x(look, i, wave.length), lane.middle() - wave[i] * lane.reach());
    }
    if (look.glows()) {
      double alpha = LINE_GLOW * lane.alpha;
      graphics.setPaint(look.ink(VisualPalette.faded(look.palette().glow(), alpha), alpha));
      graphics.setStroke(pen(look, look.line() + 16 * look.glow()));
      graphics.draw(line);
    }
    graphics.setPaint(look.ink(VisualPalette.faded(look.palette().base(), lane.alpha), lane.alpha));
    graphics.setStroke(pen(look, look.line()));
    graphics.draw(line);
  }

  private static Stroke pen(SoundLook look, double pixels) {
    return look.original() ? look.bluntPen(pixels) : look.pen(pixels);
  }

  private static void area(Graphics2D graphics, SoundLook look, float[] wave, Lane lane) {
    if (look.glows()) {
      double alpha = AREA_GLOW * lane.alpha;
      graphics.setPaint(look.ink(VisualPalette.faded(look.palette().glow(), alpha), alpha));
      graphics.fill(area(look, wave, lane, Math.max(1, 5 * look.glow()) * look.unit()));
    }
    graphics.setPaint(look.area(lane.top, lane.top + lane.height, lane.alpha));
    graphics.fill(area(look, wave, lane, 0.5));
  }

  /** The area between the waveform and its mirror image, extended a little in both directions. */
  private static Shape area(SoundLook look, float[] wave, Lane lane, double more) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, lane.middle() - Math.abs(wave[0]) * lane.reach() - more);
    for (int i = 1; i < wave.length; i++) {
      path.lineTo(x(look, i, wave.length), lane.middle() - Math.abs(wave[i]) * lane.reach() - more);
    }
    for (int i = wave.length - 1; i >= 0; i--) {
      path.lineTo(x(look, i, wave.length), lane.middle() + Math.abs(wave[i]) * lane.reach() + more);
    }
    path.closePath();
    return path;
  }

  private static double x(SoundLook look, int column, int columns) {
    return (look.width() - 1.0) * column / (columns - 1);
  }
}
