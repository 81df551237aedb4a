package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** The wave of the sound from left to right, as a line or as an area. */
enum WaveDrawing implements SoundDrawing {
  LINE,
  AREA;

  private static final int FEWEST_COLUMNS = 16;

  /** A frame has hardly more than twice as many samples; finer waves take long to draw and look like noise. */
  private static final int MOST_COLUMNS = 640;

  private static final double REACH = 0.44;
  private static final double LANE_TURN = 5.0 / 360;
  private static final double OVERLAID = 0.48;

  @Override
  public void draw(Graphics2D graphics, SoundLook look, FrameSound sound) {
    int lanes = SoundDrawing.lanes(look, sound);
    boolean overlaid = look.settings().lanes() == SoundLook.Lanes.OVERLAY;
    double height = overlaid ? look.height() : (double) look.height() / lanes;
    int columns = columns(look);
    for (int lane = 0; lane < lanes; lane++) {
      int channel = lanes == 1 ? FrameSound.MIXED : lane;
      double[] wave = sound.wave(channel, columns, look.gain(), look.smoothing());
      double top = overlaid ? 0 : lane * height;
      draw(graphics, look.in(laneColor(look, lane, overlaid)), wave, top, height, overlaid ? OVERLAID : 1);
    }
  }

  private static int columns(SoundLook look) {
    int most = Math.min(look.width(), MOST_COLUMNS);
    return Math.max(FEWEST_COLUMNS, (int) Math.round(most * (0.75 + 0.25 * look.detail())));
  }

  private static Color laneColor(SoundLook look, int lane, boolean overlaid) {
    Color base = look.palette().base();
    if (overlaid) {
      return VisualPalette.turned(base, lane * LANE_TURN * look.spread(), 1, 1);
    }
    return lane % 2 == 0 ? base : look.palette().accent();
  }

  private void draw(Graphics2D graphics, SoundLook look, double[] wave, double top, double height, double alpha) {
    double middle = top + height / 2;
    double reach = height * REACH;
    switch (this) {
      case LINE -> {
        Shape line = line(look, wave, middle, reach);
        if (look.glows()) {
          graphics.setPaint(look.ink(look.palette().glow(), 0.88 * alpha));
          graphics.setStroke(look.pen(look.line() + 16 * look.glow()));
          graphics.draw(line);
        }
        graphics.setPaint(look.ink(look.palette().base(), alpha));
        graphics.setStroke(look.pen(look.line()));
        graphics.draw(line);
      }
      case AREA -> {
        if (look.glows()) {
          graphics.setPaint(look.ink(look.palette().glow(), 0.78 * alpha));
          graphics.fill(area(look, wave, middle, reach, Math.max(1, 5 * look.glow()) * look.unit()));
        }
        graphics.setPaint(look.fill(top, top + height));
        graphics.fill(area(look, wave, middle, reach, 0.5));
      }
    }
  }

  private static Shape line(SoundLook look, double[] wave, double middle, double reach) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, middle - wave[0] * reach);
    for (int i = 1; i < wave.length; i++) {
      path.lineTo(x(look, i, wave.length), middle - wave[i] * reach);
    }
    return path;
  }

  /** What lies between the wave and its mirror image, and a little more both ways. */
  private static Shape area(SoundLook look, double[] wave, double middle, double reach, double more) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, middle - Math.abs(wave[0]) * reach - more);
    for (int i = 1; i < wave.length; i++) {
      path.lineTo(x(look, i, wave.length), middle - Math.abs(wave[i]) * reach - more);
    }
    for (int i = wave.length - 1; i >= 0; i--) {
      path.lineTo(x(look, i, wave.length), middle + Math.abs(wave[i]) * reach + more);
    }
    path.closePath();
    return path;
  }

  private static double x(SoundLook look, int column, int columns) {
    return (look.width() - 1.0) * column / (columns - 1);
  }
}
