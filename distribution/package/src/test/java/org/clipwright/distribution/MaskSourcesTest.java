package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Effects whose masks are what other effects have tracked, from file to picture: white clips with negated shapes. */
class MaskSourcesTest {

  private static final int WHITE = 0xFFFFFFFF;
  private static final int BLACK = 0xFF000000;

  @TempDir private Path folder;

  /** A message of Protocol Buffers. */
  private static final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message whole(int field, int value) {
      bytes.write(field << 3);
      bytes.write(value);
      return this;
    }

    Message reals(float... values) {
      for (int i = 0; i < values.length; i++) {
        bytes.write(i + 1 << 3 | 5);
        bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(values[i]).array());
      }
      return this;
    }

    Message within(int field, Message inner) {
      bytes.write(field << 3 | 2);
      bytes.write(inner.bytes.size());
      bytes.writeBytes(inner.bytes.toByteArray());
      return this;
    }
  }

  private void data(String name, Message message) throws IOException {
    Files.write(folder.resolve(name), message.bytes.toByteArray());
  }

  private BufferedImage frame(int number) throws IOException {
    return ImageIO.read(folder.resolve("out/f%06d.png".formatted(number)).toFile());
  }

  @Test
  void trackersDetectionsAndObjectMasksAreMasks() throws Exception {
    data("track.data", new Message().within(1,
        new Message().whole(1, 1).within(3, new Message().reals(0.25f, 0.25f, 0.5f, 0.75f))));
    data("seen.data", new Message().within(1,
        new Message().whole(1, 1).within(2, new Message().reals(0, 0, 0.5f, 1).whole(7, 4))));
    data("shape.data", new Message().within(1,
        new Message().whole(1, 1).within(2, new Message().reals(0.5f, 0, 0.5f, 1).whole(7, 1).within(8,
            new Message().whole(1, 4).whole(2, 2).whole(3, 2).whole(3, 2).whole(3, 2).whole(3, 2)))));
    Files.writeString(folder.resolve("white.svg"), """
        <svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><rect width="64" height="36" fill="white"/></svg>
        """);
    Path project = Files.writeString(folder.resolve("project.json"), """
        {'width': 64, 'height': 36, 'fps': {'num': 25, 'den': 1}, 'clips': [
          {'position': 0, 'end': 1, 'layer': 1, 'reader': {'path': 'white.svg'},
           'effects': [{'type': 'Negate', 'mask_source_id': 'TRACK'}]},
          {'position': 1, 'end': 1, 'layer': 1, 'reader': {'path': 'white.svg'},
           'effects': [{'type': 'Negate', 'mask_source_id': 'SEEN', 'mask_invert': true}]},
          {'position': 2, 'end': 1, 'layer': 1, 'reader': {'path': 'white.svg'},
           'effects': [{'type': 'Negate', 'mask_source_id': 'SHAPE'},
             {'type': 'ObjectMask', 'id': 'SHAPE', 'draw_mask': 0, 'protobuf_data_path': 'shape.data'}]},
          {'position': 3, 'end': 1, 'layer': 1, 'reader': {'path': 'white.svg'},
           'effects': [{'type': 'Negate', 'mask_source_id': 'NOBODY'}]},
          {'position': 9, 'end': 1, 'layer': 1, 'reader': {'path': 'white.svg'},
           'effects': [{'type': 'Tracker', 'id': 'TRACK', 'protobuf_data_path': 'track.data'}]}],
         'effects': [{'type': 'ObjectDetection', 'id': 'SEEN', 'layer': 5, 'position': 0, 'end': 10,
           'protobuf_data_path': 'seen.data'}]}
        """.replace('\'', '"'));

    Installation.run("frames", project.toString(), "--out", folder.resolve("out").toString(), "--frames",
        "1,26,51,76");

    BufferedImage tracked = frame(1);
    assertThat(tracked.getRGB(24, 18)).isEqualTo(BLACK);
    assertThat(tracked.getRGB(5, 18)).isEqualTo(WHITE);
    assertThat(tracked.getRGB(24, 4)).isEqualTo(WHITE);
    BufferedImage detected = frame(26);
    assertThat(detected.getRGB(16, 18)).isEqualTo(WHITE);
    assertThat(detected.getRGB(50, 18)).isEqualTo(BLACK);
    BufferedImage shaped = frame(51);
    assertThat(shaped.getRGB(10, 18)).isEqualTo(WHITE);
    assertThat(shaped.getRGB(50, 18)).isEqualTo(BLACK);
    BufferedImage unknown = frame(76);
    assertThat(unknown.getRGB(24, 18)).isEqualTo(WHITE);
  }
}
