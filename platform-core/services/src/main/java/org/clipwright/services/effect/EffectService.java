package org.clipwright.services.effect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.draft.EffectMedia;
import org.clipwright.services.media.draft.ItemShape;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.resource.stored.StoredResources;
import org.clipwright.services.suggestion.NearNames;

/** Effects on layers of the timeline. */
public final class EffectService extends StoredResources<ProjectEffect> {

  private final OwnedRepository<ProjectEffect> effects;
  private final ProjectRepository projects;
  private final EffectCatalog catalog;
  private final Notices notices;

  public EffectService(
      OwnedRepository<ProjectEffect> effects, ProjectRepository projects, EffectCatalog catalog, Notices notices) {
    super(effects, ResourceSpecs.EFFECT);
    this.effects = effects;
    this.projects = projects;
    this.catalog = catalog;
    this.notices = notices;
  }

  @Override
  public ProjectEffect create(UserId owner, Input input) {
    Fields fields = FieldReader.complete(ResourceSpecs.EFFECT, input);
    ProjectEffect draft =
        new ProjectEffect(0, owner, fields.number("project"), fields.text("title"), fields.text("type"),
            fields.real("position"), fields.real("start"), fields.real("end"), fields.integer("layer"),
            fields.json("json"), null, null);
    projects.linked(owner, draft.project());
    check(draft);
    EffectMedia.check(owner, projects, draft.json());
    new ItemShape(catalog).requireEffect(draft.type(), draft.json(), JsonNodeFactory.instance.objectNode());
    ProjectEffect effect = effects.insert(draft);
    notices.publish(Notices.Topic.PROJECT_CHANGED, effect.project());
    return effect;
  }

  private void check(ProjectEffect effect) {
    if (catalog.find(effect.type()).isEmpty()) {
      throw ValidationException.of("type",
          "There is no effect of the type \"" + effect.type() + "\"; /info/effects/ lists the available ones."
              + NearNames.question(effect.type(), catalog.all().stream().map(EffectDescriptor::className).toList()));
    }
    if (effect.end() <= effect.start()) {
      throw ValidationException.of("end", ErrorText.END_BEFORE_START);
    }
  }

  @Override
  protected ProjectEffect change(ProjectEffect old, Fields fields) {
    ProjectEffect changed =
        new ProjectEffect(old.id(), old.owner(),
            fields.has("project") ? fields.number("project") : old.project(),
            fields.has("title") ? fields.text("title") : old.title(),
            fields.has("type") ? fields.text("type") : old.type(),
            fields.has("position") ? fields.real("position") : old.position(),
            fields.has("start") ? fields.real("start") : old.start(),
            fields.has("end") ? fields.real("end") : old.end(),
            fields.has("layer") ? fields.integer("layer") : old.layer(),
            fields.has("json") ? fields.json("json") : old.json(), old.created(), old.updated());
    if (changed.project() != old.project()) {
      projects.linked(changed.owner(), changed.project());
    }
    check(changed);
    if (fields.has("json")) {
      EffectMedia.check(changed.owner(), projects, changed.json());
      new ItemShape(catalog).requireEffect(changed.type(), changed.json(), old.json());
    }
    ProjectEffect effect = stored(changed);
    notices.publish(Notices.Topic.PROJECT_CHANGED, effect.project());
    return effect;
  }

  @Override
  public void delete(UserId owner, long id) {
    ProjectEffect effect = find(owner, id);
    removeRow(owner, id);
    notices.publish(Notices.Topic.PROJECT_CHANGED, effect.project());
  }
}
