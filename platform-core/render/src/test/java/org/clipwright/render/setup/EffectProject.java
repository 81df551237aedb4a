package org.clipwright.render.setup;

import static org.clipwright.render.setup.ScriptedFilter.eachPixel;
import static org.clipwright.render.setup.ScriptedFilter.filter;
import static org.clipwright.render.setup.ScriptedFilter.pixels;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** A project whose clips are of one colour each, and effects that tests look at. */
abstract class EffectProject {

  private static final NumberParameter LEVEL = ParameterSpec.number("level", "Level", 7, 0, 255);

  static final int RED = Pixel.opaque(255, 0, 0);
  static final int GREEN = Pixel.opaque(0, 255, 0);

  final PaintedMedia media =
      new PaintedMedia()
          .video("red.mp4", 16, 8, 90, (_, _, _) -> RED)
          .video("green.mp4", 16, 8, 90, (_, _, _) -> GREEN)
          .sound("places.mp3")
          .video("count.mp4", 16, 8, 90, (number, _, _) -> Pixel.opaque((int) number, 0, 0));

  final List<Long> frames = Collections.synchronizedList(new ArrayList<>());
  final PictureProject project =
      new PictureProject(media)
          .register("Swap", _ -> pixels(pixel -> Pixel.of(Pixel.green(pixel), Pixel.red(pixel), 0, Pixel.alpha(pixel))))
          .register("Dim", _ -> pixels(pixel -> pixel == 0 ? 0 : Pixel.opaque(Pixel.red(pixel) / 2, 0, 0)))
          .register("Notes", _ -> noting())
          .register("Level", _ -> level(), LEVEL);

  static PictureFilter level() {
    return filter(
        Layout.perPixel(),
        (context, rows) -> eachPixel(
            rows, context, index -> context.target().pixel(index, Pixel.opaque((int) context.value(LEVEL), 0, 0))));
  }

  PictureFilter noting() {
    return filter(Layout.perPixel(), (context, _) -> frames.add(context.frameNumber()));
  }
}
