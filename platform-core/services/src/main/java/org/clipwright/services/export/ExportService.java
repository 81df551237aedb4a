package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldReader;
import org.clipwright.services.field.Fields;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.ClipRepository;
import org.clipwright.services.resource.EffectRepository;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.ExportStatus;
import org.clipwright.services.resource.ListField;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.ResourceService;
import org.clipwright.services.resource.Selection;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.JobQueue;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.TimelineRange;

/** Exports: asking for a rendering, watching, stopping and repeating it. */
public final class ExportService implements ResourceService<Export> {


  private final ExportRepository exports;
  private final ProjectRepository projects;
  private final ClipRepository clips;
  private final EffectRepository effects;
  private final MediaStore media;
  private final JobQueue queue;
  private final Transactions transactions;
  private final Notices notices;
  private final ExportLifecycle lifecycle;
  private final ExportLength length;
  private final ExportQuota quota;

  public ExportService(
      ExportRepository exports,
      ProjectRepository projects,
      ClipRepository clips,
      EffectRepository effects,
      MediaStore media,
      JobQueue queue,
      Transactions transactions,
      Notices notices,
      ExportLength length,
      ExportQuota quota) {
    this.exports = exports;
    this.projects = projects;
    this.clips = clips;
    this.effects = effects;
    this.media = media;
    this.queue = queue;
    this.transactions = transactions;
    this.notices = notices;
    this.lifecycle = new ExportLifecycle(exports, queue, transactions, notices);
    this.length = length;
    this.quota = quota;
  }

  @Override
  public Export create(UserId owner, Input input) {
    Fields fields = FieldReader.complete(ResourceSpecs.EXPORT, input);
    Project project = requireProject(owner, fields.number("project"));
    ObjectNode json = ExportReport.kept(fields.json("json"), JsonNodeFactory.instance.objectNode());
    media.elsewhere().named(owner, json, CloudPlaces.Use.EXPORT);
    Rational fps = ExportOverrides.apply(project.profile(), json).fps();
    long first = Math.max(1, fields.maybeNumber("start_frame").orElse(1L));
    long last = endFrame(owner, project, fps, fields.maybeNumber("end_frame").orElse(-1L));
    requireRange(first, last);
    length.require(last - first + 1, fps);
    OutputCheck.require(
        fields.text("export_type"), fields.text("video_format"), fields.text("video_codec"),
        fields.text("audio_codec"));
    media.requireRoom();
    media.quota().require(owner, 1);
    double seconds = (last - first + 1) / fps.toDouble();
    Export draft =
        Export.draft(owner, project.id(),
            new Export.Settings(fields.text("export_type"), fields.text("video_format"), fields.text("video_codec"),
                fields.bitrate("video_bitrate"), fields.text("audio_codec"), fields.bitrate("audio_bitrate"), first,
                last, fields.text("webhook")),
            json);
    Export export =
        transactions.call(
            () -> {
              quota.count(owner, () -> going(owner), seconds);
              Export stored = exports.insert(draft);
              queue.enqueue(JobQueue.Kind.EXPORT, owner, stored.id());
              return stored;
            });
    notices.publish(Notices.Topic.PROJECT_CHANGED, project.id());
    return export;
  }

  private long going(UserId owner) {
    return Stream.of(ExportStatus.PENDING, ExportStatus.IN_PROGRESS)
        .mapToLong(status -> exports.count(owner,
            new Selection(Filter.ALL, List.of(), Map.of(ListField.STATUS, status.word()), List.of())))
        .sum();
  }

  private Project requireProject(UserId owner, long id) {
    return projects.find(owner, id).orElseThrow(() -> ValidationException.of("project", ErrorText.LINK_MISSING));
  }

  /** A missing end, 0 or -1 mean the whole timeline: its length in frames, plus one, as the original counts. */
  private long endFrame(UserId owner, Project project, Rational fps, long asked) {
    long last = lastFrame(owner, project.id(), fps);
    if (last < 1) {
      throw ValidationException.of("project", "The project has no clips, so there is nothing to export.");
    }
    return asked > 0 ? asked : last + 1;
  }

  private long lastFrame(UserId owner, long project, Rational fps) {
    Filter own = Filter.project(project);
    List<TimelineRange> ranges = new ArrayList<>();
    clips.forEach(owner, own, clip -> ranges.add(TimelineRange.of(clip.position(), clip.start(), clip.end())));
    if (ranges.isEmpty()) {
      return 0;
    }
    effects.forEach(owner, own,
        effect -> ranges.add(TimelineRange.of(effect.position(), effect.start(), effect.end())));
    return TimelineRange.lastFrame(ranges.stream(), fps);
  }

  private static void requireRange(long first, long last) {
    if (last < first) {
      throw ValidationException.of("end_frame",
          "Ensure the last frame is not before the first, which is " + first + ".");
    }
  }

  @Override
  public Export find(UserId owner, long id) {
    return exports.find(owner, id).orElseThrow(PlatformException::notFound);
  }

  @Override
  public long count(UserId owner, Selection selection) {
    return exports.count(owner, selection);
  }

  @Override
  public List<Export> list(UserId owner, Selection selection, long offset, int limit) {
    return exports.list(owner, selection, offset, limit);
  }

  @Override
  public Export replace(UserId owner, long id, Input input) {
    Export export = find(owner, id);
    return change(export, FieldReader.replacement(ResourceSpecs.EXPORT, input));
  }

  @Override
  public Export patch(UserId owner, long id, Input input) {
    Export export = find(owner, id);
    return change(export, FieldReader.partial(ResourceSpecs.EXPORT, input));
  }

  private Export change(Export old, Fields fields) {
    ObjectNode json = fields.has("json") ? ExportReport.kept(fields.json("json"), old.json()) : old.json();
    if (fields.has("json")) {
      media.elsewhere().named(old.owner(), json, CloudPlaces.Use.EXPORT);
    }
    Project project = requireProject(old.owner(), fields.has("project") ? fields.number("project") : old.project());
    Rational fps = ExportOverrides.apply(project.profile(), json).fps();
    Export.Settings settings = settings(old.settings(), fields);
    requireRange(settings.startFrame(), settings.endFrame());
    length.require(settings.frames(), fps);
    OutputCheck.require(
        settings.exportType(), settings.videoFormat(), settings.videoCodec(), settings.audioCodec());
    Export.Identity known = old.identity();
    Export changed =
        new Export(
            new Export.Identity(known.id(), known.owner(), project.id(), known.created(), known.updated()), settings,
            old.progress(), new Export.Outcome(old.outcome().output(), json));
    return exports.update(changed).orElseThrow(PlatformException::notFound);
  }

  /** The old settings with those that are sent. */
  private static Export.Settings settings(Export.Settings old, Fields fields) {
    return new Export.Settings(
        fields.has("export_type") ? fields.text("export_type") : old.exportType(),
        fields.has("video_format") ? fields.text("video_format") : old.videoFormat(),
        fields.has("video_codec") ? fields.text("video_codec") : old.videoCodec(),
        fields.has("video_bitrate") ? fields.bitrate("video_bitrate") : old.videoBitrate(),
        fields.has("audio_codec") ? fields.text("audio_codec") : old.audioCodec(),
        fields.has("audio_bitrate") ? fields.bitrate("audio_bitrate") : old.audioBitrate(),
        fields.has("start_frame") ? Math.max(1, fields.maybeNumber("start_frame").orElse(1L)) : old.startFrame(),
        fields.maybeNumber("end_frame").filter(frame -> frame > 0).orElse(old.endFrame()),
        fields.has("webhook") ? fields.text("webhook") : old.webhook());
  }

  /** Stops an export that is waiting or running; it becomes failed, and its webhook is told. */
  public Export cancel(UserId owner, long id) {
    Export export = find(owner, id);
    if (!exports.requestCancel(owner, id)) {
      throw PlatformException.state("This export is already " + export.status().word() + ", so it cannot be canceled.");
    }
    if (export.progress().attempt() == 0) {
      lifecycle.fail(export, export.json().deepCopy(), ExportLifecycle.CANCELED);
    } else {
      notices.publish(Notices.Topic.EXPORT_CHANGED, id);
    }
    return find(owner, id);
  }

  /** Renders an export that is over once more, counting the retries in its JSON. */
  public Export retry(UserId owner, long id) {
    Export export = find(owner, id);
    media.requireRoom();
    ObjectNode json = export.json().deepCopy();
    json.put("retries", json.path("retries").asInt(0) + 1);
    ExportReport.clear(json);
    Export restarted =
        transactions.call(
            () -> {
              Export pending =
                  exports.restart(owner, id, json)
                      .orElseThrow(() -> PlatformException.state(
                          "This export is " + export.status().word()
                          + "; only an export that is over can be retried."));
              queue.enqueue(JobQueue.Kind.EXPORT, owner, id);
              return pending;
            });
    export.outcome().output().ifPresent(media::delete);
    notices.publish(Notices.Topic.EXPORT_CHANGED, id);
    return restarted;
  }

  @Override
  public void delete(UserId owner, long id) {
    Export export = find(owner, id);
    exports.requestCancel(owner, id);
    if (!exports.delete(owner, id)) {
      throw PlatformException.notFound();
    }
    export.outcome().output().ifPresent(media::delete);
    notices.publish(Notices.Topic.EXPORT_CHANGED, id);
    notices.publish(Notices.Topic.PROJECT_CHANGED, export.project());
  }
}
