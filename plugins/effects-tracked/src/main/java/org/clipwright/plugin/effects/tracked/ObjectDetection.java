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
import org.clipwright.sdk.parameter.ConstantParameter;
import org.clipwright.sdk.parameter.IntegerParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.StringParameter;

/** Draws boxes around objects detected by the desktop editor, and lets other clips follow them. */
public final class ObjectDetection implements PictureEffect {

  private static final StringParameter CLASS_FILTER = ParameterSpec.text("class_filter", "Class Filter", "");
  private static final NumberParameter CONFIDENCE_THRESHOLD =
      ParameterSpec.number("confidence_threshold", "Confidence Threshold", 0.5, 0, 1);
  private static final IntegerParameter DISPLAY_BOX_TEXT =
      ParameterSpec.integer("display_box_text", "Display Box Text", 1, 0, 1);
  private static final IntegerParameter DISPLAY_BOXES =
      ParameterSpec.integer("display_boxes", "Display Boxes", 1, 0, 1);
  private static final ConstantParameter SELECTED_OBJECT_INDEX =
      ParameterSpec.constant("selected_object_index", "Selected Object", 0, 0, 200);
  private static final StringParameter DATA = ParameterSpec.text("protobuf_data_path", "Data File", "");

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ObjectDetection",
          "Object Detector",
          "Draws boxes around objects that were detected beforehand, and lets other clips follow them.",
          Medium.PICTURE,
          List.of(
              CLASS_FILTER, CONFIDENCE_THRESHOLD, DISPLAY_BOX_TEXT, DISPLAY_BOXES, SELECTED_OBJECT_INDEX,
              DATA));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup);
  }

  private static final class Filter implements PictureFilter, TrackedObjects, MaskSource {

    private static final ParameterGroup UNCHANGED = new Unchanged();

    private final Detections detections;
    private final List<String> wanted;
    private final List<String> names;
    private final Map<String, ParameterGroup> objects;
    private final BoxDrawing drawing = new BoxDrawing();
    private final BoxDrawing mask = new BoxDrawing();

    Filter(EffectSetup setup) {
      detections = Detections.parse(setup.file(DATA));
      wanted = Detections.classes(setup.value(CLASS_FILTER));
      names = TrackedTime.names(setup);
      objects = setup.groups("objects");
    }

    @Override
    public Layout layout(PictureContext context) {
      long frame = context.frameNumber();
      double threshold = context.value(CONFIDENCE_THRESHOLD);
      boolean labelled = context.value(DISPLAY_BOX_TEXT) >= 0.5;
      List<Detections.Seen> seen = context.value(DISPLAY_BOXES) >= 0.5
          ? detections.at(frame).stream().filter(one -> one.passes(threshold, wanted)).toList()
          : List.of();
      if (seen.isEmpty()) {
        return Layout.unchanged();
      }
      drawing.begin(context.width(), context.height());
      for (Detections.Seen one : seen) {
        ParameterGroup object = group(one.id());
        BoxLook look = BoxLook.of(object, frame);
        if (look.drawn()) {
          drawing.draw(BoxLook.changed(one.box(), object, frame), look,
              labelled ? one.className() + ":" + one.id() : "");
        }
      }
      return Layout.whole();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      drawing.putOver(context.target());
    }

    @Override
    public void paintMask(Frame target, long frame) {
      mask.begin(target.width(), target.height());
      for (Detections.Seen one : detections.at(frame)) {
        ParameterGroup object = group(one.id());
        if (one.passes(0, wanted) && BoxLook.visible(object, frame)) {
          mask.draw(BoxLook.changed(one.box(), object, frame), BoxLook.ofMask(object, frame), "");
        }
      }
      mask.paintMask(target);
    }

    /** Projects identify an object by its number, or by a name that ends with it. */
    private ParameterGroup group(long id) {
      ParameterGroup exact = objects.get(Long.toString(id));
      return exact != null ? exact : objects.entrySet().stream().filter(entry -> entry.getKey().endsWith("-" + id))
          .map(Map.Entry::getValue).findFirst().orElse(UNCHANGED);
    }

    @Override
    public Optional<Box> box(String objectId, long frame) {
      int index = names.indexOf(objectId);
      return detections.at(frame).stream()
          .filter(one -> objectId.equals(Long.toString(one.id())) || objectId.endsWith("-" + one.id())
              || index == one.id())
          .filter(one -> BoxLook.visible(group(one.id()), frame)).findFirst()
          .map(one -> BoxLook.changed(one.box(), group(one.id()), frame));
    }
  }
}
