package org.clipwright.plugin.effects.picture.noise;

/**
 * How differences of one size are treated, given how much noise a tone has. Written without tables, so that loops over
 * it become vector instructions.
 *
 * @param least the most that counts as noise where there is none, in levels of a byte
 * @param growth how much more counts per noise
 * @param factor what both are multiplied by
 * @param leastKept the share of the noise that stays at the least, whatever there is of it
 * @param loss the share that goes per noise
 * @param furtherLoss the share that goes beyond that, down to nothing
 */
record NoiseBand(float least, float growth, float factor, float leastKept, float loss, float furtherLoss) {

  /** A difference with its noise taken out: up to the threshold a share is kept, and all that lies beyond. */
  float shrunk(float difference, float noise) {
    float threshold = (least + noise * growth) * factor;
    float kept = Math.max(0, Math.max(leastKept, 1 - noise * loss) - furtherLoss * noise);
    float taken = Math.min(threshold, Math.max(difference, -threshold));
    return difference - taken + taken * kept;
  }
}
