package org.clipwright.services.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/** Resources that have not been stored yet. */
public final class Drafts {

  private static final Profile PROFILE = new Profile(1920, 1080, new Rational(30, 1), 44_100, 2, 3);

  private Drafts() {}

  public static Project project(UserId owner, String name) {
    return new Project(0, owner, name, PROFILE, json(), null, null);
  }

  public static ProjectFile file(UserId owner, long project, String name, String type) {
    return new ProjectFile(0, owner, project, "video/files/" + project + "/" + name, json().put("media_type", type),
        json(), null, null);
  }

  public static ProjectClip clip(UserId owner, long project, long file, double position, int layer) {
    return new ProjectClip(0, owner, project, file, position, 0, 2, layer, json(), null, null);
  }

  public static ProjectEffect effect(UserId owner, long project, String title, String type) {
    return new ProjectEffect(0, owner, project, title, type, 0, 0, 1, 0, json(), null, null);
  }

  /** The frames of each export. */
  static final long FRAMES = 30;

  public static Export export(UserId owner, long project, String exportType) {
    Bitrate rate = new Bitrate(Bitrate.Unit.BITS_PER_SECOND, 1_000_000);
    return Export.draft(
        owner, project, new Export.Settings(exportType, "mp4", "libx264", rate, "aac", rate, 1, FRAMES, ""), FRAMES,
        json());
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }
}
