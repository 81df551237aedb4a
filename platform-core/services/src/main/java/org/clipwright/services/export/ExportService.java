package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.resource.stored.StoredResources;
import org.clipwright.services.work.JobQueue;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.TimelineRange;

/** Exports: requesting, watching, stopping and repeating a rendering. */
public final class ExportService extends StoredResources<Export> {

  private final ExportRepository exports;
  private final ProjectRepository projects;
  private final OwnedRepository<ProjectClip> clips;
  private final OwnedRepository<ProjectEffect> effects;
  private final MediaStore media;
  private final JobQueue queue;
  private final Transactions transactions;
  private final Notices notices;
  private final ExportLifecycle lifecycle;
  private final ExportLimit length;
  private final ExportQuota quota;
  private final WebhookSecrets secrets;
  private final ExportQueue waiting;
  private final CaptionCheck captions;

  public ExportService(
      ExportRepository exports,
      ProjectRepository projects,
      OwnedRepository<ProjectClip> clips,
      OwnedRepository<ProjectEffect> effects,
      MediaStore media,
      JobQueue queue,
      Transactions transactions,
      Notices notices,
      ExportLimit length,
      ExportQuota quota,
      WebhookSecrets secrets,
      ExportQueue waiting,
      EffectCatalog catalog) {
    super(exports, ResourceSpecs.EXPORT);
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
    this.secrets = secrets;
    this.waiting = waiting;
    this.captions = new CaptionCheck(clips, effects, catalog);
  }

  @Override
  public Export create(UserId owner, Input input) {
    Fields fields = FieldReader.complete(ResourceSpecs.EXPORT, input);
    Project project = projects.linked(owner, fields.number("project"));
    ExportWishes.require(fields.json("json"));
    ObjectNode json = ExportReport.kept(fields.json("json"), JsonNodeFactory.instance.objectNode());
    Optional<WebhookSecrets.Secret> secret = WebhookSecrets.Secret.takenFrom(json);
    ExportRank.require(json);
    SmartCopies.require(json);
    media.elsewhere().named(owner, json, CloudPlaces.Use.EXPORT);
    Profile profile = ExportOverrides.apply(project.profile(), json);
    Rational fps = profile.fps();
    long there = lastFrame(owner, project.id(), fps);
    ExportRange range = ExportRange.whole(there).with(fields);
    range.require(length, fps);
    OutputCheck.require(
        fields.text("export_type"), fields.text("video_format"), fields.text("video_codec"),
        fields.text("audio_codec"), profile.channelLayout());
    OutputCheck.requireSettings(
        fields.text("export_type"), fields.text("video_format"), fields.text("video_codec"), profile, json);
    Transparency.require(
        json, fields.text("export_type"), fields.text("video_format"), fields.text("video_codec"));
    captions.require(project, json, fields.text("export_type"), fields.text("video_format"));
    media.requireRoom();
    media.quota().require(owner, 1);
    double seconds = range.frames() / fps.toDouble();
    Export draft =
        Export.draft(owner, project.id(),
            new Export.Settings(fields.text("export_type"), fields.text("video_format"), fields.text("video_codec"),
                fields.bitrate("video_bitrate"), fields.text("audio_codec"), fields.bitrate("audio_bitrate"),
                range.first(), range.last(), fields.text("webhook")),
            range.within(there), json);
    Export export =
        transactions.call(
            () -> {
              quota.count(owner, () -> going(owner), seconds);
              Export stored = exports.insert(draft);
              secret.ifPresent(known -> secrets.keep(stored.id(), known));
              queue.enqueue(JobQueue.Kind.EXPORT, owner, stored.id(), ExportRank.of(stored));
              return stored;
            });
    notices.publish(Notices.Topic.PROJECT_CHANGED, project.id());
    return export;
  }

  private long going(UserId owner) {
    return Stream.of(Export.Status.PENDING, Export.Status.IN_PROGRESS)
        .mapToLong(status -> exports.count(owner,
            new OwnedRepository.Selection(Filter.ALL, List.of(), Map.of(ListSpec.Field.STATUS, status.word()),
                List.of())))
        .sum();
  }

  /** The last frame of the timeline; 0 for a project without clips, whose single frame is empty. */
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

  @Override
  protected Export change(Export old, Fields fields) {
    if (fields.has("json")) {
      ExportWishes.require(fields.json("json"));
    }
    ObjectNode json = fields.has("json") ? ExportReport.kept(fields.json("json"), old.json()) : old.json();
    Optional<WebhookSecrets.Secret> secret = WebhookSecrets.Secret.takenFrom(json);
    if (fields.has("json")) {
      ExportRank.require(json);
      SmartCopies.require(json);
      media.elsewhere().named(old.owner(), json, CloudPlaces.Use.EXPORT);
    }
    Project project = projects.linked(old.owner(), fields.has("project") ? fields.number("project") : old.project());
    Profile profile = ExportOverrides.apply(project.profile(), json);
    Rational fps = profile.fps();
    Export.Settings settings = settings(old.settings(), fields);
    ExportRange.of(settings).require(length, fps);
    OutputCheck.require(
        settings.exportType(), settings.videoFormat(), settings.videoCodec(), settings.audioCodec(),
        profile.channelLayout());
    OutputCheck.requireSettings(
        settings.exportType(), settings.videoFormat(), settings.videoCodec(), profile, json);
    Transparency.require(json, settings.exportType(), settings.videoFormat(), settings.videoCodec());
    captions.require(old, project, json, settings);
    Export.Identity known = old.identity();
    Export changed =
        new Export(
            new Export.Identity(known.id(), known.owner(), project.id(), known.created(), known.updated()), settings,
            foreseen(old, project, settings, json, fps), new Export.Outcome(old.outcome().output(), json));
    return transactions.call(
        () -> {
          Export stored = stored(changed);
          secret.ifPresent(text -> secrets.keep(stored.id(), text));
          if (!ExportRank.of(stored).equals(ExportRank.of(old))) {
            queue.rank(stored.owner(), ExportRank.of(stored));
          }
          return stored;
        });
  }

  /** While an export waits, its frames are counted again; later, its workers know them. */
  private Export.Progress foreseen(
      Export old, Project project, Export.Settings settings, ObjectNode json, Rational fps) {
    boolean same = project.id() == old.project() && settings.equals(old.settings()) && json.equals(old.json());
    if (same || old.stage() != Export.RenderStage.QUEUED) {
      return old.progress();
    }
    long frames = ExportRange.of(settings).within(lastFrame(old.owner(), project.id(), fps));
    return new Export.Progress(
        old.status(), old.progress().percent(), old.progress().attempt(), Export.RenderStatus.waiting(frames));
  }

  /** The old settings, overridden by those sent. */
  private static Export.Settings settings(Export.Settings old, Fields fields) {
    ExportRange range = ExportRange.of(old).with(fields);
    return new Export.Settings(
        fields.has("export_type") ? fields.text("export_type") : old.exportType(),
        fields.has("video_format") ? fields.text("video_format") : old.videoFormat(),
        fields.has("video_codec") ? fields.text("video_codec") : old.videoCodec(),
        fields.has("video_bitrate") ? fields.bitrate("video_bitrate") : old.videoBitrate(),
        fields.has("audio_codec") ? fields.text("audio_codec") : old.audioCodec(),
        fields.has("audio_bitrate") ? fields.bitrate("audio_bitrate") : old.audioBitrate(),
        range.first(), range.last(),
        fields.has("webhook") ? fields.text("webhook") : old.webhook());
  }

  /** Stops an export that is waiting or running; it becomes failed, and its webhook is notified. */
  public Export cancel(UserId owner, long id) {
    Export export = find(owner, id);
    if (!exports.requestCancel(owner, id)) {
      throw PlatformException.state("This export is already " + export.status().word() + ", so it cannot be canceled.");
    }
    if (export.progress().attempt() == 0 || exports.isInParts(id)) {
      lifecycle.fail(export, export.json().deepCopy(), ExportLifecycle.CANCELED);
    } else {
      notices.publish(Notices.Topic.EXPORT_CHANGED, id);
    }
    return find(owner, id);
  }

  /** Renders a finished export again, counting the retries in its JSON. */
  public Export retry(UserId owner, long id) {
    Export export = find(owner, id);
    media.requireRoom();
    Export pending = lifecycle.again(export).orElseThrow(() -> PlatformException.state(
        "This export is " + export.status().word() + "; only an export that has ended can be retried."));
    new StoredOutput(media, export).delete();
    return pending;
  }

  /** Where those of an owner's exports that wait stand in the queue, by their ids. */
  public Map<Long, ExportQueue.QueuePlace> places(UserId owner, Collection<Export> some) {
    return some.stream().anyMatch(export -> export.stage() == Export.RenderStage.QUEUED) ? waiting.places(owner)
        : Map.of();
  }

  @Override
  public void delete(UserId owner, long id) {
    Export export = find(owner, id);
    exports.requestCancel(owner, id);
    removeRow(owner, id);
    new StoredOutput(media, export).delete();
    notices.publish(Notices.Topic.EXPORT_CHANGED, id);
    notices.publish(Notices.Topic.PROJECT_CHANGED, export.project());
  }
}
