package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.clipwright.render.setup.RenderException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The format of an export, which its file is named by. */
class ExportContainerTest {

  @ParameterizedTest
  @CsvSource({"mp4, mp4", ".mov, mov", "MKV, mkv", "' webm ', webm", "3gp, 3gp"})
  void anEndingIsTakenWithItsDotAndInAnyCase(String format, String container) {
    assertThat(OutputChoice.container(format)).isEqualTo(container);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/../../escaped.mp4", "x/../../mp4", "..mp4", "%05d.png", "a\0b", "mp4:x",
    "rtsp://127.0.0.1/"})
  void whatIsNoEndingIsRefused(String format) {
    assertThatExceptionOfType(RenderException.class)
        .isThrownBy(() -> OutputChoice.container(format))
        .withMessageContaining("letters and digits only");
  }
}
