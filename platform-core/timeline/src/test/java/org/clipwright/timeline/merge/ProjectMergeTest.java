package org.clipwright.timeline.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalLong;
import org.clipwright.timeline.merge.MergeItem.ItemKind;
import org.junit.jupiter.api.Test;

class ProjectMergeTest {

  private static final List<MergeItem> PARENT =
      List.of(
          item(ItemKind.CLIP, 680, 0, 10, 1), item(ItemKind.CLIP, 679, 10, 5, 1), item(ItemKind.EFFECT, 229, 3, 2, 1),
          item(ItemKind.CLIP, 678, 2, 3, 4));

  private static MergeItem item(ItemKind kind, long id, double position, double length, int layer) {
    return new MergeItem(kind, id, OptionalLong.empty(), position, 0, length, layer);
  }

  private static List<MergeInstruction> instructions(String json) {
    try {
      return MergeInstruction.parseAll(new ObjectMapper().readTree(json.replace('\'', '"')));
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String instruction(String source, String sourceAttribute, String target, String targetAttribute,
      double offset) {
    String[] from = source.split(" ");
    String[] to = target.split(" ");
    return "{'source_type':'" + from[0] + "','source':'" + (from.length > 1 ? from[1] : "") + "','source_attribute':'"
        + sourceAttribute + "','target_type':'" + to[0] + "','target':'" + to[1] + "','target_attribute':'"
        + targetAttribute + "','offset':" + offset + "}";
  }

  private static List<MergeItem> place(String... wishes) {
    List<MergeItem> incoming =
        List.of(item(ItemKind.CLIP, 1, 0, 4, 1), item(ItemKind.CLIP, 2, 4, 6, 2), item(ItemKind.EFFECT, 3, 1, 2, 1));
    return ProjectMerge.place(PARENT, incoming, 0, 0, instructions("[" + String.join(",", wishes) + "]"));
  }

  @Test
  void offsetsMoveEverything() {
    List<MergeItem> placed =
        ProjectMerge.place(PARENT, List.of(item(ItemKind.CLIP, 1, 1, 4, 2)), 15, 3, List.of());
    assertThat(placed).containsExactly(item(ItemKind.CLIP, 1, 16, 4, 5));
  }

  @Test
  void allItemsSnapToTheEndOfAClipAndKeepTheirSpacing() {
    assertThat(place(instruction("all", "position", "clip 680", "end-position", -5)))
        .extracting(MergeItem::position).containsExactly(5.0, 9.0, 6.0);
  }

  @Test
  void singleClipSnapsAlone() {
    assertThat(place(instruction("clip 2", "position", "clip 679", "end-position", 0)))
        .extracting(MergeItem::position).containsExactly(0.0, 15.0, 1.0);
  }

  @Test
  void endPositionMovesTheItemSoThatItEndsThere() {
    assertThat(place(instruction("clip 1", "end-position", "clip 680", "end-position", 0)).getFirst().position())
        .isEqualTo(6.0);
  }

  @Test
  void effectMeetsAnEffect() {
    assertThat(place(instruction("effect 3", "position", "effect 229", "end-position", 5)).getLast().position())
        .isEqualTo(10.0);
  }

  @Test
  void endTrimsEachItem() {
    assertThat(place(instruction("clip 2", "end", "clip 679", "end", 0)).get(1).end()).isEqualTo(5.0);
  }

  @Test
  void firstAndLastOfALayerAreTargets() {
    assertThat(place(instruction("clip 1", "position", "layer 1", "last:end-position", 0)).getFirst().position())
        .isEqualTo(15.0);
    assertThat(place(instruction("clip 1", "position", "layer 1", "first:end-position", 0)).getFirst().position())
        .isEqualTo(10.0);
    assertThat(place(instruction("all", "last:position", "layer 4", "first:position", 10)))
        .extracting(MergeItem::position).containsExactly(8.0, 12.0, 9.0);
  }

  @Test
  void layersMoveTogether() {
    assertThat(place(instruction("all", "layer", "clip 678", "layer", 1)))
        .extracting(MergeItem::layer).containsExactly(5, 6, 5);
  }

  @Test
  void itemsAreFoundByTheIdTheyHadBeforeAnEarlierMerge() {
    List<MergeItem> parent = List.of(new MergeItem(ItemKind.CLIP, 900, OptionalLong.of(680), 0, 0, 10, 1));
    List<MergeItem> placed = ProjectMerge.place(parent, List.of(item(ItemKind.CLIP, 1, 0, 4, 1)), 0, 0,
        instructions("[" + instruction("all", "position", "clip 680", "end-position", 0) + "]"));
    assertThat(placed.getFirst().position()).isEqualTo(10.0);
  }

  @Test
  void faultsNameTheInstruction() {
    assertThatThrownBy(() -> place(instruction("all", "position", "clip 12345", "position", 0)))
        .isInstanceOf(MergeException.class).hasMessage("Merge instruction 1: there is no clip 12345 in this project.");
    assertThatThrownBy(() -> place(instruction("all", "height", "clip 680", "position", 0)))
        .isInstanceOf(MergeException.class).hasMessageStartingWith("Merge instruction 1 has a source_attribute");
    assertThatThrownBy(() -> place(instruction("all", "position", "clip 680", "position", -7)))
        .isInstanceOf(MergeException.class).hasMessageContaining("before the start of the timeline");
  }
}
