package org.clipwright.plugin.titles.designs;

/** Shapes to be moved, rotated and scaled by keyframes, with a little text. */
public final class Shapes {

  private Shapes() {}

  private static void middle(Page page, double usual, double wide, double tall) {
    Block.of(page, usual, wide, tall).draw(page, page.width() / 2, page.height() / 2);
  }

  /** A disc with a ring, for scaling. */
  public static final class Disc extends Design {

    public Disc() {
      super("Shape-Disc", "A disc in the middle, for scaling.", "Your Title");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      page.draw("<circle cx='%s' cy='%s' r='%s' fill='%s' fill-opacity='%s'/>", page.width() / 2, page.height() / 2,
          300 * unit, page.shapeColor("#ef476f"), page.opacity(1));
      page.draw("<circle cx='%s' cy='%s' r='%s' fill='none' stroke='#ffffff' stroke-opacity='0.85' stroke-width='%s'/>",
          page.width() / 2, page.height() / 2, 264 * unit, 8 * unit);
      middle(page, 110, 430 * unit, 300 * unit);
    }
  }

  /** A rectangular frame round the middle. */
  public static final class Frame extends Design {

    public Frame() {
      super("Shape-Frame", "A frame round the middle, for scaling and fading.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double half = Math.min(page.width() / 2 - page.margin(), 620 * unit);
      page.draw("<rect x='%s' y='%s' width='%s' height='%s' fill='none' stroke='%s' stroke-opacity='%s'"
          + " stroke-width='%s'/>", page.width() / 2 - half, page.height() / 2 - 180 * unit, 2 * half, 360 * unit,
          page.shapeColor("#ffffff"), page.opacity(1), 14 * unit);
      middle(page, 120, 2 * half - 120 * unit, 280 * unit);
    }
  }

  /** A bar across the canvas. */
  public static final class Bar extends Design {

    public Bar() {
      super("Shape-Bar", "A bar across the whole canvas, for moving in from a side.");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      page.box(0, page.height() / 2 - 95 * unit, page.width(), 190 * unit, 0, page.shapeColor("#3a0ca3"),
          page.opacity(0.92));
      page.box(0, page.height() / 2 - 118 * unit, page.width(), 10 * unit, 0, "#4cc9f0", 1);
      page.box(0, page.height() / 2 + 108 * unit, page.width(), 10 * unit, 0, "#4cc9f0", 1);
      middle(page, 100, page.width() - 2 * page.margin(), 160 * unit);
    }
  }

  /** A badge with points all round. */
  public static final class Star extends Design {

    public Star() {
      super("Shape-Star", "A badge with points all round, for turning.", "New this week");
    }

    @Override
    void draw(Page page) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < 32; i++) {
        double radius = (i % 2 == 0 ? 330 : 286) * page.unit();
        path.append(i == 0 ? 'M' : 'L').append(Math.round(page.width() / 2 + radius * Math.cos(Math.PI * i / 16)))
            .append(' ').append(Math.round(page.height() / 2 + radius * Math.sin(Math.PI * i / 16)));
      }
      page.draw("<path d='%sz' fill='%s' fill-opacity='%s'/>", path, page.shapeColor("#f77f00"), page.opacity(1));
      middle(page, 110, 430 * page.unit(), 300 * page.unit());
    }
  }

  /** An arrow that points right, with text in it. */
  public static final class Arrow extends Design {

    public Arrow() {
      super("Shape-Arrow", "An arrow to the right with text in it, for moving.", "Your Title");
    }

    @Override
    void draw(Page page) {
      double unit = page.unit();
      double half = Math.min(page.width() / 2 - page.margin(), 480 * unit);
      page.draw("<path d='M%s %sH%sv%sL%s %sL%s %sv%sH%sz' fill='%s' fill-opacity='%s'/>", page.width() / 2 - half,
          page.height() / 2 - 90 * unit, page.width() / 2 + half - 190 * unit, -80 * unit, page.width() / 2 + half,
          page.height() / 2, page.width() / 2 + half - 190 * unit, page.height() / 2 + 170 * unit, -80 * unit,
          page.width() / 2 - half, page.shapeColor("#06a77d"), page.opacity(1));
      Block.of(page, 96, 2 * half - 240 * unit, 150 * unit).draw(page, page.width() / 2 - 60 * unit, page.height() / 2);
    }
  }
}
