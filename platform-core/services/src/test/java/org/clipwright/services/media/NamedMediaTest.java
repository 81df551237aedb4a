package org.clipwright.services.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the stored media, a project may name its own, and what its clips show of others. */
class NamedMediaTest {

  private final NamedMedia named = NamedMedia.of(document("video/files/3/shown.mp4"), 7);

  @ParameterizedTest
  @ValueSource(strings = {
    "video/files/7/mask.png", "/video/files/7/mask.png", "https://films.example/media/video/files/7/mask.png",
    "/media/video/files/7/mask.png"})
  void itsOwnMediaAreNamedByKeyOrAddress(String path) {
    assertThat(named.key(path)).contains("video/files/7/mask.png");
  }

  @Test
  void whatItsClipsShowMayBeNamed() {
    assertThat(named.key("video/files/3/shown.mp4")).contains("video/files/3/shown.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "video/files/8/mask.png", "video/files/3/other.mp4", "video/files/7/../8/mask.png", "video/files/7/..",
    "../7/mask.png", "/etc/passwd", "file:///etc/passwd", "video/files/7//mask.png", "video/files/7/./mask.png",
    "video/files/7/a\\..\\b", "video\\files\\7\\mask.png",
    "http://films.example/media/video/files/7/%2e%2e/8/mask.png", "http://films.example/media/video/files/7/%00",
    "video/files/7/a\nb", "video/files/70/mask.png", "//video/files/8/x.png", "", "@assets/x",
    "data:image/png;base64,AAAA", "C:\\Users\\a.png", "~/a.png"})
  void nothingElseMay(String path) {
    assertThat(named.key(path)).isEmpty();
  }

  private static ObjectNode document(String shown) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("files").addObject().put("path", shown);
    return document;
  }
}
