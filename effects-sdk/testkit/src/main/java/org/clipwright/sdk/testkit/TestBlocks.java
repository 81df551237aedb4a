package org.clipwright.sdk.testkit;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.clipwright.sdk.media.AudioBlock;

/** Makes sound for tests, the same for the same seed. */
public final class TestBlocks {

  private TestBlocks() {}

  /** A block whose samples are all 0. */
  public static AudioBlock silence(int channels, int samples, int sampleRate) {
    return new AudioBlock(channels, samples, sampleRate);
  }

  /** White noise at half of full scale, different in each channel. */
  public static AudioBlock noise(int channels, int samples, int sampleRate, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    AudioBlock block = new AudioBlock(channels, samples, sampleRate);
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < samples; i++) {
        block.channel(channel)[i] = random.nextFloat() - 0.5f;
      }
    }
    return block;
  }

  /** A sine at half of full scale whose first sample has the given index on the tone's own time axis. */
  public static AudioBlock sine(int channels, int samples, int sampleRate, double hertz, long firstSample) {
    AudioBlock block = new AudioBlock(channels, samples, sampleRate);
    for (int i = 0; i < samples; i++) {
      float value = (float) (0.5 * Math.sin(2 * Math.PI * hertz * (firstSample + i) / sampleRate));
      for (int channel = 0; channel < channels; channel++) {
        block.channel(channel)[i] = value;
      }
    }
    return block;
  }

  /** A copy of the valid samples, one array per channel. */
  public static float[][] samples(AudioBlock block) {
    float[][] copy = new float[block.channelCount()][];
    for (int channel = 0; channel < copy.length; channel++) {
      copy[channel] = java.util.Arrays.copyOf(block.channel(channel), block.samples());
    }
    return copy;
  }
}
