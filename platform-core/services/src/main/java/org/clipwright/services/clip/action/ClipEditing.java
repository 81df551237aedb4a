package org.clipwright.services.clip.action;

import java.util.function.BiFunction;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.resource.UserId;

/** Changes a clip in one transaction, together with its project. */
public final class ClipEditing {

  private final OwnedRepository<ProjectClip> clips;
  private final ProjectRepository projects;
  private final Transactions transactions;
  private final Notices notices;

  public ClipEditing(
      OwnedRepository<ProjectClip> clips, ProjectRepository projects, Transactions transactions, Notices notices) {
    this.clips = clips;
    this.projects = projects;
    this.transactions = transactions;
    this.notices = notices;
  }

  /** Fails unless the clip is the owner's, so that another user's clip is "not found" before the input is validated. */
  void requireOwn(UserId owner, long id) {
    PlatformException.requireFound(clips.find(owner, id));
  }

  ActionResult edit(UserId owner, long id, BiFunction<ProjectClip, Project, ProjectClip> change) {
    ProjectClip changed = transactions.call(() -> {
      ProjectClip clip = clips.find(owner, id).orElseThrow(PlatformException::notFound);
      Project project = projects.find(owner, clip.project()).orElseThrow(PlatformException::notFound);
      return clips.update(change.apply(clip, project)).orElseThrow(PlatformException::notFound);
    });
    notices.publish(Notices.Topic.PROJECT_CHANGED, changed.project());
    return new ActionResult.Resource(ResourceKind.CLIP, id);
  }
}
