package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Legal object names work, and all others are rejected. */
abstract class StorageNamesContract extends SafeStorageContract {

  @Test
  void unusualButLegalNamesWork() throws IOException {
    for (String key : List.of("with space.mp4", "ümläut/Ж/日本.mp4", "a..b", "..a", "a%2Fb", "q?x=1&y#z", "*")) {
      put(key, key);
      assertThat(read(key)).isEqualTo(key);
      assertThat(keys(key)).containsExactly(key);
    }
  }

  @Test
  void longestNamesWork() throws IOException {
    String key = ("ж".repeat(120) + "/").repeat(4) + "+ %2B&=.mp4";
    put(key, "x");
    assertThat(read(key)).isEqualTo("x");
    assertThat(keys(key.substring(0, 100))).containsExactly(key);
    String longest = ("k".repeat(250) + "/").repeat(4) + "k".repeat(20);
    assertThat(longest).hasSize(StorageKey.LONGEST_KEY);
    put(longest, "y");
    assertThat(read(longest)).isEqualTo("y");
    storage().delete(longest);
    assertThat(storage().find(longest)).isEmpty();
  }

  static Stream<String> illegalKeys() {
    return Stream.of(
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/..", "./a", "a/./b", "a\\b", "..\\a",
        "a\u0000b", "a\nb", "a\u007fb", "x".repeat(256), "x/".repeat(600) + "x");
  }

  @ParameterizedTest
  @MethodSource("illegalKeys")
  void illegalNamesAreRefusedEverywhere(String key) {
    assertThat(reason(() -> put(key, "x"))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().open(key))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().open(key, new ByteRange(0, 1)))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().find(key))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().delete(key))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().copy("a", key))).isIn(Reason.INVALID_KEY, Reason.MISSING);
  }
}
