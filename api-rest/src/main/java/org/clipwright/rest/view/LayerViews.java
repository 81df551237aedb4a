package org.clipwright.rest.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clipwright.rest.html.ShownLayers;
import org.clipwright.services.clip.ClipService;
import org.clipwright.services.effect.EffectService;
import org.clipwright.services.file.FileService;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.Listings;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Lays out the clips and effects of a project by layer and time. */
final class LayerViews {

  private static final int MOST_ITEMS = 300;

  /** Each picture costs the worker a moment, so only the first clips have one. */
  private static final int MOST_PICTURES = 40;

  private static final String STAMP = "&width=160&height=90";

  private final ClipService clips;
  private final EffectService effects;
  private final FileService files;

  LayerViews(ClipService clips, EffectService effects, FileService files) {
    this.clips = clips;
    this.effects = effects;
    this.files = files;
  }

  /**
   * The layers of an owner's project.
   *
   * @param seconds how long it is; items that reach further make it longer
   * @param shown the second that is shown
   */
  ShownLayers of(UserId owner, long project, double seconds, double shown) {
    OwnedRepository.Selection first = new OwnedRepository.Selection(
        OwnedRepository.Filter.project(project), List.of(), Map.of(),
        List.of(new OwnedRepository.Selection.Order(ListSpec.Field.POSITION, Listings.Direction.ASCENDING)));
    List<ProjectClip> placed = clips.list(owner, first, 0, MOST_ITEMS);
    List<ProjectEffect> laid = effects.list(owner, first, 0, MOST_ITEMS);
    Map<Integer, List<ShownLayers.Item>> layers = new TreeMap<>(Comparator.reverseOrder());
    Map<Long, ProjectFile> media =
        files.findAll(owner, placed.stream().map(ProjectClip::file).distinct().toList());
    int pictures = 0;
    for (ProjectClip clip : placed) {
      ProjectFile file = media.get(clip.file());
      if (file != null) {
        layers.computeIfAbsent(clip.layer(), _ -> new ArrayList<>()).add(item(clip, file, pictures < MOST_PICTURES));
        pictures++;
      }
    }
    laid.forEach(effect -> layers.computeIfAbsent(effect.layer(), _ -> new ArrayList<>()).add(item(effect)));
    long more = clips.count(owner, first) - placed.size() + effects.count(owner, first) - laid.size();
    double end = layers.values().stream().flatMap(List::stream)
        .mapToDouble(item -> item.position() + item.length()).max().orElse(0);
    return new ShownLayers(layers.entrySet().stream()
        .map(layer -> new ShownLayers.Layer(layer.getKey(), layer.getValue())).toList(),
        Math.max(seconds, end), shown, more);
  }

  private static ShownLayers.Item item(ProjectClip clip, ProjectFile file, boolean pictured) {
    long first = Math.round(clip.start() * FileViews.framesPerSecond(file.info())) + 1;
    String picture = pictured ? FileViews.picture(file, first) : "";
    String title = clip.json().path("title").asText();
    return new ShownLayers.Item("clip", "/clips/" + clip.id() + "/", title.isEmpty() ? FileViews.name(file) : title,
        clip.position(), clip.end() - clip.start(), picture.isEmpty() ? "" : picture + STAMP);
  }

  private static ShownLayers.Item item(ProjectEffect effect) {
    return new ShownLayers.Item("effect", "/effects/" + effect.id() + "/", effect.title(), effect.position(),
        effect.end() - effect.start(), "");
  }
}
