package org.clipwright.plugin.effects.picture.noise;

/**
 * How differences of one size are treated, given the noise at a tone. Contains no table lookups, so that loops over it
 * can be vectorized.
 *
 * @param least the threshold without noise, in 8-bit levels
 * @param growth the increase of the threshold per unit of noise
 * @param factor multiplier of both
 * @param leastKept the smallest fraction of the noise that is kept, however much noise there is
 * @param loss the fraction removed per unit of noise
 * @param furtherLoss the further fraction removed beyond that, down to zero
 */
record NoiseBand(float least, float growth, float factor, float leastKept, float loss, float furtherLoss) {

  /** A difference with its noise removed: below the threshold a fraction is kept, and above it everything. */
  float shrunk(float difference, float noise) {
    float threshold = (least + noise * growth) * factor;
    float kept = Math.max(0, Math.max(leastKept, 1 - noise * loss) - furtherLoss * noise);
    float taken = Math.min(threshold, Math.max(difference, -threshold));
    return difference - taken + taken * kept;
  }
}
