package org.clipwright.services.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.clip.action.ClipEditing;
import org.clipwright.services.clip.action.ClipKeyframes;
import org.clipwright.services.clip.action.ClipPresets;
import org.clipwright.services.clip.action.ClipReset;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.testkit.DirectTransactions;
import org.clipwright.services.testkit.InMemoryResources;
import org.clipwright.services.testkit.RecordedNotices;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

class ClipActionsTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final UserId ANN = new UserId(1);
  private static final UserId BEN = new UserId(2);

  private final InMemoryResources resources = new InMemoryResources();
  private final ProjectRepository projects = resources.projects;
  private final OwnedRepository<ProjectClip> clips = resources.clips;
  private final RecordedNotices notices = new RecordedNotices();
  private final ClipEditing editing = new ClipEditing(clips, projects, new DirectTransactions(), notices);
  private final Project project =
      projects.insert(new Project(0, ANN, "Film", new Profile(1920, 1080, new Rational(25, 1), 44100, 2, 3),
          JSON.objectNode(), null, null));
  private final ProjectClip clip =
      clips.insert(new ProjectClip(0, ANN, project.id(), 7, 0, 2, 12, 1, JSON.objectNode().put("mine", 5), null, null));

  @Test
  void keyframeCountsFromTheVisibleStartAndTakesTextForNumbers() {
    ActionResult result =
        run(new ClipKeyframes(editing),
            Map.of("property", "alpha", "position_in_seconds", "3.0", "curve", "Linear", "value", "0.25"));

    assertThat(result).isEqualTo(new ActionResult.Resource(ResourceKind.CLIP, clip.id()));
    JsonNode points = json().path("alpha").path("Points");
    assertThat(points).hasSize(2);
    assertThat(points.get(1).path("co").path("X").asInt()).isEqualTo((2 + 3) * 25 + 1);
    assertThat(points.get(1).path("co").path("Y").asDouble()).isEqualTo(0.25);
    assertThat(points.get(1).path("interpolation").asInt()).isEqualTo(1);
  }

  @Test
  void keyframeLeavesOtherKeysAsTheUserWroteThem() {
    run(new ClipKeyframes(editing), Map.of("property", "rotation", "position_in_seconds", "0", "value", "45"));

    assertThat(json().properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("mine", "rotation");
    assertThat(notices.published()).containsExactly("PROJECT_CHANGED " + project.id());
  }

  @Test
  void keyframeOfUnknownPropertyOrCurveChangesNothing() {
    assertThatThrownBy(() -> run(new ClipKeyframes(editing),
        Map.of("property", "gravity", "position_in_seconds", "0", "value", "1")))
        .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.errors()).containsOnlyKeys("property"));
    assertThatThrownBy(() -> run(new ClipKeyframes(editing),
        Map.of("property", "alpha", "position_in_seconds", "0", "value", "1", "curve", "Wobbly")))
        .isInstanceOfSatisfying(ValidationException.class,
            e -> assertThat(e.errors().get("curve").getFirst())
                .startsWith("\"Wobbly\" is not a valid choice. The curves are Ease (Default), Linear, Constant,"));
    assertThat(json()).isEqualTo(clip.json());
    assertThat(notices.published()).isEmpty();
  }

  @Test
  void allWrongFieldsAreToldAtOnce() {
    assertThatThrownBy(() -> run(new ClipKeyframes(editing), Map.of("value", "much")))
        .isInstanceOfSatisfying(ValidationException.class,
            e -> assertThat(e.errors()).containsOnlyKeys("property", "position_in_seconds", "value"));
  }

  @Test
  void fadeInRunsFromTheFirstVisibleFrameAsLongAsAsked() {
    run(new ClipPresets(editing), Map.of("preset", "Fade In", "length_in_seconds", "3.0", "curve", "Ease (Default)"));

    List<Integer> frames = new ArrayList<>();
    json().path("alpha").path("Points").forEach(point -> frames.add(point.path("co").path("X").asInt()));
    assertThat(frames).containsSubsequence(51, 126);
    assertThat(json().properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("mine", "alpha");
  }

  @Test
  void presetThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> run(new ClipPresets(editing), Map.of("preset", "Explode")))
        .isInstanceOfSatisfying(ValidationException.class,
            e -> assertThat(e.errors()).containsEntry("preset",
                List.of("\"Explode\" is not a valid choice. /info/presets/ lists all presets.")));
  }

  @Test
  void presetWithANameLikeOthersIsAnsweredWithThose() {
    assertThatThrownBy(() -> run(new ClipPresets(editing), Map.of("preset", "Rotate")))
        .hasMessageContaining(
            "Did you mean Rotate Right 90, Rotate Left 90, Rotate 180, Rotate None or Rotate Clockwise?");
  }

  @Test
  void resetMakesAnimatedPropertiesNaturalAndKeepsTheRest() {
    run(new ClipPresets(editing), Map.of("preset", "Fade In and Out"));
    run(new ClipReset(editing), Map.of());

    JsonNode points = json().path("alpha").path("Points");
    assertThat(points).hasSize(1);
    assertThat(points.get(0).path("co").path("Y").asDouble()).isEqualTo(1);
    assertThat(json().path("rotation").path("Points").get(0).path("co").path("Y").asDouble()).isZero();
    assertThat(json().path("mine").asInt()).isEqualTo(5);
  }

  @Test
  void foreignClipsDoNotExistEvenForWrongInput() {
    for (ServiceAction action : List.of(new ClipKeyframes(editing), new ClipPresets(editing), new ClipReset(editing))) {
      assertThatThrownBy(() -> action.run(BEN, clip.id(), input(Map.of())))
          .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
  }

  @Test
  void actionsAreFoundBySubjectAndName() {
    ServiceAction reset = new ClipReset(editing);
    ServiceActions actions = new ServiceActions(List.of(new ClipKeyframes(editing), reset));

    assertThat(actions.find(ResourceKind.CLIP, "reset")).contains(reset);
    assertThat(actions.find(ResourceKind.FILE, "reset")).isEmpty();
    assertThatThrownBy(() -> new ServiceActions(List.of(reset, reset))).isInstanceOf(IllegalArgumentException.class);
  }

  private ActionResult run(ServiceAction action, Map<String, String> values) {
    return action.run(ANN, clip.id(), input(values));
  }

  private static Input input(Map<String, String> values) {
    ObjectNode json = JSON.objectNode();
    values.forEach(json::put);
    return Input.json(json, (link, wanted) -> new LinkResolver.NoMatch());
  }

  private ObjectNode json() {
    return clips.find(ANN, clip.id()).orElseThrow().json();
  }
}
