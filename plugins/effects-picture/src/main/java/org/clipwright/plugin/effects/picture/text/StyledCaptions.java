package org.clipwright.plugin.effects.picture.text;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.sdk.caption.CaptionPlace;
import org.clipwright.sdk.caption.CaptionStyle;
import org.clipwright.sdk.media.Color;

/** The captions of one frame with styles, places, highlights and moving words. */
final class StyledCaptions {

  private final CaptionLook look;
  private final CaptionManner manner;
  private final Color highlight;
  private final double seconds;
  private final CaptionRows rows;
  private final List<CaptionBlock> blocks = new ArrayList<>();

  /**
   * What they look like; equal looks give equal pictures.
   *
   * @param words the states of all words in their order
   */
  record Look(CaptionLook look, Color highlight, List<CaptionBlock> blocks, List<WordMotion> words) {}

  /**
   * Captions at a moment.
   *
   * @param seconds from the start of the clip, in which the times of the captions count
   */
  StyledCaptions(
      CaptionLook look, CaptionManner manner, List<CaptionCues.Cue> cues, Color highlight, double seconds) {
    this.look = look;
    this.manner = manner;
    this.highlight = highlight;
    this.seconds = seconds;
    this.rows = new CaptionRows(look);
    Rectangle2D area = manner.safeArea().of(look.width(), look.height());
    double rowHeight = rows.lettering(CaptionStyle.PLAIN).lineHeight() * look.lineSpacing();
    double taken = 0;
    for (CaptionCues.Cue cue : cues) {
      List<CaptionRows.Row> shown = shown(rows.of(cue.pieces(), Math.min(look.room(), area.getWidth())));
      boolean usual = cue.place().equals(CaptionPlace.USUAL);
      CaptionBlock block = usual ? CaptionBlock.usual(look, shown, rowHeight, taken)
          : CaptionBlock.at(cue.place(), look, shown, rowHeight);
      taken += usual ? shown.size() * rowHeight : 0;
      blocks.add(manner.safeArea() == CaptionManner.SafeArea.NONE ? block : block.within(area));
    }
  }

  /** Of more rows than there may be at a time, those that are spoken. */
  private List<CaptionRows.Row> shown(List<CaptionRows.Row> all) {
    int most = manner.mostLines();
    if (most == 0 || all.size() <= most) {
      return all;
    }
    int page = 0;
    for (int from = most; from < all.size(); from += most) {
      page = all.get(from).from() <= seconds ? from : page;
    }
    return all.subList(page, Math.min(all.size(), page + most));
  }

  Look look() {
    List<WordMotion> words = new ArrayList<>();
    blocks
        .forEach(block -> block.rows().forEach(row -> row.pieces().forEach(placed -> words.add(motion(row, placed)))));
    return new Look(look, highlight, List.copyOf(blocks), words);
  }

  private WordMotion motion(CaptionRows.Row row, CaptionRows.Placed placed) {
    boolean highlighted = switch (manner.highlight()) {
      case NONE -> false;
      case WORD -> placed.piece().isSpokenAt(seconds);
      case LINE -> row.isSpokenAt(seconds);
    };
    return WordMotion.of(placed.piece(), manner.animation(), seconds, highlighted);
  }

  void draw(Graphics2D graphics) {
    blocks.forEach(block -> background(graphics, block));
    for (CaptionBlock block : blocks) {
      double baseline = block.y() + rows.lettering(CaptionStyle.PLAIN).lineHeight();
      for (CaptionRows.Row row : block.rows()) {
        for (CaptionRows.Placed placed : row.pieces()) {
          letters(graphics, placed, block.left(row) + placed.x(), baseline, motion(row, placed), block.rowHeight());
        }
        baseline += block.rowHeight();
      }
    }
  }

  private void background(Graphics2D graphics, CaptionBlock block) {
    Path2D outline = new Path2D.Double();
    double baseline = block.y() + rows.lettering(CaptionStyle.PLAIN).lineHeight();
    for (CaptionRows.Row row : block.rows()) {
      for (CaptionRows.Placed placed : row.pieces()) {
        CaptionPiece piece = placed.piece();
        double x = block.left(row) + placed.x();
        outline.append(outline(placed, piece.text(), x, baseline), false);
        outline.append(
            rows.lettering(piece.style()).bounds(piece.text(), placed.direction(), x, baseline), false);
      }
      baseline += block.rowHeight();
    }
    Rectangle2D letters = outline.getBounds2D();
    if (!letters.isEmpty()) {
      double grown = look.box().padding() / 2;
      Lettering.box(graphics, new Rectangle2D.Double(letters.getX() - grown, letters.getY() - grown,
          letters.getWidth() + 2 * grown, letters.getHeight() + 2 * grown), look.box().corner(),
          look.box().color(), look.box().alpha() * look.fading());
    }
  }

  private Shape outline(CaptionRows.Placed placed, String text, double x, double y) {
    CaptionPiece piece = placed.piece();
    Lettering lettering = rows.lettering(piece.style());
    Path2D outline = new Path2D.Double(lettering.outline(text, placed.direction(), x, y));
    if (piece.style().underline() && !text.isEmpty()) {
      double size = look.letters().size();
      outline.append(new Rectangle2D.Double(x, y + size / 10, lettering.width(text), Math.max(1, size / 16)), false);
    }
    return outline;
  }

  private void letters(Graphics2D graphics, CaptionRows.Placed where, double x, double y, WordMotion motion,
      double rowHeight) {
    CaptionPiece piece = where.piece();
    Lettering lettering = rows.lettering(piece.style());
    String shown = motion.shown(piece.text());
    Shape whole = outline(where, shown, x, y);
    Rectangle2D colored = lettering.bounds(shown, where.direction(), x, y);
    AffineTransform placing = motion.placing(
        whole.getBounds2D().isEmpty() ? colored : whole.getBounds2D(), rowHeight);
    Shape letters = placing.createTransformedShape(whole);
    double alpha = look.letters().alpha() * look.fading() * motion.alpha();
    Color color = motion.highlighted() ? highlight : piece.style().color().orElse(look.letters().color());
    Lettering.fill(graphics, letters, color, alpha);
    Lettering.stroke(graphics, letters, Math.min(look.letters().strokeWidth(), look.width()), look.letters().stroke(),
        alpha);
    Graphics2D placed = (Graphics2D) graphics.create();
    placed.transform(placing);
    lettering.drawColored(placed, shown, where.direction(), x, y, alpha);
    placed.dispose();
  }
}
