package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads go to the storage as they come, so their size is nothing to the server's memory. */
class LargeUploadTest {

  /** The server's heap has 256 MB. */
  private static final int BYTES = 400 << 20;
  private static final int HEADER = 44;

  @TempDir private Path folder;

  @Test
  void uploadMayBeLargerThanTheHeap() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), Map.of())) {
      Client client = server.client();
      JsonNode project = Samples.project(client);
      Client.Answer answer = client.upload(project, "silence.wav", LargeUploadTest::silence);
      assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
      assertThat(answer.json().path("json").path("file_size").asText()).isEqualTo(Integer.toString(BYTES + HEADER));
    }
  }

  /** A WAV file of silence: 16 bits, stereo, 48 kHz. */
  private static InputStream silence() {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(BYTES + HEADER - 8);
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 2);
    header.putInt(48_000).putInt(192_000).putShort((short) 4).putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(BYTES);
    return new SequenceInputStream(new ByteArrayInputStream(header.array()), new Zeros());
  }

  /** So many zeros that nobody has to keep. */
  private static final class Zeros extends InputStream {

    private int left = BYTES;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = Math.min(length, left);
      Arrays.fill(target, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
