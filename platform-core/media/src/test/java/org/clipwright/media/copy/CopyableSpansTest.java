package org.clipwright.media.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clipwright.render.setup.FrameRange;
import org.junit.jupiter.api.Test;

/** Spans begin where decoding can begin, lack no picture, and end before the first that is shown later. */
class CopyableSpansTest {

  @Test
  void groupsInARowAreOneSpan() {
    assertThat(spans(1, 8, "K1 P2 P3 P4 K5 P6 P7 P8")).containsExactly(new FrameRange(1, 8));
  }

  @Test
  void spanBeginsAtTheFirstGroupThatIsWanted() {
    assertThat(spans(2, 8, "K1 P2 P3 P4 K5 P6 P7 P8 K9")).containsExactly(new FrameRange(5, 8));
  }

  @Test
  void spanEndsWhereNothingLaterWasDecoded() {
    assertThat(spans(1, 6, "K1 P4 P2 P3 P7 P5 P6 P8")).containsExactly(new FrameRange(1, 4));
    assertThat(spans(1, 7, "K1 P4 P2 P3 P7 P5 P6 P8")).containsExactly(new FrameRange(1, 7));
  }

  @Test
  void pictureThatIsMissingEndsASpan() {
    assertThat(spans(1, 12, "K1 P2 P3 K5 P6 P7 P8 K9 P10 P11 P12"))
        .containsExactly(new FrameRange(1, 3), new FrameRange(5, 12));
  }

  @Test
  void groupThatIsNotClosedIsLeftOut() {
    assertThat(spans(1, 9, "K1 P2 P3 K6 P4 P5 P7 K8 P9")).containsExactly(new FrameRange(1, 3));
  }

  @Test
  void pictureOfUnknownTimeOrInPiecesEndsASpan() {
    assertThat(spans(1, 8, "K1 P2 P3 P0 K5 P6 P7 P8"))
        .containsExactly(new FrameRange(1, 3), new FrameRange(5, 8));
    assertThat(spans(1, 8, "K1 P2 P3 X4 K5 P6 P7 P8"))
        .containsExactly(new FrameRange(1, 3), new FrameRange(5, 8));
    assertThat(spans(1, 8, "K1 P2 P2 P3 K5 P6 P7 P8")).containsExactly(new FrameRange(5, 8));
  }

  @Test
  void shortSpansAreLeftOut() {
    assertThat(spans(1, 4, "K1 P2 K4 P5")).isEmpty();
  }

  /** Pictures in decoding order: K where decoding can begin, X of a packet that is not one picture. */
  private static List<FrameRange> spans(long first, long last, String pictures) {
    CopyableSpans spans = new CopyableSpans(new FrameRange(first, last), 3);
    boolean more = true;
    for (String picture : pictures.split(" ")) {
      char kind = picture.charAt(0);
      more = more && spans.add(Long.parseLong(picture.substring(1)), kind != 'X', kind == 'K');
    }
    return spans.end();
  }
}
