/** Plain title templates: text on a coloured or transparent canvas. */
module org.clipwright.plugin.titles.plain {
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.title.TitleTemplate with
      org.clipwright.plugin.titles.plain.CenterText,
      org.clipwright.plugin.titles.plain.TopText,
      org.clipwright.plugin.titles.plain.BottomText,
      org.clipwright.plugin.titles.plain.LowerThird;
}
