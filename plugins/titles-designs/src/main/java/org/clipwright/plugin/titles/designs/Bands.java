package org.clipwright.plugin.titles.designs;

/** Lines and bands along the top or bottom edge, and ribbons. */
public final class Bands {

  private Bands() {}

  private static double wide(Page page) {
    return page.width() - 2 * page.margin() - 40 * page.unit();
  }

  /** A band along the top edge. */
  public static final class Header extends Design {

    public Header() {
      super("Header-Band", "A band along the upper edge.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      page.box(0, 0, page.width(), 130 * unit, 0, page.shapeColor("#14213d"), page.opacity(0.92));
      page.box(0, 130 * unit, page.width(), 8 * unit, 0, "#fca311", 1);
      String line = page.remaining(0);
      page.drawText(line, page.width() / 2, 86 * unit, page.fittedSize(line, 60, wide(page)), "middle", "bold");
    }
  }

  /** Text between two lines at the top. */
  public static final class HeaderLines extends Design {

    public HeaderLines() {
      super("Header-Lines", "Spaced text between two lines near the upper edge.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      String line = page.remaining(0);
      double size = page.fittedSize(line, 54, wide(page) * 0.75);
      double half = page.textWidth(line, size) * 0.62 + 60 * unit;
      for (double y : new double[] {page.margin(), page.margin() + 110 * unit}) {
        page.box(page.width() / 2 - half, y, 2 * half, 4 * unit, 0, page.shapeColor("#e0e1dd"), 1);
      }
      page.drawText(line, page.width() / 2, page.margin() + 57 * unit + size * 0.36, size, "middle", "normal",
          "letter-spacing='" + Math.round(size / 8) + "'");
    }
  }

  /** A tag in the top left corner. */
  public static final class Tag extends Design {

    public Tag() {
      super("Header-Tag", "A tag that hangs from the upper edge at the left.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      String line = page.remaining(0);
      double size = page.fittedSize(line, 46, wide(page) - 60 * unit);
      double wide = page.textWidth(line, size) + 90 * unit;
      page.draw("<path d='M%s 0h%sv%sl%s %sl%s %sz' fill='%s' fill-opacity='%s'/>", page.margin(), wide, 120 * unit,
          -wide / 2, 34 * unit, -wide / 2, -34 * unit, page.shapeColor("#6a040f"), page.opacity(0.96));
      page.drawText(line, page.margin() + wide / 2, 84 * unit, size, "middle", "bold");
    }
  }

  /** A band along the bottom edge. */
  public static final class Footer extends Design {

    public Footer() {
      super("Footer-Band", "A band along the lower edge.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      String line = page.remaining(0);
      page.box(0, page.height() - 120 * unit, page.width(), 120 * unit, 0, page.shapeColor("#0b132b"),
          page.opacity(0.9));
      page.box(0, page.height() - 126 * unit, page.width(), 6 * unit, 0, "#5bc0be", 1);
      page.drawText(line, page.width() / 2, page.height() - 42 * unit, page.fittedSize(line, 50, wide(page)), "middle",
          "normal");
    }
  }

  /** A heading with news beside it. */
  public static final class Ticker extends Design {

    public Ticker() {
      super("Footer-Ticker", "The first line on a bright field, the others beside it, along the lower edge.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double top = page.height() - 150 * unit;
      double head = page.fittedSize(page.line(0), 44, page.width() * 0.3);
      double wide = page.textWidth(page.line(0), head) + page.margin() + 50 * unit;
      page.box(0, top, page.width(), 90 * unit, 0, page.shapeColor("#1b1b1e"), page.opacity(0.92));
      page.draw("<path d='M0 %sH%sL%s %sH0z' fill='#c1121f'/>", top, wide + 40 * unit, wide, top + 90 * unit);
      page.drawText(page.line(0), page.margin(), top + 60 * unit, head, "start", "bold");
      String news = page.remaining(1);
      page.drawText(news, wide + 70 * unit, top + 58 * unit,
          page.fittedSize(news, 38, page.width() - wide - 70 * unit - page.margin()), "start", "normal");
    }
  }

  /** Text over a shadow that rises from the bottom edge. */
  public static final class FooterShade extends Design {

    public FooterShade() {
      super("Footer-Shade", "Text over a shade that rises from the lower edge.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      String line = page.remaining(0);
      page.define("<linearGradient id='shade' x2='0' y2='1'><stop offset='0' stop-color='%s' stop-opacity='0'/>"
          + "<stop offset='1' stop-color='%s' stop-opacity='%s'/></linearGradient>", page.shapeColor("#000000"),
          page.shapeColor("#000000"), page.opacity(0.85));
      page.draw("<rect x='0' y='%s' width='%s' height='%s' fill='url(#shade)'/>", page.height() - 360 * unit,
          page.width(), 360 * unit);
      page.drawText(line, page.width() / 2, page.height() - 80 * unit, page.fittedSize(line, 60, wide(page)), "middle",
          "bold");
    }
  }

  /** A ribbon with folded ends. */
  public static final class Ribbon extends Design {

    public Ribbon() {
      super("Ribbon-Banner", "A ribbon with folded ends across the middle.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      String line = page.remaining(0);
      double size = page.fittedSize(line, 70, wide(page) - 260 * unit);
      double half = page.textWidth(line, size) / 2 + 60 * unit;
      double x = page.width() / 2;
      double y = page.height() / 2;
      String color = page.shapeColor("#b5179e");
      for (int side = -1; side <= 1; side += 2) {
        page.draw("<path d='M%s %sH%sL%s %sL%s %sH%sz' fill='%s'/>", x + side * (half - 40 * unit), y - 50 * unit,
            x + side * (half + 90 * unit), x + side * (half + 50 * unit), y + 20 * unit, x + side * (half + 90 * unit),
            y + 90 * unit, x + side * (half - 40 * unit), color);
        page.draw("<path d='M%s %sL%s %sH%sz' fill='#000000' fill-opacity='0.45'/>", x + side * half, y + 70 * unit,
            x + side * (half - 40 * unit), y + 90 * unit, x + side * (half - 40 * unit));
        page.draw("<path d='M%s %sV%sL%s %sz' fill='#000000' fill-opacity='0.45'/>", x + side * (half - 40 * unit),
            y + 70 * unit, y + 90 * unit, x + side * half, y + 70 * unit);
      }
      page.box(x - half, y - 70 * unit, 2 * half, 140 * unit, 0, color, 1);
      page.drawText(line, x, y + size * 0.35, size, "middle", "bold");
    }
  }

  /** A ribbon across a corner. */
  public static final class Corner extends Design {

    public Corner() {
      super("Ribbon-Corner", "A ribbon across the upper right corner.", "New");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      String line = page.remaining(0);
      page.draw("<g transform='translate(%s %s) rotate(45)'>", page.width() - 170 * unit, 170 * unit);
      page.box(-420 * unit, -45 * unit, 840 * unit, 90 * unit, 0, page.shapeColor("#d62828"), page.opacity(1));
      page.drawText(line, 0, 17 * unit, page.fittedSize(line, 48, 340 * unit), "middle", "bold");
      page.draw("</g>");
    }
  }

  /** A flag at the left edge. */
  public static final class Flag extends Design {

    public Flag() {
      super("Ribbon-Flag", "A flag that comes in from the left edge, for chapters and places.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      String line = page.remaining(0);
      double size = page.fittedSize(line, 54, wide(page) - 90 * unit);
      double wide = page.margin() + page.textWidth(line, size) + 60 * unit;
      double top = page.height() * 0.72;
      page.draw("<path d='M0 %sH%sl%s %sl%s %sH0z' fill='%s' fill-opacity='%s'/>", top, wide + 40 * unit, -40 * unit,
          55 * unit, 40 * unit, 55 * unit, page.shapeColor("#386641"), page.opacity(0.96));
      page.drawText(line, page.margin(), top + 73 * unit, size, "start", "bold");
    }
  }
}
