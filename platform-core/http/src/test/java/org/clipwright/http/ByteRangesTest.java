package org.clipwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangesTest {

  @Test
  void rangesAreCutAtTheEnd() {
    assertThat(ByteRanges.parse("bytes=0-", 10)).contains(List.of(new ByteRanges.RangePart(0, 9)));
    assertThat(ByteRanges.parse("bytes=2-5", 10)).contains(List.of(new ByteRanges.RangePart(2, 5)));
    assertThat(ByteRanges.parse("bytes=8-99", 10)).contains(List.of(new ByteRanges.RangePart(8, 9)));
    assertThat(ByteRanges.parse("bytes=-3", 10)).contains(List.of(new ByteRanges.RangePart(7, 9)));
    assertThat(ByteRanges.parse("bytes=-99", 10)).contains(List.of(new ByteRanges.RangePart(0, 9)));
  }

  @Test
  void severalRangesKeepTheirOrder() {
    assertThat(ByteRanges.parse("bytes=5-6, 0-0,-1", 10)).contains(
        List.of(new ByteRanges.RangePart(5, 6), new ByteRanges.RangePart(0, 0), new ByteRanges.RangePart(9, 9)));
  }

  @Test
  void rangesOutsideAreNotSatisfiable() {
    assertThat(ByteRanges.parse("bytes=10-", 10)).contains(List.of());
    assertThat(ByteRanges.parse("bytes=-0", 10)).contains(List.of());
    assertThat(ByteRanges.parse("bytes=0-", 0)).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "items=0-1", "bytes=1-2,x"})
  void whatIsNotUnderstoodIsIgnored(String header) {
    assertThat(ByteRanges.parse(header, 10)).isEmpty();
  }

  @Test
  void tooManyRangesAreIgnored() {
    assertThat(ByteRanges.parse("bytes=" + "0-0,".repeat(20) + "0-0", 10)).isEmpty();
  }
}
