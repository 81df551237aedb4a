package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.setup.HeapShare;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.work.MediaTools;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.ReaderJson;

/**
 * What interactive workers do with media.
 *
 * @param engine opens media and knows the effects
 * @param local the stored media as files of this machine
 * @param store where pictures are put
 * @param masks folder for drawn masks
 * @param fonts what text is written in
 * @param spoilage told when this process should be replaced
 */
public record InteractiveTools(RenderEngine engine, LocalMedia local, MediaStore store, Path masks, Fonts fonts,
    WorkerHealth spoilage)
    implements MediaTools {

  /** Pixels; as many as 8K television has, and a few more. */
  private static final long LARGEST_THUMBNAIL = 1L << 25;

  /** Of each pixel while a picture is written: as the platform wants it, and in its file. */
  private static final int WRITING_BYTES = 12;

  @Override
  public WorkAnswer.Contents probe(WorkRequest.Probe request) {
    try {
      MediaInfo info = engine.media().probeWhole(local.file(request.key()));
      return new WorkAnswer.Contents(ReaderJson.write(info, request.key()));
    } catch (MediaException unusable) {
      throw invalid(unusable);
    }
  }

  @Override
  public WorkAnswer.Picture thumbnail(WorkRequest.Thumbnail request) {
    fonts.takeUp();
    try {
      PictureFile format = PictureFile.of(request.format())
          .orElseThrow(() -> new RenderException("Pictures cannot be written as \"" + request.format() + "\"."));
      byte[] picture = picture(request, format);
      store.put(request.target(), new ByteArrayInputStream(picture));
      return new WorkAnswer.Picture(request.target());
    } catch (MediaException | RenderException | ProjectException | EffectException unusable) {
      throw invalid(unusable);
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The picture cannot be written: " + failure.getMessage(), failure);
    }
  }

  private byte[] picture(WorkRequest.Thumbnail request, PictureFile format) throws IOException {
    RenderSetup setup = setup(request.shown());
    RenderSetup sized =
        setup.withCanvas(request.width().orElse(setup.width()), request.height().orElse(setup.height()));
    requireSize(sized);
    long frame = Math.clamp(request.frame(), 1, Math.max(1, setup.lastFrame()));
    try (Arena arena = Arena.ofShared();
        FrameRenderer renderer = FrameRenderer.open(sized, new MediaClipSounds(sized))) {
      Frame picture = Frame.allocate(arena, renderer.width(), renderer.height());
      renderer.render(frame, picture);
      return written(picture, format, request.quality());
    } catch (RenderCancelledException stopped) {
      throw new RenderStoppedException();
    } catch (RuntimeException failure) {
      spoilage.noteLackOfMemory(failure);
      throw failure;
    } finally {
      if (setup.supervision().threadsLeft()) {
        spoilage.note();
      }
    }
  }

  private byte[] written(Frame picture, PictureFile format, int quality) throws IOException {
    try (HeapShare.Lease _ = engine.heap().take((long) picture.size() * WRITING_BYTES)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      format.write(picture, quality, bytes);
      return bytes.toByteArray();
    }
  }

  private static void requireSize(RenderSetup sized) {
    if ((long) sized.width() * sized.height() > LARGEST_THUMBNAIL) {
      throw new RenderException(String.format(Locale.ROOT,
          "A thumbnail of %dx%d pixels is too large: at most %,d in all are allowed, for example 7680x4320."
              + " Use a smaller width and height.", sized.width(), sized.height(), LARGEST_THUMBNAIL));
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
      ImageIO.write(fonts.sheet(), "jpg", bytes);
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The picture cannot be written: " + failure.getMessage(), failure);
    }
    store.put(request.target(), new ByteArrayInputStream(bytes.toByteArray()));
    return new WorkAnswer.Picture(request.target());
  }

  private RenderSetup setup(WorkRequest.Shown shown) {
    return switch (shown) {
      case WorkRequest.WholeProject(ObjectNode document) -> whole(document);
      case WorkRequest.StoredFile(String key) -> file(local.file(key));
    };
  }

  private RenderSetup whole(ObjectNode project) {
    String id = project.path("id").asText("").replaceFirst("^P", "");
    PathResolver files =
        ProjectFiles.of(project, id.matches("\\d{1,18}") ? Long.parseLong(id) : 0, local, masks);
    return engine.setup(new ProjectReader(files).read(project), files);
  }

  private RenderSetup file(Path file) {
    PathResolver files = path -> file;
    return engine.setup(new ProjectReader(files).read(alone(file)), files);
  }

  /** A project that shows nothing but a file, at the file's own size and rate. */
  private ObjectNode alone(Path file) {
    MediaInfo info = engine.media().probe(file);
    ObjectNode project = JsonNodeFactory.instance.objectNode();
    Size size = new Size(info.width(), info.height()).upTo(LargestPicture.PIXELS);
    project.put("width", size.width()).put("height", size.height());
    project.putObject("fps").put("num", info.fps().num()).put("den", info.fps().den());
    ObjectNode clip = project.putArray("clips").addObject();
    clip.put("id", "1").put("position", 0).put("start", 0).put("end", info.durationSeconds()).put("layer", 1);
    clip.set("reader", ReaderJson.write(info, file.getFileName().toString()));
    return project;
  }

  private static PlatformException invalid(RuntimeException unusable) {
    return new PlatformException(ErrorCode.INVALID, unusable.getMessage(), unusable);
  }
}
