package org.clipwright.graphql.schema;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.services.caption.CaptionFile;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.Representation;
import org.clipwright.timeline.Rational;

/** The fetchers of the fields of the five resources. */
final class ResourceFields {

  private final ConnectionFields lists;
  private final GraphQlServices.Catalogues catalogues;
  private final Representation representation;
  private final ActionFields actions;

  ResourceFields(ConnectionFields lists, GraphQlServices services) {
    this.lists = lists;
    this.catalogues = services.catalogues();
    this.representation = services.representation();
    this.actions = new ActionFields(services.actions(), services.reads().media());
  }

  List<TypeRuntimeWiring> wirings() {
    TypeFields<Project> projects = project();
    TypeFields<ProjectFile> files = file();
    TypeFields<Export> exports = export();
    actions.addTo(projects, files, exports);
    List<TypeRuntimeWiring> all = new ArrayList<>(List.of(
        projects.wiring(), fraction(), files.wiring(), clip().wiring(), effect().wiring(), exports.wiring(), webhook(),
        place(), captionFile(),
        ActionFields.wiring(), ActionFields.findingWiring(), ActionFields.exchangeWiring()));
    all.addAll(Transcript.wirings());
    return all;
  }

  private TypeFields<Project> project() {
    return new TypeFields<Project>("Project")
        .plain("id", project -> GraphType.PROJECT.id(project.id()))
        .plain("databaseId", Project::id)
        .plain("name", Project::name)
        .plain("width", project -> project.profile().width())
        .plain("height", project -> project.profile().height())
        .plain("fps", project -> project.profile().fps())
        .plain("sampleRate", project -> project.profile().sampleRate())
        .plain("channels", project -> project.profile().channels())
        .plain("channelLayout", project -> project.profile().channelLayout())
        .plain("json", Project::json)
        .plain("createdAt", Project::created)
        .plain("updatedAt", Project::updated)
        .with("restUrl", (project, environment) -> Addresses.of(environment, ResourceKind.PROJECT, project.id()))
        .with("files",
            (project, environment) -> lists.within(environment, ResourceKind.PROJECT, project.id(), ResourceKind.FILE))
        .with("clips",
            (project, environment) -> lists.within(environment, ResourceKind.PROJECT, project.id(), ResourceKind.CLIP))
        .with("effects",
            (project, environment) -> lists.within(environment, ResourceKind.PROJECT, project.id(),
                ResourceKind.EFFECT))
        .with("exports", (project, environment) -> lists.within(environment, ResourceKind.PROJECT, project.id(),
            ResourceKind.EXPORT));
  }

  private static TypeRuntimeWiring fraction() {
    return new TypeFields<Rational>("Fraction").plain("num", Rational::num).plain("den", Rational::den).wiring();
  }

  private TypeFields<ProjectFile> file() {
    return new TypeFields<ProjectFile>("File")
        .plain("id", file -> GraphType.FILE.id(file.id()))
        .plain("databaseId", ProjectFile::id)
        .plain("name", ProjectFile::name)
        .with("mediaUrl", (file, environment) -> Addresses.ofMedia(environment, file.key()))
        .with("downloadUrl", (file, environment) -> Addresses.download(environment, ResourceKind.FILE, file.id()))
        .plain("duration", file -> number(file, "duration").map(JsonNode::doubleValue))
        .plain("width", file -> number(file, "width").map(JsonNode::intValue).filter(width -> width > 0))
        .plain("height", file -> number(file, "height").map(JsonNode::intValue).filter(height -> height > 0))
        .plain("hasVideo", file -> file.info().path("has_video").asBoolean(false))
        .plain("hasAudio", ProjectFile::hasSound)
        .plain("size", file -> Optional.of(file.info().path("file_size").asLong(-1)).filter(size -> size >= 0))
        .plain("transcripts", Transcript::of)
        .plain("json", Representation::json)
        .plain("createdAt", ProjectFile::created)
        .plain("updatedAt", ProjectFile::updated)
        .with("restUrl", (file, environment) -> Addresses.of(environment, ResourceKind.FILE, file.id()))
        .with("project", (file, environment) -> Loaders.load(environment, ResourceKind.PROJECT, file.project()))
        .with("clips",
            (file, environment) -> lists.within(environment, ResourceKind.FILE, file.id(), ResourceKind.CLIP));
  }

  private static Optional<JsonNode> number(ProjectFile file, String key) {
    return Optional.of(file.info().path(key)).filter(JsonNode::isNumber);
  }

  private TypeFields<ProjectClip> clip() {
    return new TypeFields<ProjectClip>("Clip")
        .plain("id", clip -> GraphType.CLIP.id(clip.id()))
        .plain("databaseId", ProjectClip::id)
        .plain("position", ProjectClip::position)
        .plain("start", ProjectClip::start)
        .plain("end", ProjectClip::end)
        .plain("duration", clip -> clip.end() - clip.start())
        .plain("layer", ProjectClip::layer)
        .with("file", (clip, environment) -> Loaders.load(environment, ResourceKind.FILE, clip.file()))
        .with("project", (clip, environment) -> Loaders.load(environment, ResourceKind.PROJECT, clip.project()))
        .with("keyframes",
            (clip, environment) -> Loaders.<ProjectFile>load(environment, ResourceKind.FILE, clip.file())
                .thenApply(file -> KeyframeView.of(Representation.json(clip, file),
                    Optional.ofNullable(environment.getArgument("names")))))
        .with("json", (clip, environment) -> Loaders.<ProjectFile>load(environment, ResourceKind.FILE, clip.file())
            .thenApply(file -> Representation.json(clip, file)))
        .plain("createdAt", ProjectClip::created)
        .plain("updatedAt", ProjectClip::updated)
        .with("restUrl", (clip, environment) -> Addresses.of(environment, ResourceKind.CLIP, clip.id()));
  }

  private TypeFields<ProjectEffect> effect() {
    return new TypeFields<ProjectEffect>("Effect")
        .plain("id", effect -> GraphType.EFFECT.id(effect.id()))
        .plain("databaseId", ProjectEffect::id)
        .plain("title", ProjectEffect::title)
        .plain("type", ProjectEffect::type)
        .plain("effectType", effect -> catalogues.effects().find(effect.type()))
        .plain("position", ProjectEffect::position)
        .plain("start", ProjectEffect::start)
        .plain("end", ProjectEffect::end)
        .plain("layer", ProjectEffect::layer)
        .with("project", (effect, environment) -> Loaders.load(environment, ResourceKind.PROJECT, effect.project()))
        .with("keyframes",
            (effect, environment) -> KeyframeView.of(representation.json(effect),
                Optional.ofNullable(environment.getArgument("names"))))
        .plain("json", representation::json)
        .plain("createdAt", ProjectEffect::created)
        .plain("updatedAt", ProjectEffect::updated)
        .with("restUrl", (effect, environment) -> Addresses.of(environment, ResourceKind.EFFECT, effect.id()));
  }

  private static TypeFields<Export> export() {
    return new TypeFields<Export>("Export")
        .plain("id", export -> GraphType.EXPORT.id(export.id()))
        .plain("databaseId", Export::id)
        .with("outputUrl",
            (export, environment) -> export.outcome().output().map(key -> Addresses.ofMedia(environment, key)))
        .with("downloadUrl",
            (export, environment) -> export.outcome().output()
                .map(_ -> Addresses.download(environment, ResourceKind.EXPORT, export.id())))
        .plain("captionFiles", CaptionFile::of)
        .plain("exportType", export -> export.settings().exportType().toUpperCase(Locale.ROOT))
        .plain("videoFormat", export -> export.settings().videoFormat())
        .plain("videoCodec", export -> export.settings().videoCodec())
        .plain("videoBitrate", export -> bitrate(export.settings().videoBitrate()))
        .plain("audioCodec", export -> export.settings().audioCodec())
        .plain("audioBitrate", export -> bitrate(export.settings().audioBitrate()))
        .plain("startFrame", export -> export.settings().startFrame())
        .plain("endFrame", export -> export.settings().endFrame())
        .plain("webhook", export -> export.settings().webhook())
        .plain("status", export -> export.status().name())
        .plain("progress", export -> export.progress().percent())
        .plain("error",
            export -> Optional.of(export.json().path("error")).filter(JsonNode::isTextual).map(JsonNode::asText))
        .plain("attempt", export -> export.progress().attempt())
        .with("queue", (export, environment) -> Loaders.place(environment, export))
        .plain("stage", export -> export.stage().name())
        .with("webhookDelivery",
            (export, environment) -> Loaders.deliveries(environment, export.id())
                .thenApply(tries -> tries.stream().findFirst()))
        .with("webhookDeliveries", (export, environment) -> Loaders.deliveries(environment, export.id()))
        .plain("json", Export::json)
        .plain("createdAt", export -> export.identity().created())
        .plain("updatedAt", export -> export.identity().updated())
        .with("restUrl", (export, environment) -> Addresses.of(environment, ResourceKind.EXPORT, export.id()))
        .with("project", (export, environment) -> Loaders.load(environment, ResourceKind.PROJECT, export.project()));
  }

  private static Object bitrate(Bitrate bitrate) {
    return bitrate.unit() == Bitrate.Unit.BITS_PER_SECOND
        ? (Object) bitrate.value()
        : bitrate.value() + " " + bitrate.unit().name().toLowerCase(Locale.ROOT);
  }

  private static TypeRuntimeWiring captionFile() {
    return new TypeFields<CaptionFile>("CaptionFile")
        .plain("language", file -> file.track().language())
        .plain("name", file -> file.track().name())
        .plain("isDefault", file -> file.track().isDefault())
        .with("webVttUrl", (file, environment) -> Addresses.ofMedia(environment, file.webVtt()))
        .with("subRipUrl", (file, environment) -> Addresses.ofMedia(environment, file.subRip())).wiring();
  }

  private static TypeRuntimeWiring place() {
    return new TypeFields<ExportQueue.QueuePlace>("ExportPlace")
        .plain("position", ExportQueue.QueuePlace::position)
        .plain("startsInSeconds", ExportQueue.QueuePlace::startsInSeconds).wiring();
  }

  private static TypeRuntimeWiring webhook() {
    return new TypeFields<WebhookLog.Delivery>("WebhookDelivery")
        .plain("url", WebhookLog.Delivery::url)
        .plain("sentAt", WebhookLog.Delivery::sent)
        .plain("status", WebhookLog.Delivery::status)
        .plain("response", WebhookLog.Delivery::response)
        .plain("retryAt", WebhookLog.Delivery::retry).wiring();
  }
}
