package org.clipwright.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathPatternTest {

  @Test
  void aNameTakesOneSegmentWithoutADot() {
    PathPattern pattern = new PathPattern("/projects/{id}/clips/{item}/");
    assertThat(pattern.fit("/projects/7/clips/a%20b/").orElseThrow().captures())
        .containsEntry("id", "7").containsEntry("item", "a b");
    assertThat(pattern.fit("/projects/7/clips/")).isEmpty();
    assertThat(pattern.fit("/projects/7/clips/8")).isEmpty();
    assertThat(pattern.fit("/projects/7/clips/8/9/")).isEmpty();
  }

  @Test
  void aSuffixNamesTheFormatWithAndWithoutASlash() {
    PathPattern pattern = new PathPattern("/projects/{id}/");
    assertThat(pattern.fit("/projects/1.json").orElseThrow().format()).contains("json");
    assertThat(pattern.fit("/projects/1.json/").orElseThrow().captures()).containsEntry("id", "1");
    assertThat(new PathPattern("/projects/").fit("/projects.api").orElseThrow().format()).contains("api");
    assertThat(new PathPattern("/").fit("/.json").orElseThrow().format()).contains("json");
  }

  @Test
  void aStarredNameTakesTheRest() {
    PathPattern pattern = new PathPattern("/media/{key*}");
    assertThat(pattern.fit("/media/video/files/1/a%20b.mp4").orElseThrow().captures())
        .containsEntry("key", "video/files/1/a b.mp4");
    assertThat(pattern.fit("/media/a.json").orElseThrow().format()).isEmpty();
    assertThat(pattern.fit("/media/")).isEmpty();
  }

  @Test
  void theRootIsOnlyTheRoot() {
    assertThat(new PathPattern("/").fit("/")).isPresent();
    assertThat(new PathPattern("/").fit("/projects/")).isEmpty();
  }
}
