package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.clipwright.timeline.preset.PresetCatalog;
import org.junit.jupiter.api.Test;

/** The page about curves and presets, and the drawing on it, say what the code does. */
class AnimationPageTest {

  private static final Path DOCS = Path.of("..", "..", "docs", "reference");
  private static final int COLUMNS = 6;
  private static final int CELL_WIDTH = 150;
  private static final int CELL_HEIGHT = 190;
  private static final int SIDE = 90;

  private static String page() {
    StringBuilder page = new StringBuilder("""
        # Curves and presets

        `POST /clips/{clip}/keyframes/` and `POST /clips/{clip}/presets/` accept these names, ignoring case; \
        `GET /info/curves/` and `GET /info/presets/` list them. A curve determines how a property changes from one \
        keyframe point to the next. In the drawing, time runs to the right and the value upwards.

        ![The shape of each curve](curves.svg)

        | curve | interpolation | handles |
        | --- | --- | --- |
        """);
    for (Curve curve : Curve.all()) {
      boolean bezier = curve.interpolation() == Interpolation.BEZIER;
      page.append("| ").append(curve.name()).append(" | ").append(curve.interpolation().name().toLowerCase(Locale.ROOT))
          .append(" | ").append(bezier
              ? String.format(Locale.ROOT, "%.3f, %.3f, %.3f, %.3f", curve.x1(), curve.y1(), curve.x2(), curve.y2())
              : "")
          .append(" |\n");
    }
    page.append("\n| preset | effect |\n| --- | --- |\n");
    PresetCatalog.all().forEach(
        preset -> page.append("| ").append(preset.name()).append(" | ").append(preset.description()).append(" |\n"));
    return page.toString();
  }

  private static String drawing() {
    List<Curve> curves = Curve.all();
    int rows = (curves.size() + COLUMNS - 1) / COLUMNS;
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """, COLUMNS * CELL_WIDTH, rows * CELL_HEIGHT));
    for (int i = 0; i < curves.size(); i++) {
      svg.append(cell(curves.get(i), i % COLUMNS * CELL_WIDTH, i / COLUMNS * CELL_HEIGHT));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String cell(Curve curve, int left, int top) {
    double x = left + (CELL_WIDTH - SIDE) / 2.0;
    double y = top + 130;
    String path = switch (curve.interpolation()) {
      case LINEAR -> "L %.1f %.1f".formatted(x + SIDE, y - SIDE);
      case CONSTANT -> "H %.1f V %.1f".formatted(x + SIDE, y - SIDE);
      case BEZIER -> "C %.1f %.1f %.1f %.1f %.1f %.1f".formatted(x + SIDE * curve.x1(), y - SIDE * curve.y1(),
          x + SIDE * curve.x2(), y - SIDE * curve.y2(), x + SIDE, y - SIDE);
    };
    return String.format(Locale.ROOT, """
        <rect x="%.1f" y="%.1f" width="%d" height="%d" fill="#f4f6f8" stroke="#cbd2d9"/>
        <path d="M %.1f %.1f %s" fill="none" stroke="#1d4ed8" stroke-width="2"/>
        <text x="%d" y="%d" text-anchor="middle" fill="#1f2933">%s</text>
        """, x, y - SIDE, SIDE, SIDE, x, y, path, left + CELL_WIDTH / 2, top + 178, curve.name());
  }

  private static void assertAccepted(String name, String expected) throws IOException {
    Path proposal = Path.of("target", name);
    Files.createDirectories(proposal.getParent());
    Files.writeString(proposal, expected);
    Path page = DOCS.resolve(name);
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("accept it with: cp platform-core/timeline/target/" + name + " docs/reference/" + name).isEqualTo(expected);
  }

  @Test
  void pageListsEveryCurveAndPreset() throws IOException {
    assertAccepted("animation.md", page());
  }

  @Test
  void drawingShowsEveryCurve() throws IOException {
    assertAccepted("curves.svg", drawing());
  }
}
