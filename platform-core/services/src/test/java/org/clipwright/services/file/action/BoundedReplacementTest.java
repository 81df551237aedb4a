package org.clipwright.services.file.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.junit.jupiter.api.Test;

class BoundedReplacementTest {

  @Test
  void aTextThatWouldGrowBeyondItsBoundIsRefusedBeforeItGrows() {
    String many = "a".repeat(1 << 20);
    assertThatThrownBy(() -> BoundedReplacement.of(many, "a", many, 16 << 20))
        .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining("exceed the maximum of 16777216 bytes");
  }

  @Test
  void theBoundCountsBytesAndMayBeReached() {
    assertThat(BoundedReplacement.of("a-a-a", "a", "é", 8)).isEqualTo("é-é-é");
    assertThatThrownBy(() -> BoundedReplacement.of("a-a-a", "a", "é", 7)).isInstanceOf(PlatformException.class);
    assertThat(BoundedReplacement.of("é-é-é", "é", "", 8)).isEqualTo("--");
    assertThat(BoundedReplacement.of("aaa", "aa", "bbbb", 5)).isEqualTo("bbbba");
    assertThat(BoundedReplacement.of("abc", "x", "y".repeat(100), 3)).isEqualTo("abc");
  }
}
