package org.clipwright.plugin.titles.plain;

import org.clipwright.sdk.testkit.TitleTemplateContract;
import org.clipwright.sdk.title.TitleTemplate;

class TopTextTest extends TitleTemplateContract {

  @Override
  protected TitleTemplate template() {
    return new TopText();
  }
}
