package org.clipwright.rest.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.html.ExportStand;
import org.clipwright.rest.html.PlayTime;
import org.clipwright.rest.html.ShownRender;
import org.clipwright.sdk.storage.ContentType;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.ExportService;
import org.clipwright.services.export.RenderProgress;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ResourceLinks;
import org.clipwright.services.resource.UserId;

/** Shows how exports stand, and what came out of them. */
final class ExportViews {

  private static final int MOST_DELIVERIES = 20;

  private final ExportService exports;
  private final WebhookLog webhooks;

  ExportViews(ExportService exports, WebhookLog webhooks) {
    this.exports = exports;
    this.webhooks = webhooks;
  }

  /** A line for each of an owner's exports. */
  List<ExportStand> stands(UserId owner, List<Export> some, ResourceLinks links) {
    Map<Long, ExportQueue.QueuePlace> places = exports.places(owner, some);
    return some.stream().map(export -> stand(export, Optional.ofNullable(places.get(export.id())), links)).toList();
  }

  ShownRender shown(UserId owner, long id, ResourceLinks links) {
    Export export = exports.find(owner, id);
    return new ShownRender(stands(owner, List.of(export), links).getFirst(), type(export), export.settings().webhook(),
        webhooks.latest(owner, List.of(id), MOST_DELIVERIES).getOrDefault(id, List.of()));
  }

  private static String type(Export export) {
    return export.outcome().output().flatMap(ContentType::byName).map(type -> type.replaceFirst("/.*", ""))
        .filter(List.of("video", "audio", "image")::contains).orElse("");
  }

  private static ExportStand stand(Export export, Optional<ExportQueue.QueuePlace> place, ResourceLinks links) {
    Export.Settings settings = export.settings();
    String label = String.format(Locale.ROOT, "Export %d, %s as %s", export.id(), settings.exportType(),
        settings.videoFormat());
    return new ExportStand(export.id(), label, !export.status().isOver(), export.status().word(),
        String.format(Locale.ROOT, "%.1f", export.progress().percent()), words(export, place),
        export.outcome().output().map(links::toMedia).orElse(""),
        export.status() == Export.Status.FAILED ? export.json().path("error").asText() : "");
  }

  private static String words(Export export, Optional<ExportQueue.QueuePlace> place) {
    return switch (export.stage()) {
      case QUEUED -> place.map(waits -> "number " + waits.position() + " in the queue"
          + waits.startsInSeconds().map(seconds -> ", starts in about " + new PlayTime(seconds)).orElse(""))
          .orElse("waiting for a worker");
      case PREPARING, RENDERING, JOINING, UPLOADING -> rendering(export);
      case FINISHED -> "";
    };
  }

  private static String rendering(Export export) {
    RenderProgress progress = RenderProgress.of(export);
    List<String> words = new ArrayList<>();
    words.add(export.stage().name().toLowerCase(Locale.ROOT));
    words.add(progress.framesDone() + " of " + progress.framesTotal() + " frames");
    progress.framesPerSecond().ifPresent(pace -> words.add(String.format(Locale.ROOT, "%.1f frames/s", pace)));
    progress.etaSeconds().ifPresent(seconds -> words.add(new PlayTime(seconds) + " left"));
    return String.join(", ", words);
  }
}
