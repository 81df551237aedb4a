package org.clipwright.services.media.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.media.NamedMedia;
import org.clipwright.services.media.name.MediaPaths;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;

/** Rejects effects whose JSON names media that the user may not use, as soon as they are sent. */
public final class EffectMedia {

  private static final Pattern STORED = Pattern.compile("video/(?:files|output)/(\\d{1,18})/.+");

  private EffectMedia() {}

  /**
   * Checks masks, colour tables and other side data; media that do not exist yet are accepted.
   *
   * @throws ValidationException when a path leads out of the user's own media
   */
  public static void check(UserId owner, ProjectRepository projects, JsonNode effects) {
    MediaPaths.rewrite(effects.deepCopy(), path -> {
      boolean allowed = NamedMedia.isDrawn(path)
          || NamedMedia.key(path, key -> isOwn(owner, projects, key)).isPresent();
      if (!allowed) {
        throw ValidationException.of("json", NamedMedia.refusal(path));
      }
      return path;
    });
  }

  private static boolean isOwn(UserId owner, ProjectRepository projects, String key) {
    Matcher stored = STORED.matcher(key);
    return stored.matches() && projects.find(owner, Long.parseLong(stored.group(1))).isPresent();
  }
}
