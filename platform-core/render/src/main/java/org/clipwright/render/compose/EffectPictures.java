package org.clipwright.render.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.effect.EffectParameters;
import org.clipwright.render.effect.MaskClock;
import org.clipwright.render.effect.MaskSettings;
import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.picture.SmoothScaling;
import org.clipwright.render.plan.FrameMapping;
import org.clipwright.render.plan.ReadSize;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.render.still.StillPictures;
import org.clipwright.render.still.SvgReader;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.ReaderItem;

/** The pictures and videos that effects refer to, such as masks. One thread at a time. */
final class EffectPictures implements AutoCloseable {

  /** Chooses the frame of a video to show. */
  private interface Clock {

    long frame(MediaInfo film);
  }

  private final RenderSetup setup;
  private final StillPictures stills;
  private final FramePool pool;
  private final Map<Path, PictureSource> videos = new HashMap<>();
  private final Map<Path, MediaInfo> facts = new HashMap<>();
  private final List<Picture> lent = new ArrayList<>();

  EffectPictures(RenderSetup setup, StillPictures stills, FramePool pool) {
    this.setup = setup;
    this.stills = stills;
    this.pool = pool;
  }

  /**
   * The picture of a reader parameter at the parameters' current frame, valid until the end of the frame.
   *
   * @param clip the clip that the effect belongs to; empty for effects on the timeline
   */
  Optional<Frame> picture(EffectItem item, EffectParameters parameters, String name, Optional<Clip> clip, Size size) {
    long number = parameters.frameNumber();
    return file(item, name).map(file -> picture(item, name, file, film -> ownFrame(number, film), clip, size));
  }

  /** The picture that serves as an effect's mask at a frame of the effect, valid until the end of the frame. */
  Optional<Frame> mask(EffectItem item, MaskSettings settings, long number, Optional<Clip> clip, Size size) {
    String name = settings.reader().orElseThrow();
    MaskClock.ClockPlace place = clip.isPresent() ? MaskClock.ClockPlace.CLIP : MaskClock.ClockPlace.TIMELINE;
    Clock clock = film -> maskFrame(item, settings, film, number, place);
    return file(item, name).map(file -> picture(item, name, file, clock, clip, size));
  }

  /** Lends a blank picture, like any other, for a mask to be painted into. */
  Frame lend(Size size) {
    Picture picture = Picture.take(pool, size.width(), size.height());
    lent.add(picture);
    return picture.frame();
  }

  /** Takes back everything lent for the frame. */
  void endFrame() {
    lent.forEach(Picture::release);
    lent.clear();
  }

  @Override
  public void close() {
    endFrame();
    videos.values().forEach(PictureSource::close);
    videos.clear();
  }

  /** Videos play at their own rate; version 0.5 of the original took the frame with the same number. */
  private long ownFrame(long number, MediaInfo film) {
    double rate = setup.timeline().profile().fps().toDouble();
    return switch (setup.fidelity()) {
      case ORIGINAL_0_5 -> number;
      case ORIGINAL -> (long) Math.floor((number - 1) / rate * film.fps().toDouble()) + 1;
      case CORRECT -> FrameMapping.begun(number - 1, film.fps().toDouble() / rate) + 1;
    };
  }

  private long maskFrame(
      EffectItem item, MaskSettings settings, MediaInfo film, long number, MaskClock.ClockPlace place) {
    if (setup.fidelity() == Fidelity.ORIGINAL_0_5) {
      return number;
    }
    double rate = setup.timeline().profile().fps().toDouble();
    long length = PictureSource.last(film, setup.fidelity());
    return new MaskClock(settings, item.range(), rate, film.fps().toDouble(), length, setup.fidelity())
        .frame(number, place);
  }

  private Optional<Path> file(EffectItem item, String name) {
    Optional<Path> named = item.reader(name).flatMap(ReaderItem::path);
    return named.or(() -> item.text(name)
        .filter(text -> !text.isBlank() && !text.equals("{}"))
        .map(text -> setup.files().resolve(text)));
  }

  private Frame picture(EffectItem item, String name, Path file, Clock clock, Optional<Clip> clip, Size size) {
    String type = item.reader(name).map(ReaderItem::type).orElse("");
    Picture picture = MediaCatalog.isStill(type, file) ? still(file, size) : videoPicture(file, clock, clip, size);
    lent.add(picture);
    return picture.frame();
  }

  /** The original draws an SVG at the size stated in its file and enlarges the pixels. */
  private Picture still(Path file, Size size) {
    if (setup.fidelity() == Fidelity.CORRECT || !SvgReader.isDrawing(file)) {
      return stills.picture(file, size);
    }
    Picture drawn = stills.picture(file, stills.size(file));
    Picture scaled = Picture.take(pool, size.width(), size.height());
    SmoothScaling.scale(drawn.frame(), scaled.frame());
    drawn.release();
    return scaled;
  }

  private Picture videoPicture(Path file, Clock clock, Optional<Clip> clip, Size size) {
    MediaInfo film = facts.computeIfAbsent(file, setup.media()::probe);
    long number = Math.clamp(clock.frame(film), 1, PictureSource.last(film, setup.fidelity()));
    PictureSource source =
        videos.computeIfAbsent(file, _ -> setup.media().pictures(file, setup.fidelity(), setup.decoderThreads()));
    try (DecodedPicture decoded = source.picture(number)) {
      Size read = readSize(new Size(decoded.width(), decoded.height()), clip);
      Picture full = Picture.take(pool, read.width(), read.height());
      decoded.toFrame(full.frame(), setup.scaling());
      if (read.equals(size)) {
        return full;
      }
      Picture scaled = Picture.take(pool, size.width(), size.height());
      SmoothScaling.scale(full.frame(), scaled.frame());
      full.release();
      return scaled;
    }
  }

  /** A clip's videos are read no larger than its own media would be. */
  private Size readSize(Size own, Optional<Clip> clip) {
    return setup.fidelity() == Fidelity.ORIGINAL_0_5 || clip.isEmpty()
        ? own
        : ReadSize.video(own, ReadSize.box(clip.get(), clip.get().geometry(), own, setup));
  }
}
