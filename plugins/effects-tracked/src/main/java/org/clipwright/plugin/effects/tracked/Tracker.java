package org.clipwright.plugin.effects.tracked;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.MaskSource;
import org.clipwright.sdk.effect.ParameterGroup;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.StringParameter;

/** Draws a box around an object tracked by the desktop editor, and lets other clips follow it. */
public final class Tracker implements PictureEffect {

  private static final StringParameter DATA = ParameterSpec.text("protobuf_data_path", "Data File", "");

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Tracker",
          "Tracker",
          "Draws a box around an object that was tracked beforehand, and lets other clips follow it.",
          Medium.PICTURE,
          List.of(DATA));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup);
  }

  private static final class Filter implements PictureFilter, TrackedObjects, MaskSource {

    private final BoxTrack track;
    private final double timeScale;
    private final List<String> names;
    private final ParameterGroup object;
    private final BoxDrawing drawing = new BoxDrawing();
    private final BoxDrawing mask = new BoxDrawing();

    Filter(EffectSetup setup) {
      track = BoxTrack.parse(setup.file(DATA));
      timeScale = TrackedTime.scale(setup);
      names = TrackedTime.names(setup);
      Map<String, ParameterGroup> objects = setup.groups("objects");
      object = objects.values().stream().findFirst().orElse(new Unchanged());
    }

    @Override
    public Layout layout(PictureContext context) {
      long frame = context.frameNumber();
      BoxLook look = BoxLook.of(object, frame);
      Optional<Box> box = box(frame);
      if (!look.drawn() || box.isEmpty()) {
        return Layout.unchanged();
      }
      drawing.begin(context.width(), context.height());
      drawing.draw(box.get(), look, "");
      return Layout.whole();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      drawing.putOver(context.target());
    }

    @Override
    public void paintMask(Frame target, long frame) {
      mask.begin(target.width(), target.height());
      if (BoxLook.visible(object, frame)) {
        box(frame).ifPresent(box -> mask.draw(box, BoxLook.ofMask(object, frame), ""));
      }
      mask.paintMask(target);
    }

    private Optional<Box> box(long frame) {
      return track.at(1 + (frame - 1) * timeScale).map(box -> BoxLook.changed(box, object, frame));
    }

    @Override
    public Optional<Box> box(String objectId, long frame) {
      boolean known = names.isEmpty() || names.contains(objectId);
      return known && BoxLook.visible(object, frame) ? box(frame) : Optional.empty();
    }
  }
}
