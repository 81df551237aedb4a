package org.clipwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class RequestCookiesTest {

  private static final HttpFields HEADERS = HttpFields.build()
      .add("Cookie", "theme=dark; sessionid = abc=1 ;empty=")
      .add("Cookie", "csrftoken=first; csrftoken=second; alone");

  @Test
  void cookiesAreFoundInAllHeadersAndKeepTheirEqualsSigns() {
    assertThat(RequestCookies.value(HEADERS, "sessionid")).contains("abc=1");
    assertThat(RequestCookies.value(HEADERS, "theme")).contains("dark");
  }

  @Test
  void theLastOfSeveralCounts() {
    assertThat(RequestCookies.value(HEADERS, "csrftoken")).contains("second");
  }

  @Test
  void whatIsEmptyOrNoPairIsNoCookie() {
    assertThat(RequestCookies.value(HEADERS, "empty")).isEmpty();
    assertThat(RequestCookies.value(HEADERS, "alone")).isEmpty();
    assertThat(RequestCookies.value(HEADERS, "")).isEmpty();
  }
}
