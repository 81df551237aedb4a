package org.clipwright.services.resource;

import java.util.Optional;

/**
 * How far an export has come.
 *
 * @param percent 0 to 100
 * @param frames empty to leave them as they are
 */
public record ExportStep(ExportStage stage, double percent, Optional<Frames> frames) {

  /** The most that rendering reaches: what follows is shown in the last tenths. */
  private static final double NEARLY = 99.8;

  /**
   * How many of the file's frames are rendered.
   *
   * @param total all frames that the file will have
   */
  public record Frames(long done, long total) {}

  /** A step after all frames are rendered. */
  public static ExportStep after(ExportStage stage, double percent) {
    return new ExportStep(stage, percent, Optional.empty());
  }

  /** Rendering frames, with the percentage in whole tenths, of which {@code perMille} are done. */
  public static ExportStep rendering(double perMille, Frames frames) {
    ExportStage stage = perMille > 0 ? ExportStage.RENDERING : ExportStage.PREPARING;
    return new ExportStep(stage, shown(perMille), Optional.of(frames));
  }

  /** Nothing was rendered yet in this attempt, but some frames were there already. */
  public static ExportStep preparing(double perMille, Frames frames) {
    return new ExportStep(ExportStage.PREPARING, shown(perMille), Optional.of(frames));
  }

  private static double shown(double perMille) {
    return Math.min(NEARLY, Math.floor(perMille) / 10);
  }
}
