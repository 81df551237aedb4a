package org.clipwright.worker;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.worker.overview.PeakScan;
import org.clipwright.worker.overview.SpriteFrames;

/**
 * Shows whole files for timelines, and keeps the results among the segments of their projects.
 *
 * @param projects opens renderers
 * @param local the stored media as files of this machine
 * @param store where the results are kept
 * @param pictures writes pictures
 */
record OverviewRenderer(
    ProjectRenderers projects, LocalMedia local, SegmentStore store, PictureBytes pictures) {

  /** The quality of JPEGs: no more is seen at this size. */
  private static final int QUALITY = 85;

  /** The key of pictures of a file in one picture. */
  String key(WorkRequest.Sprite request) {
    return stored(request.kept(), () -> sprite(request));
  }

  /** The key of the peaks of a file's sound. */
  String key(WorkRequest.Peaks request) {
    return stored(request.kept(), () -> peaks(request));
  }

  private String stored(WorkRequest.Kept kept, Supplier<byte[]> making) {
    return store.find(kept.project(), kept.name())
        .orElseGet(() -> store.keep(kept.project(), kept.name(), making.get()));
  }

  private byte[] sprite(WorkRequest.Sprite request) {
    PictureBytes.require(request.format());
    WorkRequest.Grid grid = request.grid();
    SingleFile file = SingleFile.of(projects.engine(), local.file(request.key()));
    SpriteFrames frames = SpriteFrames.of(
        file.info(), projects.engine().media().keyFrames(file.path()), request.span(), grid.count());
    RenderSetup setup = file.setup(new Size(grid.width(), grid.height()))
        .withMedia(projects.engine().media().ofKeyPictures());
    try (Arena arena = Arena.ofShared(); FrameRenderer renderer = projects.open(setup)) {
      Frame sheet = Frame.allocate(arena, grid.columns() * grid.width(), grid.rows() * grid.height());
      Frame tile = Frame.allocate(arena, grid.width(), grid.height());
      for (int part = 0; part < grid.count(); part++) {
        renderer.render(frames.number(part), tile);
        place(tile, sheet, grid, part);
      }
      return pictures.of(sheet, request.format(), QUALITY);
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The picture cannot be written: " + failure.getMessage(), failure);
    }
  }

  private static void place(Frame tile, Frame sheet, WorkRequest.Grid grid, int part) {
    int left = part % grid.columns() * grid.width();
    int top = part / grid.columns() * grid.height();
    int[] row = new int[tile.width()];
    for (int y = 0; y < tile.height(); y++) {
      tile.readRow(y, row);
      for (int x = 0; x < row.length; x++) {
        sheet.pixel((top + y) * sheet.width() + left + x, row[x]);
      }
    }
  }

  private byte[] peaks(WorkRequest.Peaks request) {
    Path file = local.file(request.key());
    MediaInfo.Sound sound = projects.engine().media().probe(file).sound();
    PeakScan scan = new PeakScan(request.sound(), sound.channels(), sound.sampleRate());
    try (SoundSource source = projects.engine().media()
        .sound(file, sound.sampleRate(), sound.channelLayout(), Fidelity.CORRECT)) {
      return scan.of(source);
    }
  }
}
