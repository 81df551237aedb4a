package org.clipwright.plugin.titles.designs;

/** Text in the middle of the canvas. */
public final class Cards {

  private Cards() {}

  private static double wide(Page page) {
    return page.width() - 2 * page.margin() - 120 * page.unit();
  }

  /** Draws all lines, one below the other around the centre, each as large as the space allows. */
  private static void block(Page page, double usual, String weight, String look, double room) {
    double line = usual * 1.25 * page.unit();
    double base = page.height() / 2 - (page.lines() - 1) * line / 2;
    for (int i = 0; i < page.lines(); i++) {
      double size = page.fittedSize(page.line(i), usual, room);
      page.drawText(page.line(i), page.width() / 2, base + i * line + size * 0.35, size, "middle", weight, look);
    }
  }

  /** Names for rolling end credits. */
  public static final class Credits extends Design {

    public Credits() {
      super("Credits", "A list of lines: odd lines are roles, even lines are names.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      page.box(0, 0, page.width(), page.height(), 0, page.shapeColor("#000000"), page.opacity(1));
      double step = Math.min(86 * unit, (page.height() - 2 * page.margin()) / Math.max(1, page.lines()));
      double base = page.height() / 2 - (page.lines() - 1) * step / 2;
      for (int i = 0; i < page.lines(); i++) {
        boolean role = i % 2 == 0 && page.lines() > 1;
        double size = Math.min(step * 0.7, page.fittedSize(page.line(i), role ? 38 : 58, wide(page)));
        page.drawText(page.line(i), page.width() / 2, base + i * step + size * 0.35, size, "middle",
            role ? "normal" : "bold", role ? "letter-spacing='3' opacity='0.75'" : "");
      }
    }
  }

  /** A film leader countdown. */
  public static final class Countdown extends Design {

    public Countdown() {
      super("Film-Countdown", "A countdown number in the circles and cross of a film leader.", "3");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double x = page.width() / 2;
      double y = page.height() / 2;
      page.box(0, 0, page.width(), page.height(), 0, page.shapeColor("#5c574f"), page.opacity(1));
      page.draw("<path d='M%s %sL%s 0H%sV%sz' fill='#000000' fill-opacity='0.18'/>", x, y, x, page.width(), y);
      page.draw("<path d='M0 %sH%sM%s 0V%s' stroke='#1c1a17' stroke-width='%s'/>", y, page.width(), x, page.height(),
          5 * unit);
      for (double radius : new double[] {430, 380}) {
        page.draw("<circle cx='%s' cy='%s' r='%s' fill='none' stroke='#f3ead7' stroke-width='%s'/>", x, y,
            radius * unit, 12 * unit);
      }
      Block.of(page, 460, 640 * unit, 520 * unit).draw(page, x, y);
    }
  }

  /** A quotation. */
  public static final class Quote extends Design {

    public Quote() {
      super("Quote", "A quotation between large marks; the last line names its author.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      int said = Math.max(1, page.lines() - 1);
      double step = 92 * unit;
      double top = page.height() / 2 - said * step / 2;
      page.box(page.margin(), top - 150 * unit, page.width() - 2 * page.margin(), said * step + 330 * unit, 24 * unit,
          page.shapeColor("#22223b"), page.opacity(0.88));
      page.draw(
          "<path d='M%s %sq0 -70 60 -90v24q-24 12 -24 36h24v54h-60zm84 0q0 -70 60 -90v24q-24 12 -24 36h24v54h-60z'"
              + " fill='#f2e9e4' fill-opacity='0.55'/>",
          page.margin() + 60, top - 20 * unit);
      for (int i = 0; i < said; i++) {
        double size = page.fittedSize(page.line(i), 66, wide(page));
        page.drawText(page.line(i), page.width() / 2, top + (i + 0.85) * step, size, "middle", "normal",
            "font-style='italic'");
      }
      if (page.lines() > 1) {
        String who = page.line(page.lines() - 1);
        page.box(page.width() / 2 - 60 * unit, top + said * step + 40 * unit, 120 * unit, 4 * unit, 0, "#c9ada7", 1);
        page.drawText(who, page.width() / 2, top + said * step + 110 * unit, page.fittedSize(who, 40, wide(page)),
            "middle",
            "bold");
      }
    }
  }

  /** A speech bubble that points at something. */
  public static final class CallOut extends Design {

    public CallOut() {
      super("Call-Out", "A speech bubble whose tip points down to the left.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double x = page.width() / 2;
      double y = page.height() * 0.42;
      double half = Math.min(page.width() / 2 - page.margin(), 560 * unit);
      double step = 84 * unit;
      double tall = page.lines() * step + 110 * unit;
      page.draw("<path d='M%s %sl%s %sl%s %sz' fill='%s' fill-opacity='%s'/>", x - half * 0.55, y + tall / 2 - unit,
          -110 * unit, 150 * unit, 230 * unit, -150 * unit, page.shapeColor("#0077b6"), page.opacity(1));
      page.box(x - half, y - tall / 2, 2 * half, tall, 48 * unit, page.shapeColor("#0077b6"), page.opacity(1));
      for (int i = 0; i < page.lines(); i++) {
        double size = page.fittedSize(page.line(i), 66, 2 * half - 100 * unit);
        page.drawText(page.line(i), x, y - tall / 2 + 55 * unit + (i + 0.74) * step, size, "middle", "bold");
      }
    }
  }

  /** Letters that look like metal. */
  public static final class Gold extends Design {

    public Gold() {
      super("Gold", "Golden letters; another fill colour makes them another metal.");
    }

    @Override
    void draw(Page page) {
      String metal = page.fill().equals("#ffffff") ? "#e0aa3e" : page.fill();
      page.define("<linearGradient id='metal' x2='0' y2='1'><stop offset='0.1' stop-color='#fff6d5'/>"
          + "<stop offset='0.45' stop-color='%s'/><stop offset='0.52' stop-color='#5c3d0a'/>"
          + "<stop offset='0.6' stop-color='%s'/><stop offset='0.95' stop-color='#fff1c1'/></linearGradient>", metal,
          metal);
      page.box(0, 0, page.width(), page.height(), 0, page.shapeColor("#000000"), page.opacity(0));
      block(page, 150, "bold", "fill='url(#metal)' stroke='#3b2607' stroke-width='" + Math.round(4 * page.unit())
          + "' stroke-linejoin='round' paint-order='stroke'", wide(page));
    }
  }

  /** Letters that look like neon tubes. */
  public static final class Neon extends Design {

    public Neon() {
      super("Neon", "Letters that glow like lamps; the fill colour is that of the light.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      String light = page.fill().equals("#ffffff") ? "#ff2fd0" : page.fill();
      page.define(
          "<filter id='glow' x='-20%%' y='-60%%' width='140%%' height='220%%'><feGaussianBlur stdDeviation='%s'/>"
              + "</filter>",
          16 * unit);
      page.box(0, 0, page.width(), page.height(), 0, page.shapeColor("#0b0620"), page.opacity(0.6));
      String line = "fill='none' stroke='" + light + "' stroke-linejoin='round' stroke-width='";
      block(page, 140, "bold", line + Math.round(22 * unit) + "' filter='url(#glow)'", wide(page));
      block(page, 140, "bold", line + Math.round(9 * unit) + "'", wide(page));
      block(page, 140, "bold", "fill='none' stroke='#ffffff' stroke-width='" + Math.round(3 * unit) + "'", wide(page));
    }
  }

  /** Letters that change colour. */
  public static final class Gradient extends Design {

    public Gradient() {
      super("Gradient", "Large letters that change from the fill colour to a warm one.");
    }

    @Override
    void draw(Page page) {
      String first = page.fill().equals("#ffffff") ? "#00c2ff" : page.fill();
      page.define(
          "<linearGradient id='change'><stop offset='0' stop-color='%s'/><stop offset='0.55' stop-color='#b15cff'/>"
              + "<stop offset='1' stop-color='#ff5c8a'/></linearGradient>",
          first);
      page.box(0, 0, page.width(), page.height(), 0, page.shapeColor("#000000"), page.opacity(0));
      block(page, 160, "bold", "fill='url(#change)' stroke='none'", wide(page));
    }
  }

  /** A chapter heading. */
  public static final class Chapter extends Design {

    public Chapter() {
      super("Chapter", "A small first line, a stroke, and a large second line.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double x = page.width() / 2;
      double y = page.height() / 2;
      page.box(0, 0, page.width(), page.height(), 0, page.shapeColor("#12263a"), page.opacity(1));
      page.drawText(page.line(0), x, y - 90 * unit, page.fittedSize(page.line(0), 46, wide(page) * 0.7), "middle",
          "normal",
          "letter-spacing='" + Math.round(8 * unit) + "'");
      page.box(x - 90 * unit, y - 52 * unit, 180 * unit, 6 * unit, 0, "#f4d58d", 1);
      String title = page.remaining(1);
      double size = page.fittedSize(title, 120, wide(page));
      page.drawText(title, x, y + 50 * unit + size * 0.4, size, "middle", "bold");
    }
  }

  /** A frosted card. */
  public static final class Glass extends Design {

    public Glass() {
      super("Glass-Card", "Text on a light, translucent card with a bright rim.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double tall = page.lines() * 120 * unit + 130 * unit;
      double half = Math.min(page.width() / 2 - page.margin(), 640 * unit);
      page.define("<linearGradient id='glass' x2='1' y2='1'><stop offset='0' stop-color='#ffffff' stop-opacity='0.32'/>"
          + "<stop offset='1' stop-color='#ffffff' stop-opacity='0.08'/></linearGradient>");
      page.box(page.width() / 2 - half, page.height() / 2 - tall / 2, 2 * half, tall, 40 * unit,
          page.shapeColor("#24344d"),
          page.opacity(0.5));
      page.draw("<rect x='%s' y='%s' width='%s' height='%s' rx='%s' fill='url(#glass)' stroke='#ffffff'"
          + " stroke-opacity='0.55' stroke-width='%s'/>", page.width() / 2 - half, page.height() / 2 - tall / 2,
          2 * half,
          tall, 40 * unit, 3 * unit);
      block(page, 92, "bold", "", 2 * half - 100 * unit);
    }
  }

  /** A field of colour beside the picture. */
  public static final class Split extends Design {

    public Split() {
      super("Split", "A field of colour over one half of the canvas; the other half shows the film.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      boolean wide = page.width() > page.height();
      double right = wide ? page.width() * 0.46 : page.width();
      double top = wide ? 0 : page.height() * 0.6;
      page.box(0, top, right, page.height() - top, 0, page.shapeColor("#023047"), page.opacity(0.94));
      page.box(page.margin(), (top + page.height()) / 2 - 130 * unit, 110 * unit, 8 * unit, 0, "#ffb703", 1);
      double room = right - 2 * page.margin();
      double size = page.fittedSize(page.line(0), 92, room);
      double y = (top + page.height()) / 2;
      page.drawText(page.line(0), page.margin(), y, size, "start", "bold");
      page.drawText(page.remaining(1), page.margin(), y + 80 * unit, page.fittedSize(page.remaining(1), 46, room),
          "start", "normal");
    }
  }
}
