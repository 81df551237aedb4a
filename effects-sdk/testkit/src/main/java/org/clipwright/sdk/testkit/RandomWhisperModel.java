package org.clipwright.sdk.testkit;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes the smallest possible whisper.cpp model, with random weights, for tests of code that runs such models: 2.4 MB,
 * generated on the spot.
 */
public final class RandomWhisperModel {

  private static final int MAGIC = 0x67676d6c;
  private static final int VOCABULARY = 51_865;
  private static final int WORDS = 50_257;
  private static final int SPACE = 220;
  private static final int SOUND_STEPS = 1500;
  private static final int TEXT_STEPS = 448;
  private static final int WIDTH = 16;
  private static final int HEADS = 2;
  private static final int LAYERS = 1;
  private static final int BANDS = 80;
  private static final int BINS = 201;

  private final DataOutputStream out;
  private final Random random = new Random(42);

  private RandomWhisperModel(DataOutputStream out) {
    this.out = out;
  }

  /** Writes the file; identical each time. */
  public static void write(Path file) throws IOException {
    write(file, " ");
  }

  /** Writes a model so damaged that it kills the process that loads it. */
  public static void writeFatal(Path file) throws IOException {
    write(file, " w" + SPACE);
  }

  private static void write(Path file, String space) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      RandomWhisperModel model = new RandomWhisperModel(out);
      model.head();
      model.filters();
      model.words(space);
      model.encoder();
      model.decoder();
    }
  }

  private void head() throws IOException {
    integer(MAGIC);
    for (int value : new int[] {VOCABULARY, SOUND_STEPS, WIDTH, HEADS, LAYERS, TEXT_STEPS, WIDTH, HEADS, LAYERS, BANDS,
      1}) {
      integer(value);
    }
  }

  private void filters() throws IOException {
    integer(BANDS);
    integer(BINS);
    for (int band = 0; band < BANDS; band++) {
      for (int bin = 0; bin < BINS; bin++) {
        number(Math.abs(bin - band * 2.4f) < 3 ? 0.02f : 0);
      }
    }
  }

  /** Without a token for a single space, the library kills the process. */
  private void words(String space) throws IOException {
    integer(WORDS);
    for (int word = 0; word < WORDS; word++) {
      byte[] text = (word == SPACE ? space : " w" + word).getBytes(StandardCharsets.US_ASCII);
      integer(text.length);
      out.write(text);
    }
  }

  private void encoder() throws IOException {
    coarse("encoder.conv1.weight", 3, BANDS, WIDTH);
    fine("encoder.conv1.bias", 0, 1, WIDTH);
    fine("encoder.positional_embedding", 0, WIDTH, SOUND_STEPS);
    coarse("encoder.conv2.weight", 3, WIDTH, WIDTH);
    fine("encoder.conv2.bias", 0, 1, WIDTH);
    norm("encoder.ln_post");
    for (int layer = 0; layer < LAYERS; layer++) {
      block("encoder.blocks." + layer);
    }
  }

  private void decoder() throws IOException {
    fine("decoder.positional_embedding", 0, WIDTH, TEXT_STEPS);
    coarse("decoder.token_embedding.weight", WIDTH, VOCABULARY);
    norm("decoder.ln");
    for (int layer = 0; layer < LAYERS; layer++) {
      String name = "decoder.blocks." + layer;
      block(name);
      norm(name + ".cross_attn_ln");
      attention(name + ".cross_attn");
    }
  }

  private void block(String name) throws IOException {
    norm(name + ".mlp_ln");
    coarse(name + ".mlp.0.weight", WIDTH, 4 * WIDTH);
    fine(name + ".mlp.0.bias", 0, 4 * WIDTH);
    coarse(name + ".mlp.2.weight", 4 * WIDTH, WIDTH);
    fine(name + ".mlp.2.bias", 0, WIDTH);
    norm(name + ".attn_ln");
    attention(name + ".attn");
  }

  private void attention(String name) throws IOException {
    coarse(name + ".query.weight", WIDTH, WIDTH);
    fine(name + ".query.bias", 0, WIDTH);
    coarse(name + ".key.weight", WIDTH, WIDTH);
    coarse(name + ".value.weight", WIDTH, WIDTH);
    fine(name + ".value.bias", 0, WIDTH);
    coarse(name + ".out.weight", WIDTH, WIDTH);
    fine(name + ".out.bias", 0, WIDTH);
  }

  private void norm(String name) throws IOException {
    fine(name + ".weight", 1, WIDTH);
    fine(name + ".bias", 0, WIDTH);
  }

  private void coarse(String name, int... sizes) throws IOException {
    tensor(name, 1, sizes);
    for (long i = count(sizes); i > 0; i--) {
      out.writeShort(Short.reverseBytes(Float.floatToFloat16((float) random.nextGaussian() * 0.2f)));
    }
  }

  private void fine(String name, float mean, int... sizes) throws IOException {
    tensor(name, 0, sizes);
    for (long i = count(sizes); i > 0; i--) {
      number((float) random.nextGaussian() * 0.05f + mean);
    }
  }

  private void tensor(String name, int type, int... sizes) throws IOException {
    integer(sizes.length);
    integer(name.length());
    integer(type);
    for (int size : sizes) {
      integer(size);
    }
    out.writeBytes(name);
  }

  private static long count(int... sizes) {
    long count = 1;
    for (int size : sizes) {
      count *= size;
    }
    return count;
  }

  private void integer(int value) throws IOException {
    out.writeInt(Integer.reverseBytes(value));
  }

  private void number(float value) throws IOException {
    integer(Float.floatToRawIntBits(value));
  }
}
