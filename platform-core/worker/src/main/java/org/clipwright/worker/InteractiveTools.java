package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.still.MissingFonts;
import org.clipwright.render.still.TextFit;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ReaderJson;
import org.clipwright.worker.request.MediaTools;

/**
 * The media operations of interactive workers.
 *
 * @param projects opens the renderers of projects
 * @param local the stored media as files of this machine
 * @param store where pictures are stored
 * @param fonts the fonts for text
 * @param pictures writes pictures
 * @param preview renders the segments of previews
 * @param overviews shows whole files
 * @param health notified when this process should be replaced
 */
record InteractiveTools(ProjectRenderers projects, LocalMedia local, MediaStore store, Fonts fonts,
    PictureBytes pictures, PreviewRenderer preview, OverviewRenderer overviews, WorkerHealth health)
    implements MediaTools {

  /** In pixels; slightly more than 8K UHD. */
  private static final long LARGEST_THUMBNAIL = 1L << 25;

  @Override
  public WorkAnswer.Contents probe(WorkRequest.Probe request) {
    try {
      MediaInfo info = engine().media().probeWhole(local.file(request.key()));
      return new WorkAnswer.Contents(ReaderJson.write(info, request.key()));
    } catch (MediaException unusable) {
      throw invalid(unusable);
    }
  }

  @Override
  public WorkAnswer.Picture thumbnail(WorkRequest.Thumbnail request) {
    fonts.takeUp();
    try {
      PictureBytes.require(request.format());
      byte[] picture = picture(request);
      store.put(request.target(), new ByteArrayInputStream(picture));
      return new WorkAnswer.Picture(request.target());
    } catch (MediaException | RenderException | ProjectException | EffectException unusable) {
      throw invalid(unusable);
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The picture cannot be written: " + failure.getMessage(), failure);
    }
  }

  private byte[] picture(WorkRequest.Thumbnail request) throws IOException {
    return switch (request.shown()) {
      case WorkRequest.WholeProject(ObjectNode document) -> drawn(request,
          work -> projects.use(document, sized(request, projects.setup(document)), work));
      case WorkRequest.StoredFile(String key) -> file(request, key);
    };
  }

  /** Who looks at a film will look at another of its frames; a still picture has no other. */
  private byte[] file(WorkRequest.Thumbnail request, String key) throws IOException {
    SingleFile file = SingleFile.of(engine(), local.file(key));
    RenderSetup setup = sized(request, file.setup());
    if (!file.info().hasSingleImage()) {
      return drawn(request, work -> projects.use(key, setup, work));
    }
    try (FrameRenderer renderer = projects.open(setup)) {
      return drawn(request, renderer);
    }
  }

  /** @param using lends a renderer to some work */
  private byte[] drawn(WorkRequest.Thumbnail request, Consumer<Consumer<FrameRenderer>> using) throws IOException {
    AtomicReference<byte[]> picture = new AtomicReference<>();
    try {
      using.accept(renderer -> {
        try {
          picture.set(drawn(request, renderer));
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      });
      return picture.get();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static RenderSetup sized(WorkRequest.Thumbnail request, RenderSetup setup) {
    RenderSetup sized =
        setup.withCanvas(request.width().orElse(setup.width()), request.height().orElse(setup.height()));
    requireSize(sized);
    return sized;
  }

  private byte[] drawn(WorkRequest.Thumbnail request, FrameRenderer renderer) throws IOException {
    long frame = Math.clamp(request.frame(), 1, Math.max(1, renderer.lastFrame()));
    try (Arena arena = Arena.ofShared()) {
      Frame picture = Frame.allocate(arena, renderer.width(), renderer.height());
      renderer.render(frame, picture);
      return pictures.of(picture, request.format(), request.quality());
    } catch (RenderCancelledException stopped) {
      throw new RenderStoppedException();
    } catch (RuntimeException failure) {
      health.noteLackOfMemory(failure);
      throw failure;
    } finally {
      projects.noteThreads(renderer.threadsLeft());
    }
  }

  private static void requireSize(RenderSetup sized) {
    if ((long) sized.width() * sized.height() > LARGEST_THUMBNAIL) {
      throw new RenderException(String.format(Locale.ROOT,
          "A thumbnail of %dx%d pixels is too large: at most %,d in all are allowed, for example 7680x4320."
              + " Use a smaller width and height.",
          sized.width(), sized.height(), LARGEST_THUMBNAIL));
    }
  }

  @Override
  public WorkAnswer.Fonts fonts(WorkRequest.ListFonts request) {
    request.candidate().ifPresent(fonts::check);
    fonts.takeUp();
    return new WorkAnswer.Fonts(fonts.list());
  }

  @Override
  public WorkAnswer.Picture fontSheet(WorkRequest.FontSheet request) {
    fonts.takeUp();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(fonts.sheet(request.page()), "jpg", bytes);
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The picture cannot be written: " + failure.getMessage(), failure);
    }
    store.put(request.target(), new ByteArrayInputStream(bytes.toByteArray()));
    return new WorkAnswer.Picture(request.target());
  }

  @Override
  public WorkAnswer.FittedText fitText(WorkRequest.FitText request) {
    fonts.takeUp();
    TextFit fit = request.room()
        .map(room -> TextFit.of(request.lines(), request.font(), request.size(), room))
        .orElseGet(() -> new TextFit(request.lines(), request.size()));
    return new WorkAnswer.FittedText(
        fit.lines(), TextFit.family(request.font()), TextFit.isReplaced(request.font()), fit.size());
  }

  @Override
  public WorkAnswer.MissingFonts missingFonts(WorkRequest.MissingFonts request) {
    fonts.takeUp();
    try {
      return new WorkAnswer.MissingFonts(MissingFonts.of(request.families()),
          request.drawings().stream().map(key -> MissingFonts.of(local.file(key))).toList());
    } catch (MediaException unusable) {
      throw invalid(unusable);
    }
  }

  @Override
  public WorkAnswer.Kept previewSegment(WorkRequest.PreviewSegment request) {
    fonts.takeUp();
    return kept(() -> preview.key(request));
  }

  @Override
  public WorkAnswer.Kept sprite(WorkRequest.Sprite request) {
    fonts.takeUp();
    return kept(() -> overviews.key(request));
  }

  @Override
  public WorkAnswer.Kept peaks(WorkRequest.Peaks request) {
    return kept(() -> overviews.key(request));
  }

  private WorkAnswer.Kept kept(Supplier<String> making) {
    try {
      return new WorkAnswer.Kept(making.get());
    } catch (MediaException | RenderException | ProjectException | EffectException unusable) {
      health.noteLackOfMemory(unusable);
      throw invalid(unusable);
    } catch (RenderCancelledException stopped) {
      throw new RenderStoppedException();
    }
  }

  private RenderEngine engine() {
    return projects.engine();
  }

  private static PlatformException invalid(RuntimeException unusable) {
    return new PlatformException(ErrorCode.INVALID, unusable.getMessage(), unusable);
  }
}
