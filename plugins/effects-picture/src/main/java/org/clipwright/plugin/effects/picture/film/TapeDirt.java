package org.clipwright.plugin.effects.picture.film;

/**
 * Everything that degrades the brightness of a tape in one frame: grain, hum, streaks, bands of static, and the stripe
 * at the bottom.
 */
final class TapeDirt {

  private static final float PI = (float) Math.PI;
  private static final int STREAK_GAIN = 777;

  private final TapeNoise noise;
  private final TapeSettings settings;
  private final TapeBands bands;
  private final long frame;
  private final double seconds;
  private final int height;

  TapeDirt(TapeNoise noise, TapeSettings settings, long frame, double framesPerSecond, int height) {
    this.noise = noise;
    this.settings = settings;
    this.frame = frame;
    this.seconds = frame / framesPerSecond;
    this.height = height;
    int purpose = whole(settings.bands()) ^ whole(settings.stripe()) << 8 ^ whole(settings.noise()) << 16;
    this.bands = new TapeBands(noise.other(purpose), settings.bands(), frame, framesPerSecond, height);
  }

  private static int whole(float setting) {
    return (int) (setting * 64);
  }

  /** Degrades a row. */
  void spoil(TapeRow row, int y) {
    float stripe = stripe(y);
    float band = bands.share(y);
    float bandStrength = settings.bands();
    if (band > 0) {
      row.fade(1 - (1 - TapeBands.between(0.8f, 0.5f, bandStrength)) * band);
    }
    float lift = 0.1f * settings.stripe() * stripe + TapeBands.between(0.1f, 0.25f, bandStrength) * band;
    float grain = 0.08f * settings.noise() * (1 + 1.5f * settings.stripe() * stripe + 2 * bandStrength * band);
    row.roughen(new TapeGrain(noise.seed(), seconds, y), lift, grain, hum(y), streaks(y, stripe, band));
  }

  private float stripe(int y) {
    float reach = 0.12f * height * settings.stripe();
    return reach > 0 && y >= height - reach ? (y - (height - reach)) / Math.max(1, reach) : 0;
  }

  private float hum(int y) {
    return (float) (0.008f * settings.noise() * Math.sin(2 * PI * (y * (6f / height) + 0.08f * seconds)));
  }

  private TapeRow.Streaks streaks(int y, float stripe, float band) {
    float likely = (0.0025f + 0.02f * settings.noise()) * (0.25f + 1.5f * noise.density(frame, y));
    return new TapeRow.Streaks(
        noise.start((int) frame, y), likely * (1 + 1.5f * stripe + 2 * band), 0.18f * settings.noise(),
        0.88f + 0.08f * settings.noise(), 0.15f + 0.35f * noise.share((int) frame, y, STREAK_GAIN));
  }
}
