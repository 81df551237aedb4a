package org.clipwright.sdk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text stays what it is inside XML. */
class XmlTextTest {

  @Test
  void whatWouldBeMarkupIsEscaped() {
    assertThat(XmlText.content("a < b && b > \"c\"")).isEqualTo("a &lt; b &amp;&amp; b &gt; \"c\"");
    assertThat(XmlText.attribute("\"A\" & <b>")).isEqualTo("&quot;A&quot; &amp; &lt;b>");
  }
}
