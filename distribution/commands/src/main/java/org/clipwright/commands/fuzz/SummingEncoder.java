package org.clipwright.commands.fuzz;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;

/** Keeps checksums of what is written instead of a file. */
final class SummingEncoder implements Encoder {

  private final RenderSetup setup;
  private final Map<Long, Long> pictures = new TreeMap<>();
  private final CRC32 sound = new CRC32();
  private long written;

  SummingEncoder(RenderSetup setup) {
    this.setup = setup;
  }

  /** What was written. */
  RenderWays.Sums sums() {
    return new RenderWays.Sums(pictures, sound.getValue());
  }

  static long sum(Frame frame) {
    CRC32 sum = new CRC32();
    sum.update(frame.pixels().asByteBuffer());
    return sum.getValue();
  }

  @Override
  public void write(DecodedPicture picture) {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, setup.width(), setup.height());
      picture.toFrame(frame, setup.scaling());
      write(frame);
    }
  }

  @Override
  public void write(Frame frame) {
    pictures.put(++written, sum(frame));
  }

  @Override
  public void repeat() {
    pictures.put(written + 1, pictures.get(written));
    written++;
  }

  @Override
  public void write(AudioBlock block) {
    for (int channel = 0; channel < block.channelCount(); channel++) {
      for (int i = 0; i < block.samples(); i++) {
        int bits = Float.floatToIntBits(block.channel(channel)[i]);
        sound.update(bits);
        sound.update(bits >> 8);
        sound.update(bits >> 16);
        sound.update(bits >> 24);
      }
    }
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
