package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clipwright.http.Query;
import org.clipwright.rest.message.RestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinksTest {

  private static final String ADDRESS = "http://localhost/projects/";

  @Test
  void linksKeepTheOtherParametersSorted() {
    Query query = Query.parse("z=1&page=2&a=b%20c");
    PageLinks links = PageLinks.of(query, 35);
    assertThat(links.next(ADDRESS, query)).contains(ADDRESS + "?a=b+c&page=3&z=1");
    assertThat(links.previous(ADDRESS, query)).contains(ADDRESS + "?a=b+c&z=1");
    assertThat(links.offset()).isEqualTo(10);
  }

  @Test
  void theOnlyPageHasNoNeighbours() {
    PageLinks links = PageLinks.of(Query.parse(""), 0);
    assertThat(links.next(ADDRESS, Query.parse(""))).isEmpty();
    assertThat(links.previous(ADDRESS, Query.parse(""))).isEmpty();
  }

  @Test
  void lastIsTheLastPage() {
    assertThat(PageLinks.of(Query.parse("page=last"), 31).number()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "5", "abc", "-1", "1.0", "", "99999999999999999999"})
  void otherPagesDoNotExist(String page) {
    assertThatThrownBy(() -> PageLinks.of(Query.parse("page=" + page), 35))
        .isInstanceOfSatisfying(RestException.class, refusal -> {
          assertThat(refusal.status()).isEqualTo(404);
          assertThat(refusal.body().path("detail").asText()).isEqualTo("Invalid page.");
        });
  }
}
