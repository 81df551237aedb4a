package org.clipwright.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.services.field.ResourceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathLinksTest {

  private static final LinkResolver LINKS = new PathLinks(new Router(
      Stream.of("/", "/projects/", "/projects/{id}/", "/projects/{id}/files/{item}/", "/files/{id}/")
          .map(path -> new Endpoint(path, "", new PathPattern(path), Access.PUBLIC, List.of(), Map.of())).toList()));

  @ParameterizedTest
  @ValueSource(strings = {"/projects/5/", "http://other.example:99/projects/5/", "https://x/projects/5/?format=json",
    "http://x//projects/5/", "http://x/projects/5", "/projects/5.json", "HTTP://x/projects/5/#top"})
  void onlyThePathOfALinkMatters(String link) {
    assertThat(LINKS.resolve(link, ResourceKind.PROJECT)).isEqualTo(new LinkResolver.Found(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.0", "-5", "1234567890123456789", "projects/5/", "/nothing/5/", "http://x/projects/5/more/",
    "http://[/projects/5/", "x"})
  void addressesThatThisApiDoesNotHaveDoNotMatch(String link) {
    assertThat(LINKS.resolve(link, ResourceKind.PROJECT)).isEqualTo(new LinkResolver.NoMatch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/files/5/", "/projects/", "/", "/projects/1/files/5/"})
  void addressesOfOtherThingsAreTold(String link) {
    assertThat(LINKS.resolve(link, ResourceKind.PROJECT)).isEqualTo(new LinkResolver.OtherResource());
  }

  @Test
  void aBareIdWillDo() {
    assertThat(LINKS.resolve("5", ResourceKind.PROJECT)).isEqualTo(new LinkResolver.Found(5));
  }

  @Test
  void theAddressWithinAProjectWillDo() {
    assertThat(LINKS.resolve("/projects/1/files/5/", ResourceKind.FILE)).isEqualTo(new LinkResolver.Found(5));
  }

  @Test
  void anIdThatIsNoNumberIsTheIdOfNothing() {
    assertThat(LINKS.resolve("/projects/abc/", ResourceKind.PROJECT)).isEqualTo(new LinkResolver.Found(0));
  }
}
