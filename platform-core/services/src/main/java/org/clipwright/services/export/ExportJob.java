package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.services.budget.JobDisk;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.media.CloudPlace;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaNames;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.MediaTypes;
import org.clipwright.services.media.WatchedStream;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.ExportStatus;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.RenderStoppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders one export in a worker, from its first frame to the stored output.
 *
 * <p>A worker that dies is the only way an attempt ends without a word: the queue gives the job to the next worker,
 * which finds the attempt counted. The second such death is one too many.
 */
public final class ExportJob implements JobHandler {

  private static final int MOST_ATTEMPTS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);

  private final ExportRepository exports;
  private final ProjectRepository projects;
  private final ProjectDocument document;
  private final ExportRenderer renderer;
  private final MediaStore media;
  private final Notices notices;
  private final ExportLifecycle lifecycle;
  private final String hostname;
  private final JobDisk disk;
  private final Runnable step;

  /** The last argument is called whenever an export came further. */
  public ExportJob(
      ExportRepository exports,
      ProjectRepository projects,
      ProjectDocument document,
      ExportRenderer renderer,
      MediaStore media,
      JobQueue queue,
      Transactions transactions,
      Notices notices,
      String hostname,
      JobDisk disk,
      Runnable step) {
    this.exports = exports;
    this.projects = projects;
    this.document = document;
    this.renderer = renderer;
    this.media = media;
    this.notices = notices;
    this.lifecycle = new ExportLifecycle(exports, queue, transactions, notices);
    this.hostname = hostname;
    this.disk = disk;
    this.step = step;
  }

  /** Renders the export of an id; does nothing when it is over or gone. */
  @Override
  public void run(long id) {
    Optional<Export> begun = exports.begin(id);
    if (begun.isEmpty()) {
      exports.findAny(id).filter(export -> export.status() == ExportStatus.CANCEL)
          .ifPresent(export -> fail(export, ExportLifecycle.CANCELED));
      return;
    }
    Export export = begun.get();
    notices.publish(Notices.Topic.EXPORT_CHANGED, id);
    if (export.progress().attempt() > MOST_ATTEMPTS) {
      fail(export, givenUp(export.id()));
      return;
    }
    if (export.progress().attempt() > 1) {
      media.deleteFolder(MediaNames.outputs(export.project(), export.id()));
    }
    attempt(export);
  }

  @Override
  public void fail(long id, String sentence) {
    Optional<String> running = renderer.lastRunning(disk.scratch(), id);
    String full = running.map(what -> sentence + " When it happened, " + what + " was running.").orElse(sentence);
    exports.findAny(id).filter(export -> !export.status().isOver()).ifPresent(export -> fail(export, full));
  }

  private String givenUp(long id) {
    String last = renderer.lastRunning(disk.scratch(), id).map(what -> ", the last time while " + what + " was running")
        .orElse("");
    return "Rendering was abandoned: the worker process died " + MOST_ATTEMPTS + " times while working on it" + last
        + ".";
  }

  private void attempt(Export export) {
    LOG.info("An export begins. project={} export={} attempt={}",
        export.project(), export.id(), export.progress().attempt());
    try {
      outcome(export, ExportScratch.attempt(disk.scratch(), export.id())).run();
    } finally {
      if (export.json().path(ExportReport.SEGMENTS).asBoolean(false)) {
        renderer.tidy();
      }
    }
  }

  /** How the attempt ends; told only when its folder is gone, so that nothing of an export that is over lies about. */
  private Runnable outcome(Export export, Path folder) {
    Watch watch = new Watch(export.id(), folder);
    try {
      media.requireRoom();
      Files.createDirectories(folder);
      Path output = rendered(export, folder, watch);
      String key = publish(export, output);
      Optional<URI> uploaded = uploaded(export, output, key, watch);
      return () -> complete(export, key, uploaded, watch);
    } catch (RenderStoppedException e) {
      return () -> stopped(export);
    } catch (PlatformException e) {
      return () -> fail(export, e.getMessage());
    } catch (IOException e) {
      return () -> fail(export, "The output could not be stored: " + e.getMessage());
    } finally {
      remove(folder);
    }
  }

  /**
   * What nobody foresaw fails the same way each time, so that the export fails at once instead of being tried again.
   */
  private Path rendered(Export export, Path folder, Watch watch) {
    ExportOrder order = order(export, folder);
    try {
      return renderer.render(order, watch);
    } catch (RenderStoppedException | PlatformException known) {
      throw known;
    } catch (RuntimeException unforeseen) {
      if (Thread.currentThread().isInterrupted()) {
        LOG.debug("An attempt ended because its worker was stopped. export={}", export.id(), unforeseen);
        throw new RenderStoppedException();
      }
      LOG.error("Rendering failed. project={} export={}", export.project(), export.id(), unforeseen);
      throw new PlatformException(ErrorCode.INTERNAL,
          "Rendering failed because of an internal error; see the log for export " + export.id() + ".",
          unforeseen);
    }
  }

  /** Stopped by its owner, or because this worker is to end: then the export waits for another. */
  private void stopped(Export export) {
    Optional<ExportStatus> status = exports.findAny(export.id()).map(Export::status);
    if (status.isEmpty()) {
      LOG.info("An export was deleted while it was rendered. project={} export={}", export.project(), export.id());
    } else if (status.get() == ExportStatus.CANCEL) {
      fail(export, ExportLifecycle.CANCELED);
    } else if (!status.get().isOver()) {
      exports.takeBack(export.id());
      throw new RenderStoppedException();
    }
  }

  private ExportOrder order(Export export, Path folder) {
    Project project =
        projects.find(export.owner(), export.project())
            .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND,
                "The project of this export no longer exists."));
    return new ExportOrder(
        export, ExportOverrides.apply(project.profile(), export.json()), document.of(project), folder);
  }

  private String publish(Export export, Path output) throws IOException {
    String name = output.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String key = MediaNames.output(export.project(), export.id(), ending);
    try (InputStream content = new WatchedStream(Files.newInputStream(output), step::run)) {
      media.put(key, content, Files.size(output));
    }
    return key;
  }

  /** Uploads the output to where its JSON says; unless that ends well, it is not kept here either. */
  private Optional<URI> uploaded(Export export, Path output, String key, Watch watch) throws IOException {
    boolean kept = false;
    try {
      Optional<CloudPlace> place = media.elsewhere().named(export.owner(), export.json(), CloudPlaces.Use.EXPORT);
      Optional<URI> address = place.isEmpty() ? Optional.empty() : upload(place.get(), output, key, watch);
      kept = true;
      return address;
    } catch (ValidationException refused) {
      throw new PlatformException(ErrorCode.INVALID, "The output could not be uploaded: " + refused.errors().values()
          .stream().flatMap(List::stream).collect(Collectors.joining(" ")), refused);
    } finally {
      if (!kept) {
        media.delete(key);
      }
    }
  }

  private Optional<URI> upload(CloudPlace place, Path output, String key, Watch watch) throws IOException {
    String type = media.find(key).map(MediaTypes::of).orElse(MediaTypes.UNKNOWN);
    watch.uploads();
    try (InputStream content = new WatchedStream(Files.newInputStream(output), watch::uploads)) {
      return place.put(content, Files.size(output), type);
    } catch (IOException | PlatformException failure) {
      if (watch.cancelled()) {
        LOG.debug("An upload was stopped. key={}", key, failure);
        throw new RenderStoppedException();
      }
      throw failure;
    }
  }

  private void complete(Export export, String key, Optional<URI> uploaded, Watch watch) {
    ObjectNode json = json(export);
    uploaded.ifPresent(address -> json.put(ExportReport.UPLOADED, address.toString()));
    if (!watch.warnings.isEmpty()) {
      watch.warnings.forEach(json.putArray("warnings")::add);
    }
    watch.segments.ifPresent(count -> count.writeTo(json.putObject(ExportReport.SEGMENTS)));
    if (lifecycle.complete(export, key, json).isEmpty()) {
      media.delete(key);
    }
    LOG.info("An export completed. project={} export={} attempt={}",
        export.project(), export.id(), export.progress().attempt());
  }

  private void fail(Export export, String message) {
    LOG.info("An export failed. project={} export={} attempt={} message={}",
        export.project(), export.id(), export.progress().attempt(), message);
    lifecycle.fail(export, json(export), message);
  }

  private ObjectNode json(Export export) {
    return exports.findAny(export.id()).orElse(export).json().deepCopy().put("hostname", hostname);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("A scratch folder could not be removed. folder={}", folder, e);
    }
  }

  /**
   * Writes progress down a few times a second and sees there whether the export is to stop, or takes too much of the
   * disk.
   */
  private final class Watch implements ExportRenderer.Monitor {

    /** So many of 1000 parts are done when only the upload is left. */
    private static final long UPLOADING = 999;

    private static final long PAUSE_NANOS = 300_000_000;

    private final long id;
    private final Path folder;
    private final Set<String> warnings = new LinkedHashSet<>();
    private Optional<SegmentCount> segments = Optional.empty();
    private volatile boolean stop;
    private long last = System.nanoTime() - PAUSE_NANOS;

    Watch(long id, Path folder) {
      this.id = id;
      this.folder = folder;
    }

    @Override
    public synchronized void progress(long done, long total) {
      step.run();
      if (System.nanoTime() - last < PAUSE_NANOS) {
        return;
      }
      last = System.nanoTime();
      disk.objection(folder).ifPresent(sentence -> {
        throw new PlatformException(ErrorCode.RESOURCE, sentence);
      });
      double percent = total == 0 ? 0 : Math.min(99.9, Math.floor(done * 1000.0 / total) / 10);
      Optional<ExportStatus> status = exports.progress(id, percent);
      stop = status.isEmpty() || status.get() != ExportStatus.IN_PROGRESS;
      notices.publish(Notices.Topic.EXPORT_CHANGED, id);
    }

    /** The film is rendered; its upload is watched in the same way, and stopped by an exception. */
    void uploads() throws IOException {
      progress(UPLOADING, 1000);
      if (cancelled()) {
        throw new IOException("The export is being stopped");
      }
    }

    @Override
    public void warn(String sentence) {
      warnings.add(sentence);
    }

    @Override
    public void segments(SegmentCount count) {
      segments = Optional.of(count);
    }

    @Override
    public boolean cancelled() {
      return stop || Thread.currentThread().isInterrupted();
    }
  }
}
