package org.clipwright.sdk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** However a filtered stream is read, all of its bytes pass the filter, once. */
class FilteredContentTest {

  private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
  private final InputStream stream =
      new FilteredContent(new ByteArrayInputStream(new byte[] {1, (byte) 200, 3, 4, 5})) {
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          int count = in.read(target, offset, Math.min(2, length));
          passed.write(target, offset, Math.max(0, count));
          return count;
        }
      };

  @Test
  void singleAndSkippedBytesPassTheFilter() throws IOException {
    assertThat(stream.read()).isEqualTo(1);
    assertThat(stream.read()).isEqualTo(200);
    assertThat(stream.skip(2)).isEqualTo(2);
    assertThat(passed.toByteArray()).containsExactly(1, 200, 3, 4);
    assertThat(stream.skip(9)).isEqualTo(1);
    assertThat(stream.skip(-1)).isZero();
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(passed.toByteArray()).containsExactly(1, 200, 3, 4, 5);
  }

  @Test
  void nothingIsReadTwice() throws IOException {
    assertThat(stream.markSupported()).isFalse();
    assertThat(stream.readAllBytes()).containsExactly(1, 200, 3, 4, 5);
    assertThat(passed.size()).isEqualTo(5);
  }
}
