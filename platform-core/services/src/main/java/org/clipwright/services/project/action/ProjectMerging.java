package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.draft.StoredDrafts;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.ClipGeometry.LocationSystem;
import org.clipwright.timeline.merge.MergeException;
import org.clipwright.timeline.merge.MergeInstruction;
import org.clipwright.timeline.merge.MergeItem;
import org.clipwright.timeline.merge.ProjectMerge;

/** Adds the clips and effects of another project to one, placed as the caller wishes, with copies of their files. */
public final class ProjectMerging implements ServiceAction {

  private static final String ORIGINAL = "original_merge_id";
  private static final double FARTHEST = 1_000_000_000;

  /** Limits the clips and effects of a project after a merge: one merged with itself doubles each time. */
  static final long MOST_ITEMS = 10_000;

  private static final ActionSpec SPEC =
      new ActionSpec("merge", ResourceKind.PROJECT, ActionSpec.Method.WRITE,
          new ResourceSpec("Project Merge", "Adds the clips and effects of another project to this one.",
              List.of(
                  FieldSpec.of("position", FieldKind.FLOAT, "Seconds by which to move the added items.")
                      .startingAt(0.0).between(-FARTHEST, FARTHEST),
                  FieldSpec.integer("layer", "Layers by which to raise the added items.").startingAt(0),
                  FieldSpec.link("project", ResourceKind.PROJECT, "The project whose clips and effects to add."),
                  FieldSpec.of("json", FieldKind.JSON_LIST,
                      "Instructions that place individual items relative to others, applied in order.")
                      .startingAt(JsonNodeFactory.instance.arrayNode()))),
          ActionSpec.AnswerForm.SUBJECT);

  private final ActionContext ports;

  public ProjectMerging(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project target = ports.project(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    Project source = ports.projects().linked(owner, fields.number("project"));
    requireRoom(target, source);
    try (StoredDrafts drafts = new StoredDrafts(ports.media(), target.owner())) {
      ProjectTransfer transfer = new ProjectTransfer(ports, drafts, source, target.id());
      requirePlaces(target, transfer, fields);
      Set<Long> shown = transfer.clips().stream().map(ProjectClip::file).collect(Collectors.toSet());
      transfer.copyMedia(file -> shown.contains(file.id()));
      ports.transactions().run(() -> merge(target, source, transfer, fields));
      drafts.keep();
    } catch (MergeException e) {
      throw ValidationException.of("json", e.getMessage());
    }
    ports.notices().publish(Notices.Topic.PROJECT_CHANGED, subject);
    return new ActionResult.Resource(ResourceKind.PROJECT, subject);
  }

  /** Counted before anything is read. */
  private void requireRoom(Project target, Project source) {
    long items = items(target.owner(), target.id()) + items(source.owner(), source.id());
    if (items > MOST_ITEMS) {
      throw ValidationException.of("project", String.format(Locale.ROOT,
          "The merged project would have %,d clips and effects; at most %,d are allowed.", items, MOST_ITEMS));
    }
  }

  private long items(UserId owner, long project) {
    Filter own = Filter.project(project);
    return ports.clips().count(owner, own) + ports.effects().count(owner, own);
  }

  /** Instructions that cannot be carried out are rejected before anything is copied. */
  private void requirePlaces(Project target, ProjectTransfer transfer, Fields fields) {
    placed(target, transfer, fields);
  }

  private List<MergeItem> placed(Project target, ProjectTransfer transfer, Fields fields) {
    return ProjectMerge.place(
        items(target), items(transfer.clips(), transfer.effects()), fields.real("position"), fields.integer("layer"),
        MergeInstruction.parseAll(fields.jsonList("json")));
  }

  private void merge(Project target, Project source, ProjectTransfer transfer, Fields fields) {
    requireRoom(target, source);
    List<ProjectClip> clips = transfer.clips();
    List<ProjectEffect> effects = transfer.effects();
    List<MergeItem> placed = placed(target, transfer, fields);
    transfer.bringFiles();
    ObjectNode file = ports.projects().editorState(source.owner(), source.id()).document();
    for (int i = 0; i < clips.size(); i++) {
      MergeItem item = placed.get(i);
      ProjectClip clip = clips.get(i).placed(item.position(), item.start(), item.end(), item.layer());
      ObjectNode json = marked(clip.json(), clip.id());
      LocationSystem.settle(json, file);
      transfer.bring(clip, json);
    }
    for (int i = 0; i < effects.size(); i++) {
      MergeItem item = placed.get(clips.size() + i);
      ProjectEffect effect = effects.get(i);
      transfer.bring(effect.placed(item.position(), item.start(), item.end(), item.layer()),
          marked(effect.json(), effect.id()));
    }
    transfer.settle();
  }

  private List<MergeItem> items(Project project) {
    Filter own = Filter.project(project.id());
    List<MergeItem> items = new ArrayList<>();
    ports.clips().forEach(project.owner(), own, clip -> items.add(item(clip)));
    ports.effects().forEach(project.owner(), own, effect -> items.add(item(effect)));
    return items;
  }

  private static List<MergeItem> items(List<ProjectClip> clips, List<ProjectEffect> effects) {
    return Stream.concat(
        clips.stream().map(ProjectMerging::item), effects.stream().map(ProjectMerging::item)).toList();
  }

  private static MergeItem item(ProjectClip clip) {
    return new MergeItem(MergeItem.ItemKind.CLIP, clip.id(), original(clip.json()),
        clip.position(), clip.start(), clip.end(), clip.layer());
  }

  private static MergeItem item(ProjectEffect effect) {
    return new MergeItem(MergeItem.ItemKind.EFFECT, effect.id(), original(effect.json()),
        effect.position(), effect.start(), effect.end(), effect.layer());
  }

  private static OptionalLong original(ObjectNode json) {
    return json.path(ORIGINAL).canConvertToLong()
        ? OptionalLong.of(json.path(ORIGINAL).asLong()) : OptionalLong.empty();
  }

  /** Records an item's original id, unless an earlier merge already did. */
  private static ObjectNode marked(ObjectNode json, long id) {
    ObjectNode marked = json.deepCopy();
    if (original(json).isEmpty()) {
      marked.put(ORIGINAL, id);
    }
    return marked;
  }
}
