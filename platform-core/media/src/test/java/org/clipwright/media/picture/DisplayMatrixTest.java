package org.clipwright.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayMatrixTest {

  private static final int ONE = 1 << 16;
  private static final int LAST = 1 << 30;

  @Test
  void aPictureThatIsOnlyTurnedIsNotMirrored() {
    assertThat(matrix(ONE, 0, 0, ONE)).isEqualTo(new DisplayMatrix(false, 0, 0));
    assertThat(matrix(0, ONE, -ONE, 0)).isEqualTo(new DisplayMatrix(false, 90, 90));
    assertThat(matrix(0, -ONE, ONE, 0)).isEqualTo(new DisplayMatrix(false, -90, -90));
    assertThat(Math.abs(matrix(-ONE, 0, 0, -ONE).clockwise())).isEqualTo(180);
  }

  @Test
  void frontCamerasMirror() {
    DisplayMatrix across = matrix(-ONE, 0, 0, ONE);
    assertThat(across.mirrored()).isTrue();
    assertThat(across.clockwise()).isZero();
    assertThat(Math.abs(across.originalClockwise())).isEqualTo(180);
  }

  @Test
  void upsideDownIsMirroredAndTurnedHalfway() {
    DisplayMatrix down = matrix(ONE, 0, 0, -ONE);
    assertThat(down.mirrored()).isTrue();
    assertThat(Math.abs(down.clockwise())).isEqualTo(180);
    assertThat(down.originalClockwise()).isZero();
  }

  @Test
  void mirroredAlongADiagonalIsTurnedAQuarter() {
    assertThat(matrix(0, ONE, ONE, 0)).extracting(DisplayMatrix::mirrored, DisplayMatrix::clockwise)
        .containsExactly(true, -90.0);
    assertThat(matrix(0, -ONE, -ONE, 0)).extracting(DisplayMatrix::mirrored, DisplayMatrix::clockwise)
        .containsExactly(true, 90.0);
  }

  private static DisplayMatrix matrix(int a, int b, int c, int d) {
    return DisplayMatrix.of(a, b, 0, c, d, 0, 0, 0, LAST);
  }
}
