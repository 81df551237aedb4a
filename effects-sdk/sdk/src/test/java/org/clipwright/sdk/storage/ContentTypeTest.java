package org.clipwright.sdk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the name of an object reveals. */
class ContentTypeTest {

  @Test
  void theExtensionDecidesInAnyCase() {
    assertThat(ContentType.byName("video/files/1/Film.MP4")).contains("video/mp4");
    assertThat(ContentType.byName("a.b/list.m3u8")).contains(ContentType.HLS);
    assertThat(ContentType.byName("a.tar.zip")).contains("application/zip");
  }

  @Test
  void nothingElseIsGuessed() {
    assertThat(ContentType.byName("page.html")).isEmpty();
    assertThat(ContentType.byName("data.json")).isEmpty();
    assertThat(ContentType.byName("a.mp4/none")).isEmpty();
    assertThat(ContentType.byName("")).isEmpty();
    assertThat(ContentType.all()).doesNotContain(ContentType.UNKNOWN);
  }
}
