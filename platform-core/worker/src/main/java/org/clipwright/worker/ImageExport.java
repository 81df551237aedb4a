package org.clipwright.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.ProgressListener;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.resource.Export;

/** Renders frames as pictures into one ZIP; their numbers start at 1 whichever frame is first. */
record ImageExport(RenderSetup setup) {

  Path render(
      Export export, FrameRange frames, Path folder, ProgressListener progress, CancellationToken token) {
    PictureFile format =
        PictureFile.of(export.settings().videoFormat())
            .or(() -> PictureFile.of(export.settings().videoCodec()))
            .orElseThrow(() -> new RenderException(
                "Pictures cannot be written as \"" + export.settings().videoFormat()
                    + "\"; use %05d.png or %05d.jpg."));
    Path file = folder.resolve("output.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      write(format, frames, zip, progress, token);
    } catch (IOException failure) {
      throw new RenderException("The pictures cannot be written: " + failure.getMessage(), failure);
    }
    return file;
  }

  private void write(
      PictureFile format, FrameRange frames, ZipOutputStream zip, ProgressListener progress, CancellationToken token)
      throws IOException {
    // The renderer fills the frame on another thread.
    try (Arena arena = Arena.ofShared();
        FrameRenderer renderer = FrameRenderer.open(setup, new MediaClipSounds(setup))) {
      Frame frame = Frame.allocate(arena, renderer.width(), renderer.height());
      for (long number = frames.first(); number <= frames.last(); number++) {
        token.check();
        renderer.render(number, frame);
        long done = number - frames.first() + 1;
        zip.putNextEntry(new ZipEntry(String.format(Locale.ROOT, "%05d.%s", done, format.ending())));
        format.write(frame, zip);
        zip.closeEntry();
        progress.frames(done, frames.count());
      }
    }
  }
}
