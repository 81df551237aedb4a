package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clipwright.sdk.storage.ContentType;
import org.clipwright.services.caption.CaptionFile;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.export.ExportRenderer.RenderedCaptions;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaTypes;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.media.place.CloudPlace;
import org.clipwright.services.media.stream.WatchedStream;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.segment.PartRepository;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.services.work.WorkCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the finished file of an export, uploads it where its JSON says so, and completes the export.
 *
 * @param export the export as it was when rendering began
 * @param hold what ends when another worker takes over
 */
record ExportOutput(ExportWork on, Export export, Hold hold, RenderWatch watch) {

  private static final Logger LOG = LoggerFactory.getLogger(ExportOutput.class);

  /** Rendering is done; the film has yet to be stored and perhaps uploaded. */
  private static final ExportRepository.Step RENDERED = ExportRepository.Step.after(Export.RenderStage.UPLOADING, 99.9);

  /**
   * Stores and uploads a file; if either fails, nothing of it is kept.
   *
   * @param captions the captions that go beside it
   * @param parts the parts it was joined from; none when it was made in one piece
   * @return the action that completes the export
   * @throws PlatformException with a sentence for the owner
   */
  Runnable publish(RenderedFile file, List<RenderedCaptions> captions, List<PartRepository.Made> parts) {
    watch.turnTo((_, _) -> hold.lasts() && goesOn(on, export.id(), RENDERED));
    Stored stored = named(file, captions);
    boolean kept = false;
    try {
      for (Map.Entry<String, RenderedFile> each : stored.files().entrySet()) {
        store(each.getKey(), each.getValue());
      }
      Optional<URI> uploaded = uploaded(stored);
      kept = true;
      return () -> complete(stored, uploaded, parts);
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The output could not be stored: " + e.getMessage(), e);
    } finally {
      if (!kept) {
        delete(stored);
      }
    }
  }

  private void store(String key, RenderedFile file) throws IOException {
    try (InputStream content = new WatchedStream(file.open(), on.step()::run)) {
      on.media().put(key, content, file.size());
    }
  }

  /** Records a step of an export; false when it should stop. */
  static boolean goesOn(ExportWork on, long id, ExportRepository.Step step) {
    return on.exports().progress(id, step).filter(status -> status == Export.Status.IN_PROGRESS).isPresent();
  }

  /**
   * What is stored.
   *
   * @param output the key of the output
   * @param files all files by their keys, what the output leads to before the output itself
   * @param playlist the output where it is one
   */
  private record Stored(
      String output, List<CaptionFile> captions, Map<String, RenderedFile> files,
      Optional<RenderedPlaylist> playlist) {}

  private Stored named(RenderedFile output, List<RenderedCaptions> captions) {
    String name = output.name();
    String key = MediaNames.output(export.project(), export.id(), name.substring(name.lastIndexOf('.') + 1));
    Optional<RenderedPlaylist> playlist = RenderedPlaylist.of(output);
    Map<String, RenderedFile> files = new LinkedHashMap<>();
    String folder = MediaNames.beside(key);
    playlist.ifPresent(list -> list.segments().forEach((path, file) -> files.put(folder + path, file)));
    files.put(key, playlist.map(list -> list.leadingTo(MediaNames.last(folder))).orElse(output));
    List<CaptionFile> beside = new ArrayList<>();
    for (RenderedCaptions each : captions) {
      CaptionFile file = CaptionFile.beside(key, each.track());
      beside.add(file);
      files.put(file.webVtt(), new RenderedFile.InFolder(each.webVtt()));
      files.put(file.subRip(), new RenderedFile.InFolder(each.subRip()));
    }
    return new Stored(key, beside, files, playlist);
  }

  private void delete(Stored stored) {
    stored.files().keySet().forEach(on.media()::delete);
  }

  /** Uploads the output to the place its JSON names, and captions beside it. */
  private Optional<URI> uploaded(Stored stored) throws IOException {
    try {
      Optional<CloudPlace> place =
          on.media().elsewhere().named(export.owner(), export.json(), CloudPlaces.Use.EXPORT);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      Optional<URI> address = uploaded(place.get(), stored);
      for (CaptionFile captions : stored.captions()) {
        for (String key : captions.keys()) {
          upload(place.get().beside(captions.endingOf(key)), stored.files().get(key), key);
        }
      }
      return address;
    } catch (ValidationException refused) {
      throw new PlatformException(ErrorCode.INVALID, "The output could not be uploaded: " + refused.errors().values()
          .stream().flatMap(List::stream).collect(Collectors.joining(" ")), refused);
    }
  }

  private Optional<URI> uploaded(CloudPlace place, Stored stored) throws IOException {
    if (stored.playlist().isEmpty()) {
      return upload(place, stored.files().get(stored.output()), stored.output());
    }
    RenderedPlaylist playlist = stored.playlist().get();
    for (Map.Entry<String, RenderedFile> segment : playlist.segments().entrySet()) {
      upload(place.beside("/" + segment.getKey()), segment.getValue(),
          MediaNames.beside(stored.output()) + segment.getKey());
    }
    return upload(place, playlist.leadingTo(place.folder()), stored.output());
  }

  private Optional<URI> upload(CloudPlace place, RenderedFile output, String key) throws IOException {
    String type = on.media().find(key).map(MediaTypes::of).orElse(ContentType.UNKNOWN);
    watch.uploads();
    try (InputStream content = new WatchedStream(output.open(), watch::uploads)) {
      return place.put(content, output.size(), type);
    } catch (IOException | PlatformException failure) {
      if (watch.cancelled()) {
        LOG.debug("An upload was stopped. key={}", key, failure);
        throw new RenderStoppedException();
      }
      throw failure;
    }
  }

  private void complete(Stored stored, Optional<URI> uploaded, List<PartRepository.Made> parts) {
    boolean completed = on.transactions().call(() -> {
      boolean first = hold.lasts()
          && on.lifecycle().complete(export, stored.output(), report(stored, uploaded, parts)).isPresent();
      if (first) {
        count(parts);
      }
      return first;
    });
    if (completed) {
      LOG.info("An export completed. project={} export={} attempt={}",
          export.project(), export.id(), export.progress().attempt());
    } else if (!isOutput(stored)) {
      LOG.info("The output of an attempt is not needed any more. project={} export={} attempt={}",
          export.project(), export.id(), export.progress().attempt());
      delete(stored);
    }
  }

  /** Whether a try that seemed to fail has completed the export after all. */
  private boolean isOutput(Stored stored) {
    return on.exports().findAny(export.id()).flatMap(now -> now.outcome().output()).filter(stored.output()::equals)
        .isPresent();
  }

  private ObjectNode report(Stored stored, Optional<URI> uploaded, List<PartRepository.Made> parts) {
    ObjectNode json = on.report(export);
    uploaded.ifPresent(address -> ExportReport.uploaded(address, json));
    Set<String> warnings = watch.warnings();
    parts.forEach(part -> warnings.addAll(part.warnings()));
    ExportReport.warn(warnings, json);
    if (!parts.isEmpty()) {
      ExportReport.count(SegmentCount.of(parts), json);
    }
    if (!stored.captions().isEmpty()) {
      CaptionFile.write(stored.captions(), json);
    }
    return json;
  }

  private void count(List<PartRepository.Made> parts) {
    if (!parts.isEmpty()) {
      SegmentCount count = SegmentCount.of(parts);
      on.counts().add(WorkCounts.Total.SEGMENTS_RENDERED, count.rendered());
      on.counts().add(WorkCounts.Total.SEGMENTS_REUSED, count.reused());
    }
  }
}
