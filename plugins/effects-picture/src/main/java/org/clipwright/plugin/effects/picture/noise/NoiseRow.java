package org.clipwright.plugin.effects.picture.noise;

import org.clipwright.plugin.effects.picture.pixel.ColorRow;
import org.clipwright.plugin.effects.picture.pixel.LatestRow;
import org.clipwright.sdk.media.Frame;

/**
 * One row of a picture during denoising, in loops that the compiler vectorizes. One thread at a time.
 */
final class NoiseRow {

  private static final LatestRow<NoiseRow> LATEST = new LatestRow<>(NoiseRow::new);

  private final LevelRow own;
  private final LevelRow fine;
  private final LevelRow coarse;
  private final LevelRow clean;
  private final float[] response;

  private NoiseRow(int width) {
    own = new LevelRow(width);
    fine = new LevelRow(width);
    coarse = new LevelRow(width);
    clean = new LevelRow(width);
    response = new float[width];
  }

  /** The calling thread's row of a width, kept for the next picture. */
  static NoiseRow of(int width) {
    return LATEST.of(width);
  }

  /** Denoises a row of straight colours using two blurred pictures, the second much more blurred than the first. */
  void clean(Frame straight, Frame softened, Frame softest, int y, NoiseResponse bands) {
    own.read(straight, y);
    fine.read(softened, y);
    coarse.read(softest, y);
    pick(bands.noise());
    clean(own.luma, fine.luma, coarse.luma, bands.fine(), bands.middle(), clean.luma);
    clean(own.red, fine.red, coarse.red, bands.fineRedBlue(), bands.middleColor(), clean.red);
    clean(own.green, fine.green, coarse.green, bands.fineGreen(), bands.middleColor(), clean.green);
    clean(own.blue, fine.blue, coarse.blue, bands.fineRedBlue(), bands.middleColor(), clean.blue);
    brighten(clean.red, clean.green, clean.blue, clean.luma);
  }

  /** Looks up each pixel's tone in a table. */
  private void pick(float[] table) {
    for (int i = 0; i < response.length; i++) {
      response[i] = table[(int) (own.luma[i] + 0.5f)];
    }
  }

  private void clean(
      float[] sharp, float[] soft, float[] softest, NoiseBand fineBand, NoiseBand middleBand, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = softest[i] + middleBand.shrunk(soft[i] - softest[i], response[i])
          + fineBand.shrunk(sharp[i] - soft[i], response[i]);
    }
  }

  /** Brightness was denoised separately; its change is applied to the colours here. */
  private static void brighten(float[] red, float[] green, float[] blue, float[] luma) {
    for (int i = 0; i < luma.length; i++) {
      float shift = luma[i] - ColorRow.luma(red[i], green[i], blue[i]);
      red[i] += shift;
      green[i] += shift;
      blue[i] += shift;
    }
  }

  /** Blends the preceding frame into the result of {@link #clean}. */
  void remember(Frame before, int y, NoiseMemory memory, NoiseResponse bands) {
    pick(bands.memory());
    fine.read(before, y);
    memory.shares(own, fine, response, coarse.luma);
    memory.mix(clean, fine, response);
  }

  /** Writes the row with its original alpha. */
  void write(Frame target, int y) {
    own.write(clean, target, y);
  }
}
