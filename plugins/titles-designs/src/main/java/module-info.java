/** Designed title templates: lower thirds, headers, footers, ribbons, cards and shapes, for any shape of canvas. */
module org.clipwright.plugin.titles.designs {
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.title.TitleTemplate with
      org.clipwright.plugin.titles.designs.LowerThirds.Edge,
      org.clipwright.plugin.titles.designs.LowerThirds.Slant,
      org.clipwright.plugin.titles.designs.LowerThirds.Pill,
      org.clipwright.plugin.titles.designs.LowerThirds.Line,
      org.clipwright.plugin.titles.designs.LowerThirds.Strips,
      org.clipwright.plugin.titles.designs.LowerThirds.Fade,
      org.clipwright.plugin.titles.designs.Bands.Header,
      org.clipwright.plugin.titles.designs.Bands.HeaderLines,
      org.clipwright.plugin.titles.designs.Bands.Tag,
      org.clipwright.plugin.titles.designs.Bands.Footer,
      org.clipwright.plugin.titles.designs.Bands.Ticker,
      org.clipwright.plugin.titles.designs.Bands.FooterShade,
      org.clipwright.plugin.titles.designs.Bands.Ribbon,
      org.clipwright.plugin.titles.designs.Bands.Corner,
      org.clipwright.plugin.titles.designs.Bands.Flag,
      org.clipwright.plugin.titles.designs.Cards.Credits,
      org.clipwright.plugin.titles.designs.Cards.Countdown,
      org.clipwright.plugin.titles.designs.Cards.Quote,
      org.clipwright.plugin.titles.designs.Cards.CallOut,
      org.clipwright.plugin.titles.designs.Cards.Gold,
      org.clipwright.plugin.titles.designs.Cards.Neon,
      org.clipwright.plugin.titles.designs.Cards.Gradient,
      org.clipwright.plugin.titles.designs.Cards.Chapter,
      org.clipwright.plugin.titles.designs.Cards.Glass,
      org.clipwright.plugin.titles.designs.Cards.Split,
      org.clipwright.plugin.titles.designs.Shapes.Disc,
      org.clipwright.plugin.titles.designs.Shapes.Frame,
      org.clipwright.plugin.titles.designs.Shapes.Bar,
      org.clipwright.plugin.titles.designs.Shapes.Star,
      org.clipwright.plugin.titles.designs.Shapes.Arrow;
}
