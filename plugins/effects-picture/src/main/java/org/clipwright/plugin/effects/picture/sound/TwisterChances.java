package org.clipwright.plugin.effects.picture.sound;

/** The first numbers of Mersenne twisters, one twister per particle, as the original uses them. */
final class TwisterChances {

  /** Numbers per twister. */
  static final int EACH = 4;

  private static final int STATE = 624;
  private static final int AHEAD = 397;
  private static final int SEED_STEP = 747796405;
  private static final float SCALE = 0x1p-32f;

  private TwisterChances() {}

  /** The numbers of the given number of twisters, from 0 to 1, one twister after another. */
  static float[] of(int twisters) {
    float[] chances = new float[twisters * EACH];
    int[] state = new int[STATE];
    for (int i = 0; i < twisters; i++) {
      seed(state, (i + 1) * SEED_STEP);
      for (int draw = 0; draw < EACH; draw++) {
        float chance = Integer.toUnsignedLong(draw(state, draw)) * SCALE;
        chances[i * EACH + draw] = chance < 1 ? chance : Math.nextDown(1f);
      }
    }
    return chances;
  }

  private static void seed(int[] state, int seed) {
    state[0] = seed;
    for (int i = 1; i < STATE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
    }
  }

  /** A number of the first round, which needs only states that have not been used yet. */
  private static int draw(int[] state, int index) {
    int joined = state[index] & 0x80000000 | state[index + 1] & 0x7FFFFFFF;
    int value = state[index + AHEAD] ^ joined >>> 1 ^ ((joined & 1) == 0 ? 0 : 0x9908B0DF);
    value ^= value >>> 11;
    value ^= value << 7 & 0x9D2C5680;
    value ^= value << 15 & 0xEFC60000;
    return value ^ value >>> 18;
  }
}
