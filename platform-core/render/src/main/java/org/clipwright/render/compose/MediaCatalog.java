package org.clipwright.render.compose;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.frame.PictureTurning;
import org.clipwright.render.plan.ClipMedia;
import org.clipwright.render.plan.FrameMapping;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.plan.ReadSize;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.render.still.DrawingLimits;
import org.clipwright.render.still.PictureParts;
import org.clipwright.render.still.StillPictures;
import org.clipwright.render.still.SvgReader;
import org.clipwright.render.text.TextPicture;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ReaderItem;
import org.clipwright.timeline.ScaleMode;
import org.clipwright.timeline.Timeline;

/** Determines, once per clip, what its media is and at which size to read it. One thread at a time. */
final class MediaCatalog {

  private static final Set<String> STILL_TYPES = Set.of("QtImageReader", "ImageReader");
  private static final Set<String> STILL_ENDINGS =
      Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff", "webp", "wbmp", "tga", "ppm", "pgm", "svg", "svgz");
  private static final String MOVING_PICTURE_ENDING = "gif";

  private final RenderSetup setup;
  private final StillPictures stills;
  private final NestedProjects nested;
  private final Map<Clip, ClipMedia> known = new IdentityHashMap<>();
  private final Map<Path, MediaInfo> facts = new HashMap<>();

  MediaCatalog(RenderSetup setup, StillPictures stills, NestedProjects nested) {
    this.setup = setup;
    this.stills = stills;
    this.nested = nested;
  }

  /** The clip's media, which are looked up once per clip. */
  ClipMedia media(Clip clip) {
    ClipMedia media = known.get(clip);
    if (media == null) {
      media = find(clip);
      known.put(clip, media);
    }
    return media;
  }

  private ClipMedia find(Clip clip) {
    if (clip.picture().waveform()) {
      return plain(ClipMedia.MediaKind.WAVEFORM, Optional.empty(), canvas(), clip.geometry());
    }
    if (clip.reader().filter(ReaderItem::isText).isPresent()) {
      return plain(ClipMedia.MediaKind.TEXT, Optional.empty(), TextPicture.size(clip.reader().get().json()),
          clip.geometry());
    }
    Optional<Path> file = clip.reader().flatMap(ReaderItem::path);
    if (file.isEmpty()) {
      return plain(ClipMedia.MediaKind.NOTHING, file, canvas(), clip.geometry());
    }
    String type = clip.reader().map(ReaderItem::type).orElse("");
    if (type.equals(ReaderItem.NESTED_PROJECT)) {
      return nestedProject(clip, file.get());
    }
    boolean still = isStill(type, file.get()) && !moves(file.get());
    return still ? still(clip, file.get()) : moving(clip, file.get());
  }

  /** Animations have names like stills; the original engine shows their first pictures. */
  private boolean moves(Path file) {
    return setup.fidelity() == Fidelity.CORRECT && PictureParts.move(file);
  }

  /** Whether a reader of this type shows a file as one still picture. */
  static boolean isStill(String type, Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (name.indexOf('%') >= 0 || ending.equals(MOVING_PICTURE_ENDING)) {
      return false;
    }
    return STILL_ENDINGS.contains(ending) || STILL_TYPES.contains(type);
  }

  private ClipMedia still(Clip clip, Path file) {
    Size own = stills.size(file);
    Size box = box(clip, clip.geometry(), own);
    if (!SvgReader.isDrawing(file)) {
      return bounded(
          plain(ClipMedia.MediaKind.STILL, Optional.of(file), ReadSize.still(own, box), clip.geometry()), own);
    }
    Size shape = setup.fidelity().original() ? StillPictures.originalSize(own, box) : own;
    return bounded(plain(ClipMedia.MediaKind.DRAWING, Optional.of(file), ReadSize.still(shape, box), clip.geometry()),
        canvas());
  }

  /**
   * The same, read no larger than a still picture needs to be; the difference is made up when it is drawn on the
   * canvas.
   */
  private ClipMedia bounded(ClipMedia media, Size least) {
    long most = Math.max(DrawingLimits.USUAL.wholePixels(), Math.max(least.pixels(), canvas().pixels()));
    Size size = media.readSize().upTo(most);
    return size.equals(media.readSize()) ? media : media.readAt(size);
  }

  private ClipMedia moving(Clip clip, Path file) {
    MediaInfo info = facts.computeIfAbsent(file, setup.media()::probe);
    if (info.hasSingleImage() && setup.fidelity() == Fidelity.CORRECT) {
      return still(clip, file);
    }
    if (!info.hasVideo()) {
      ClipMedia.MediaKind kind = soundOnly(clip, info);
      Size size = kind == ClipMedia.MediaKind.BLACK ? new Size(info.width(), info.height()) : canvas();
      return plain(kind, Optional.of(file), size, clip.geometry());
    }
    Size stored = new Size(info.width(), info.height()).atLeastOnePixel();
    double aspect = pixelAspect(info);
    Size lying = new Size((int) Math.max(1, Math.round(stored.width() * aspect)), stored.height());
    int quarters = clip.picture().readUpright() ? PictureTurning.quarters(rotation(info)) : 0;
    Size shape = PictureTurning.turned(lying, quarters);
    ClipGeometry geometry = quarters > 0 ? clip.geometry() : upright(clip.geometry(), info, shape);
    Size read = ReadSize.video(shape, box(clip, geometry, shape));
    boolean shrunk = quarters > 0 || !read.equals(shape);
    return new ClipMedia(
        ClipMedia.MediaKind.VIDEO,
        Optional.of(file),
        shrunk ? read : stored,
        shrunk ? 1 : aspect,
        1,
        quarters,
        new FrameMapping(info.fps(), PictureSource.last(info, setup.fidelity()), setup.timeline().profile().fps(),
            setup.fidelity()),
        geometry);
  }

  /** The original makes the canvas black only when the sound needs no conversion for the project. */
  private ClipMedia.MediaKind soundOnly(Clip clip, MediaInfo info) {
    boolean drawnOn = clip.effects().stream()
        .anyMatch(effect -> setup.effects().picture(effect.className()).isPresent());
    Profile profile = setup.timeline().profile();
    boolean adapted = info.fps().toDouble() != profile.fps().toDouble()
        || info.sound().sampleRate() != profile.sampleRate()
        || info.sound().channels() != profile.channels();
    if (setup.fidelity().original() && !adapted) {
      return drawnOn ? ClipMedia.MediaKind.BLACK : ClipMedia.MediaKind.BLACKOUT;
    }
    return drawnOn ? ClipMedia.MediaKind.CLEAR : ClipMedia.MediaKind.NOTHING;
  }

  private ClipMedia nestedProject(Clip clip, Path file) {
    Timeline inner = nested.timeline(file, setup.files());
    Profile profile = inner.profile();
    return new ClipMedia(
        ClipMedia.MediaKind.NESTED,
        Optional.of(file),
        new Size(profile.width(), profile.height()),
        1,
        1,
        0,
        new FrameMapping(profile.fps(), setup.forNested(inner).lastFrame(), setup.timeline().profile().fps(),
            setup.fidelity()),
        clip.geometry());
  }

  private ClipMedia plain(ClipMedia.MediaKind kind, Optional<Path> file, Size size, ClipGeometry geometry) {
    return new ClipMedia(
        kind,
        file,
        size,
        1,
        1,
        0,
        new FrameMapping(setup.timeline().profile().fps(), 1, setup.timeline().profile().fps(), setup.fidelity()),
        geometry);
  }

  private double pixelAspect(MediaInfo info) {
    double aspect = info.picture().shape().pixelRatio().toDouble();
    boolean applied = setup.fidelity() == Fidelity.CORRECT && aspect > 0.05 && aspect < 20;
    return applied ? aspect : 1;
  }

  /** Rotates pictures from a rotated camera upright, and shrinks them to fit, unless the clip sets a rotation. */
  private ClipGeometry upright(ClipGeometry geometry, MediaInfo info, Size shape) {
    double degrees = rotation(info);
    if (degrees == 0 || !geometry.rotation().points().isEmpty()) {
      return geometry;
    }
    ClipGeometry turned = geometry.withRotation(Keyframe.of(degrees));
    boolean untouched = geometry.scaleX().equals(Keyframe.of(1)) && geometry.scaleY().equals(Keyframe.of(1));
    if (!untouched) {
      return turned;
    }
    double scale = setup.fidelity().original()
        ? originalTurningScale(shape, degrees)
        : turningScale(geometry, shape, Math.toRadians(degrees));
    return turned.withScale(Keyframe.of(scale), Keyframe.of(scale));
  }

  /** The original engine never mirrors, and rotates pictures that should be mirrored. */
  private double rotation(MediaInfo info) {
    String original = info.metadata().getOrDefault("rotate", "");
    boolean asOriginal = setup.fidelity().original() && original.matches("-?\\d+");
    return asOriginal ? Double.parseDouble(original) : info.rotationDegrees();
  }

  private double turningScale(ClipGeometry geometry, Size shape, double radians) {
    boolean intoCanvas = geometry.scaleMode() == ScaleMode.FIT;
    Size fitted = intoCanvas ? shape.within(setup.width(), setup.height()).atLeastOnePixel() : shape;
    double cosine = Math.abs(Math.cos(radians));
    double sine = Math.abs(Math.sin(radians));
    double boundWidth = fitted.width() * cosine + fitted.height() * sine;
    double boundHeight = fitted.width() * sine + fitted.height() * cosine;
    Size room = intoCanvas ? canvas() : fitted;
    return Math.min(room.width() / boundWidth, room.height() / boundHeight);
  }

  /**
   * In single precision: an upside-down picture shrinks very slightly, which makes it a pixel smaller where it is read
   * at its own size.
   */
  static float originalTurningScale(Size shape, double degrees) {
    float radians = (float) Math.toRadians(degrees);
    float cosine = Math.abs((float) Math.cos(radians));
    float sine = Math.abs((float) Math.sin(radians));
    float boundWidth = shape.width() * cosine + shape.height() * sine;
    float boundHeight = shape.width() * sine + shape.height() * cosine;
    return Math.min(shape.width() / boundWidth, shape.height() / boundHeight);
  }

  private Size box(Clip clip, ClipGeometry geometry, Size shape) {
    return ReadSize.box(clip, geometry, shape, setup);
  }

  private Size canvas() {
    return new Size(setup.width(), setup.height());
  }
}
