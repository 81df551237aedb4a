package org.clipwright.plugin.titles.designs;

import java.util.Optional;
import org.clipwright.sdk.title.TitleCanvas;
import org.clipwright.sdk.title.TitleRoom;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;

/** A template that adapts its layout to the shape of the canvas. */
abstract class Design implements TitleTemplate {

  private final String name;
  private final String description;
  private final String sample;

  Design(String name, String description) {
    this(name, description, "Your Title\nand what it is about");
  }

  /** A design for other texts than most. */
  Design(String name, String description, String sample) {
    this.name = name + ".svg";
    this.description = description;
    this.sample = sample;
  }

  /** Draws the title on a page that already has the canvas's size. */
  abstract void draw(Page page);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final String sample() {
    return sample;
  }

  /** Designs shrink each line to its shape. */
  @Override
  public final Optional<TitleRoom> room(TitleText text) {
    return Optional.empty();
  }

  @Override
  public final String svg(TitleText text) {
    return svg(text, TitleCanvas.USUAL);
  }

  @Override
  public final String svg(TitleText text, TitleCanvas canvas) {
    Page page = new Page(text, canvas);
    draw(page);
    return page.document();
  }
}
