package org.clipwright.plugin.titles.designs;

/** A name, and below it the person's role, near the bottom edge. */
public final class LowerThirds {

  private LowerThirds() {}

  private static double top(Page page) {
    return page.height() - page.margin() - 190 * page.unit();
  }

  private static double wide(Page page) {
    return Math.min(page.width() - 2 * page.margin() - 110 * page.unit(), 1100 * page.unit());
  }

  private static double widest(Page page, double name, double role) {
    return Math.max(page.textWidth(page.line(0), name), page.textWidth(page.remaining(1), role));
  }

  /** Draws name and role at an x coordinate, below a y coordinate. */
  private static void people(Page page, double x, double top) {
    double unit = page.unit();
    double name = page.fittedSize(page.line(0), 64, wide(page));
    double role = page.fittedSize(page.remaining(1), 36, wide(page));
    boolean alone = page.lines() < 2;
    page.drawText(page.line(0), x, top + (alone ? 102 : 82) * unit, name, "start", "bold");
    page.drawText(page.remaining(1), x, top + 136 * unit, role, "start", "normal");
  }

  private static double panel(Page page) {
    double name = page.fittedSize(page.line(0), 64, wide(page));
    double role = page.fittedSize(page.remaining(1), 36, wide(page));
    return widest(page, name, role) + 100 * page.unit();
  }

  /** A dark panel with a bright edge. */
  public static final class Edge extends Design {

    public Edge() {
      super("Lower-Third-Edge", "Name and role on a dark panel with a bright edge.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      page.box(page.margin(), top(page), panel(page), 165 * unit, 0, page.shapeColor("#101820"), page.opacity(0.82));
      page.box(page.margin(), top(page), 14 * unit, 165 * unit, 0, "#f2aa4c", 1);
      people(page, page.margin() + 48 * unit, top(page));
    }
  }

  /** A slanted panel in two tones. */
  public static final class Slant extends Design {

    public Slant() {
      super("Lower-Third-Slant", "Name and role on a slanted panel in two tones.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double left = page.margin();
      double top = top(page);
      double right = left + panel(page) + 60 * unit;
      page.draw("<path d='M%s %sL%s %sL%s %sL%s %sz' fill='#e4572e'/>", left + 70 * unit, top - 12 * unit,
          right + 30 * unit, top - 12 * unit, right - 28 * unit, top + 165 * unit, left + 12 * unit, top + 165 * unit);
      page.draw("<path d='M%s %sL%s %sL%s %sL%s %sz' fill='%s' fill-opacity='%s'/>", left + 46 * unit, top,
          right, top, right - 52 * unit, top + 165 * unit, left - 6 * unit, top + 165 * unit,
          page.shapeColor("#17223b"),
          page.opacity(0.96));
      people(page, left + 72 * unit, top);
    }
  }

  /** A rounded panel with a dot. */
  public static final class Pill extends Design {

    public Pill() {
      super("Lower-Third-Pill", "Name and role on a rounded panel with a ring before them.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double left = page.margin();
      page.box(left, top(page), panel(page) + 140 * unit, 165 * unit, 82.5 * unit, page.shapeColor("#1d3557"),
          page.opacity(0.94));
      page.draw("<circle cx='%s' cy='%s' r='%s' fill='none' stroke='#a8dadc' stroke-width='%s'/>", left + 82.5 * unit,
          top(page) + 82.5 * unit, 46 * unit, 12 * unit);
      page.draw("<circle cx='%s' cy='%s' r='%s' fill='#e63946'/>", left + 82.5 * unit, top(page) + 82.5 * unit,
          20 * unit);
      people(page, left + 160 * unit, top(page));
    }
  }

  /** Only a line between name and role. */
  public static final class Line extends Design {

    public Line() {
      super("Lower-Third-Line", "Name and role with a fine line between them, without a panel.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double name = page.fittedSize(page.line(0), 68, wide(page));
      double role = page.fittedSize(page.remaining(1), 36, wide(page));
      page.drawText(page.line(0), page.margin(), top(page) + 76 * unit, name, "start", "bold");
      page.box(page.margin(), top(page) + 98 * unit, Math.max(widest(page, name, role), 260 * unit), 5 * unit, 0,
          page.shapeColor("#ffd166"), 1);
      page.drawText(page.remaining(1), page.margin(), top(page) + 152 * unit, role, "start", "normal");
    }
  }

  /** Two strips, one for the name and one for the role. */
  public static final class Strips extends Design {

    public Strips() {
      super("Lower-Third-Strips", "Name and role on separate strips, one above the other.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double name = page.fittedSize(page.line(0), 62, wide(page));
      double role = page.fittedSize(page.remaining(1), 34, wide(page));
      double left = page.margin();
      page.box(left, top(page), page.textWidth(page.line(0), name) + 70 * unit, 98 * unit, 0,
          page.shapeColor("#2b2d42"),
          page.opacity(1));
      page.drawText(page.line(0), left + 34 * unit, top(page) + 71 * unit, name, "start", "bold");
      if (page.lines() > 1) {
        page.box(left, top(page) + 98 * unit, page.textWidth(page.remaining(1), role) + 76 * unit, 62 * unit, 0,
            "#d90429", 1);
        page.drawText(page.remaining(1), left + 34 * unit, top(page) + 141 * unit, role, "start", "normal");
      }
    }
  }

  /** A panel across the whole width, fading out to the right. */
  public static final class Fade extends Design {

    public Fade() {
      super("Lower-Third-Fade", "Name and role on a band that fades out to the right.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      page.define("<linearGradient id='fade'><stop offset='0' stop-color='%s' stop-opacity='%s'/>"
          + "<stop offset='0.55' stop-color='%s' stop-opacity='%s'/><stop offset='1' stop-color='%s' stop-opacity='0'/>"
          + "</linearGradient>", page.shapeColor("#00312f"), page.opacity(0.95), page.shapeColor("#00312f"),
          page.opacity(0.95) * 0.7,
          page.shapeColor("#00312f"));
      page.draw("<rect x='0' y='%s' width='%s' height='%s' fill='url(#fade)'/>", top(page), page.width(), 165 * unit);
      page.box(0, top(page), page.width() * 0.45, 5 * unit, 0, "#2ec4b6", 1);
      people(page, page.margin(), top(page));
    }
  }
}
