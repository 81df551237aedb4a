package org.clipwright.rest.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlWriterTest {

  private final HtmlWriter writer = new HtmlWriter();

  private String written(String tag, String attribute, String value) {
    writer.setContext(tag, attribute);
    writer.writeUserContent(value);
    return writer.toString();
  }

  @Test
  void whatATemplateSaysStaysAndWhatItIsToldIsText() {
    writer.writeContent("<b>");
    assertThat(written("b", null, "<i>\"it's\" & more")).isEqualTo("<b>&lt;i&gt;&quot;it&#x27;s&quot; &amp; more");
  }

  @Test
  void valuesDoNotLeaveTheirAttribute() {
    assertThat(written("input", "value", "\" onfocus='x'")).isEqualTo("&quot; onfocus=&#x27;x&#x27;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/projects/", "?p=2", "#top", "https://example.org/", "HTTP://example.org/", ""})
  void addressesThatLeadSomewhereStay(String address) {
    assertThat(written("a", "href", address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "x:y", "\n/x"})
  void addressesThatWouldRunLeadNowhere(String address) {
    assertThat(written("a", "href", address)).isEqualTo("#");
  }

  @ParameterizedTest
  @CsvSource({"script,", "style,", "a, onclick", "p, style"})
  void noValueStandsWhereABrowserWouldRunIt(String tag, String attribute) {
    assertThatThrownBy(() -> written(tag, attribute, "x")).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("where a browser would run it");
  }
}
