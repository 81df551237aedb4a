package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.EditorState;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.Listings.Direction;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with users' resources. */
public abstract class OwnedRepositoryContract {

  private Repositories stores;
  private UserId ann;
  private UserId ben;

  /** Repositories without any resource; accounts may be there. */
  protected abstract Repositories stores();

  @BeforeEach
  final void openAccounts() {
    stores = stores();
    String unique = Long.toString(System.nanoTime(), 36);
    ann = stores.users().insert("ann" + unique, "", "x", false).orElseThrow().id();
    ben = stores.users().insert("ben" + unique, "", "x", false).orElseThrow().id();
  }

  private Project project(String name) {
    return stores.projects().insert(Drafts.project(ann, name));
  }

  private ProjectFile file(Project project, String name, String type) {
    return stores.files().insert(Drafts.file(ann, project.id(), name, type));
  }

  private ProjectClip clip(Project project, ProjectFile file, double position, int layer) {
    return stores.clips().insert(Drafts.clip(ann, project.id(), file.id(), position, layer));
  }

  private ProjectEffect effect(Project project, String title, String type) {
    return stores.effects().insert(Drafts.effect(ann, project.id(), title, type));
  }

  private static OwnedRepository.Selection searching(String... words) {
    return new OwnedRepository.Selection(Filter.ALL, List.of(words), Map.of(), List.of());
  }

  private static OwnedRepository.Selection having(ListSpec.Field field, Object value) {
    return new OwnedRepository.Selection(Filter.ALL, List.of(), Map.of(field, value.toString()), List.of());
  }

  private static OwnedRepository.Selection ordered(ListSpec.Field field, Direction direction) {
    return new OwnedRepository.Selection(Filter.ALL, List.of(), Map.of(),
        List.of(new OwnedRepository.Selection.Order(field, direction)));
  }

  private <T> List<String> found(OwnedRepository<T> repository, OwnedRepository.Selection selection,
      Function<T, String> name) {
    List<String> names = repository.list(ann, selection, 0, 1000).stream().map(name).toList();
    assertThat(repository.count(ann, selection)).isEqualTo(names.size());
    return names;
  }

  private List<String> projects(OwnedRepository.Selection selection) {
    return found(stores.projects(), selection, Project::name);
  }

  @Test
  void whatAProjectFileHoldsBesidesIsKeptForItsOwnerAlone() {
    Project stored = project("Film");
    assertThat(stores.projects().editorState(ann, stored.id())).isEqualTo(EditorState.NONE);
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("z", "\u0000").put("a", 1.50);
    EditorState state = new EditorState(document, Map.of("C1", "XYZ"), List.of("New."));
    stores.projects().keep(ann, stored.id(), new EditorState(document.objectNode(), Map.of(), List.of()));
    stores.projects().keep(ann, stored.id(), state);
    assertThat(stores.projects().editorState(ann, stored.id())).isEqualTo(state);
    assertThat(stores.projects().editorState(ann, stored.id()).document()).hasToString(document.toString());
    assertThat(stores.projects().editorState(ben, stored.id())).isEqualTo(EditorState.NONE);
    stores.projects().delete(ann, stored.id());
    assertThat(stores.projects().editorState(ann, stored.id())).isEqualTo(EditorState.NONE);
  }

  @Test
  void whatIsStoredIsFoundAsItWasWithIdAndTimes() {
    Project draft = Drafts.project(ann, "Film");
    draft.json().put("mine", "ä\"\u2028").putArray("list").add(1.5);
    Project stored = stores.projects().insert(draft);
    assertThat(stored.id()).isPositive();
    assertThat(stored.created()).isNotNull().isEqualTo(stored.updated());
    assertThat(stores.projects().find(ann, stored.id())).contains(stored);
    assertThat(stored.json()).isEqualTo(draft.json());
    assertThat(stored.profile()).isEqualTo(draft.profile());
    assertThat(project("Another").id()).isGreaterThan(stored.id());
  }

  @Test
  void reservedIdsAreNobodyElses() {
    long reserved = stores.projects().reserveId();
    long other = project("Meanwhile").id();
    assertThat(other).isNotEqualTo(reserved);
    assertThat(stores.projects().find(ann, reserved)).isEmpty();
    Project draft = Drafts.project(ann, "Film");
    Project stored = stores.projects().insert(
        new Project(reserved, ann, draft.name(), draft.profile(), draft.json(), null, null));
    assertThat(stored.id()).isEqualTo(reserved);
    assertThat(stores.projects().find(ann, reserved)).contains(stored);
    assertThat(project("Later").id()).isNotIn(reserved, other);
  }

  @Test
  void whatBelongsToOthersDoesNotExist() {
    Project project = project("Film");
    assertThat(stores.projects().find(ben, project.id())).isEmpty();
    assertThat(stores.projects().findAll(ben, List.of(project.id()))).isEmpty();
    assertThat(stores.projects().list(ben, Filter.ALL, 0, 10)).isEmpty();
    assertThat(stores.projects().ids(ben, Filter.ALL)).isEmpty();
    assertThat(stores.projects().count(ben, Filter.ALL)).isZero();
    assertThat(stores.projects().contents(ben, List.of(project.id()))).isEmpty();
    assertThat(stores.projects().delete(ben, project.id())).isFalse();
    assertThat(stores.projects().update(new Project(
        project.id(), ben, "Mine now", project.profile(), project.json(), null, null))).isEmpty();
    assertThat(stores.projects().find(ann, project.id())).contains(project);
  }

  @Test
  void aChangeKeepsIdAndCreationAndMovesTheOtherTime() {
    Project project = project("Film");
    Project changed = stores.projects().update(project.with("Movie", project.profile(), project.json())).orElseThrow();
    assertThat(changed.name()).isEqualTo("Movie");
    assertThat(changed.id()).isEqualTo(project.id());
    assertThat(changed.created()).isEqualTo(project.created());
    assertThat(changed.updated()).isAfterOrEqualTo(project.updated());
    assertThat(stores.projects().find(ann, project.id())).contains(changed);
    stores.projects().delete(ann, project.id());
    assertThat(stores.projects().update(changed)).isEmpty();
    assertThat(stores.projects().delete(ann, project.id())).isFalse();
  }

  @Test
  void listsAreInTheOrderOfIdsAndCut() {
    List<Long> ids = List.of(project("c").id(), project("a").id(), project("b").id());
    assertThat(stores.projects().ids(ann, Filter.ALL)).isEqualTo(ids);
    assertThat(stores.projects().list(ann, Filter.ALL, 1, 1)).extracting(Project::id).containsExactly(ids.get(1));
    assertThat(stores.projects().list(ann, Filter.ALL, 5, 10)).isEmpty();
    assertThat(stores.projects().findAll(ann, List.of(ids.get(2), ids.get(0), Long.MAX_VALUE))).extracting(Project::id)
        .containsExactlyInAnyOrder(ids.get(0), ids.get(2));
  }

  @Test
  void manyObjectsAreListedAsFewAre() {
    for (int i = 0; i < 40; i++) {
      project("p" + i);
    }
    assertThat(projects(OwnedRepository.Selection.of(Filter.ALL))).hasSize(40).startsWith("p0", "p1").endsWith("p39");
    assertThat(stores.projects().findAll(ann, stores.projects().ids(ann, Filter.ALL))).hasSize(40);
  }

  @Test
  void partsAreFoundByProjectAndFile() {
    Project film = project("Film");
    Project other = project("Other");
    ProjectFile shown = file(film, "a.mp4", "video");
    ProjectFile unseen = file(film, "b.mp4", "video");
    ProjectClip clip = clip(film, shown, 0, 1);
    ProjectClip elsewhere = clip(other, shown, 0, 1);
    assertThat(stores.files().ids(ann, Filter.project(film.id()))).containsExactly(shown.id(), unseen.id());
    assertThat(stores.files().ids(ann, Filter.project(other.id()))).isEmpty();
    assertThat(stores.clips().ids(ann, Filter.project(other.id()))).containsExactly(elsewhere.id());
    assertThat(stores.clips().ids(ann, Filter.file(shown.id()))).containsExactly(clip.id(), elsewhere.id());
    assertThat(stores.clips().ids(ann, Filter.file(unseen.id()))).isEmpty();
    assertThat(stores.clips().list(ann, Filter.file(shown.id()), 0, 10)).containsExactly(clip, elsewhere);
    assertThat(stores.effects().ids(ann, Filter.file(shown.id()))).isEmpty();
  }

  @Test
  void theContentsOfManyProjectsAreToldAtOnce() {
    Project film = project("Film");
    Project empty = project("Empty");
    Project other = project("Other");
    ProjectFile file = file(film, "a.mp4", "video");
    ProjectClip second = clip(film, file, 5, 0);
    ProjectClip first = clip(film, file, 0, 0);
    ProjectEffect effect = effect(film, "Fade", "Mask");
    long export = stores.exports().insert(Drafts.export(ann, other.id(), "video")).id();
    var contents = stores.projects().contents(ann, List.of(film.id(), empty.id(), other.id()));
    assertThat(contents.get(film.id()).of(ResourceKind.FILE)).containsExactly(file.id());
    assertThat(contents.get(film.id()).of(ResourceKind.CLIP)).containsExactly(second.id(), first.id());
    assertThat(contents.get(film.id()).of(ResourceKind.EFFECT)).containsExactly(effect.id());
    assertThat(contents.get(film.id()).of(ResourceKind.EXPORT)).isEmpty();
    assertThat(contents.get(other.id()).of(ResourceKind.EXPORT)).containsExactly(export);
    assertThat(contents).satisfiesAnyOf(
        some -> assertThat(some).doesNotContainKey(empty.id()),
        some -> assertThat(some.get(empty.id()).of(ResourceKind.FILE)).isEmpty());
    assertThat(stores.projects().contents(ann, List.of())).isEmpty();
  }

  @Test
  void removingTakesWhatDependsOnIt() {
    Project film = project("Film");
    ProjectFile file = file(film, "a.mp4", "video");
    ProjectClip clip = clip(film, file, 0, 0);
    ProjectEffect effect = effect(film, "Fade", "Mask");
    long export = stores.exports().insert(Drafts.export(ann, film.id(), "video")).id();
    assertThat(stores.files().delete(ann, file.id())).isTrue();
    assertThat(stores.clips().find(ann, clip.id())).isEmpty();
    assertThat(stores.effects().find(ann, effect.id())).contains(effect);
    assertThat(stores.projects().delete(ann, film.id())).isTrue();
    assertThat(stores.effects().find(ann, effect.id())).isEmpty();
    assertThat(stores.exports().find(ann, export)).isEmpty();
  }

  @Test
  void aSearchTakesWordsAsTheyStandInAnyCase() {
    for (String name : List.of("100% Film", "100 Films", "a_b", "axb", "back\\slash", "o'neill; drop table project",
        "ÄRGER!")) {
      project(name);
    }
    assertThat(projects(searching("FILM"))).containsExactly("100% Film", "100 Films");
    assertThat(projects(searching("100%"))).containsExactly("100% Film");
    assertThat(projects(searching("%"))).containsExactly("100% Film");
    assertThat(projects(searching("_"))).containsExactly("a_b");
    assertThat(projects(searching("\\"))).containsExactly("back\\slash");
    assertThat(projects(searching("!"))).containsExactly("ÄRGER!");
    assertThat(projects(searching("'neill; DROP table"))).containsExactly("o'neill; drop table project");
    assertThat(projects(searching("film", "100", "s"))).containsExactly("100 Films");
    assertThat(projects(searching("' or '1'='1"))).isEmpty();
    assertThat(projects(searching(""))).hasSize(7);
  }

  @Test
  void searchesLookIntoWhatTheirKindIsKnownBy() {
    Project film = project("Wedding");
    ProjectFile file = file(film, "holiday.mp4", "video");
    clip(film, file, 0, 0);
    ProjectClip named = clip(film, file, 1, 0);
    stores.clips().update(named.withJson(JsonNodeFactory.instance.objectNode().put("title", "Sunset")));
    effect(film, "Slow fade", "Mask");
    stores.exports().insert(Drafts.export(ann, film.id(), "video"));
    assertThat(found(stores.files(), searching("HOLI"), ProjectFile::name)).containsExactly("holiday.mp4");
    assertThat(found(stores.files(), searching("video/files"), ProjectFile::name)).isEmpty();
    assertThat(found(stores.clips(), searching("holiday"), clip -> "" + clip.position())).containsExactly("0.0");
    assertThat(found(stores.clips(), searching("sun"), clip -> "" + clip.position())).containsExactly("1.0");
    assertThat(found(stores.effects(), searching("mask", "slow"), ProjectEffect::title)).containsExactly("Slow fade");
    assertThat(found(stores.exports(), searching("wed", "mp4"), export -> export.settings().videoFormat()))
        .containsExactly("mp4");
    assertThat(found(stores.exports(), searching("funeral"), export -> export.settings().videoFormat())).isEmpty();
  }

  @Test
  void valuesAreComparedExactly() {
    Project film = project("Film");
    Project other = project("film");
    ProjectFile video = file(film, "a.mp4", "video");
    file(other, "b.mp3", "audio");
    clip(film, video, 0, -1);
    clip(film, video, 1, 2);
    effect(film, "Fade", "Mask");
    effect(film, "fade", "Blur");
    long done = stores.exports().insert(Drafts.export(ann, film.id(), "audio")).id();
    stores.exports().insert(Drafts.export(ann, film.id(), "video"));
    stores.exports().begin(done);
    assertThat(projects(having(ListSpec.Field.NAME, "film"))).containsExactly("film");
    assertThat(projects(having(ListSpec.Field.NAME, "f%"))).isEmpty();
    assertThat(projects(having(ListSpec.Field.LAYER, "1"))).isEmpty();
    assertThat(found(stores.files(), having(ListSpec.Field.TYPE, "audio"), ProjectFile::name)).containsExactly("b.mp3");
    assertThat(found(stores.files(), having(ListSpec.Field.PROJECT, film.id()), ProjectFile::name))
        .containsExactly("a.mp4");
    assertThat(found(stores.files(), having(ListSpec.Field.NAME, "a.mp4"), ProjectFile::name)).containsExactly("a.mp4");
    assertThat(found(stores.clips(), having(ListSpec.Field.LAYER, -1), clip -> "" + clip.position()))
        .containsExactly("0.0");
    assertThat(found(stores.clips(), having(ListSpec.Field.FILE, video.id()), clip -> "" + clip.layer()))
        .containsExactly("-1", "2");
    assertThat(found(stores.effects(), having(ListSpec.Field.TYPE, "Blur"), ProjectEffect::title))
        .containsExactly("fade");
    assertThat(found(
        stores.exports(), having(ListSpec.Field.STATUS, "in-progress"), export -> export.settings().exportType()))
        .containsExactly("audio");
    assertThat(found(stores.exports(), having(ListSpec.Field.EXPORT_TYPE, "video"), export -> export.status().word()))
        .containsExactly("pending");
    OwnedRepository.Selection both =
        new OwnedRepository.Selection(Filter.project(other.id()), List.of(),
            Map.of(ListSpec.Field.PROJECT, "" + film.id()),
            List.of());
    assertThat(stores.files().list(ann, both, 0, 10)).isEmpty();
  }

  @Test
  void listsAreOrderedByWhatIsAskedForAndThenById() {
    Project film = project("b");
    Project other = project("a");
    project("b");
    ProjectFile file = file(film, "a.mp4", "video");
    clip(film, file, 2, 1);
    clip(film, file, 1, 1);
    clip(other, file, 3, 0);
    assertThat(projects(ordered(ListSpec.Field.NAME, Direction.ASCENDING))).containsExactly("a", "b", "b");
    assertThat(stores.projects().list(ann, ordered(ListSpec.Field.NAME, Direction.DESCENDING), 0, 2))
        .extracting(Project::id)
        .containsExactly(film.id(), film.id() + 2);
    assertThat(
        found(stores.clips(), ordered(ListSpec.Field.POSITION, Direction.DESCENDING), clip -> "" + clip.position()))
        .containsExactly("3.0", "2.0", "1.0");
    OwnedRepository.Selection two = new OwnedRepository.Selection(Filter.ALL, List.of(), Map.of(), List.of(
        new OwnedRepository.Selection.Order(ListSpec.Field.LAYER, Direction.DESCENDING),
        new OwnedRepository.Selection.Order(ListSpec.Field.POSITION, Direction.ASCENDING)));
    assertThat(found(stores.clips(), two, clip -> "" + clip.position())).containsExactly("1.0", "2.0", "3.0");
  }

  /** More than stores hold at one time. */
  private static final int MANY = 40;

  @Test
  void allAreShownInTheOrderOfTheirIdsHoweverManyThereAre() {
    Project film = project("Film");
    Project other = project("Other");
    ProjectFile shown = file(film, "a.mp4", "video");
    for (int i = 1; i < MANY; i++) {
      file(film, i + ".mp4", "video");
    }
    for (int i = 0; i < MANY; i++) {
      clip(film, shown, i, 0);
      effect(film, "Fade " + i, "Mask");
      stores.exports().insert(Drafts.export(ann, film.id(), "video"));
    }
    file(other, "z.mp4", "video");
    requireAll(stores.files(), ProjectFile::id, Filter.project(film.id()), MANY);
    requireAll(stores.files(), ProjectFile::id, Filter.ALL, MANY + 1);
    requireAll(stores.clips(), ProjectClip::id, Filter.project(film.id()), MANY);
    requireAll(stores.clips(), ProjectClip::id, Filter.file(shown.id()), MANY);
    requireAll(stores.effects(), ProjectEffect::id, Filter.project(film.id()), MANY);
    requireAll(stores.exports(), Export::id, Filter.project(film.id()), MANY);
    requireAll(stores.clips(), ProjectClip::id, Filter.project(other.id()), 0);
    assertThat(stores.files().all(ben, Filter.project(film.id()))).isEmpty();
  }

  private <T> void requireAll(OwnedRepository<T> repository, Function<T, Long> id, Filter filter, int number) {
    List<Long> seen = new ArrayList<>();
    repository.forEach(ann, filter, item -> seen.add(id.apply(item)));
    assertThat(seen).hasSize(number).isSorted().isEqualTo(repository.ids(ann, filter));
    assertThat(repository.all(ann, filter)).isEqualTo(repository.list(ann, filter, 0, 1000));
  }

  @Test
  void whoLooksAtAllMayAskForMoreMeanwhile() {
    Project film = project("Film");
    for (int i = 0; i < MANY; i++) {
      file(film, i + ".mp4", "video");
    }
    List<ProjectFile> found = new ArrayList<>();
    stores.files().forEach(ann, Filter.project(film.id()),
        file -> found.add(stores.files().find(ann, file.id()).orElseThrow()));
    assertThat(found).isEqualTo(stores.files().all(ann, Filter.project(film.id())));
  }

  @Test
  void everyKindCanBeOrderedAndFilteredByWhatItsListsOffer() {
    Project film = project("Film");
    ProjectFile file = file(film, "a.mp4", "video");
    clip(film, file, 0, 0);
    effect(film, "Fade", "Mask");
    stores.exports().insert(Drafts.export(ann, film.id(), "video"));
    Map<ResourceKind, OwnedRepository<?>> kinds = Map.of(
        ResourceKind.PROJECT, stores.projects(), ResourceKind.FILE, stores.files(), ResourceKind.CLIP, stores.clips(),
        ResourceKind.EFFECT, stores.effects(), ResourceKind.EXPORT, stores.exports());
    kinds.forEach((kind, repository) -> {
      ListSpec spec = ListSpec.of(kind);
      for (Direction direction : Direction.values()) {
        spec.orders().forEach(field -> assertThat(repository.list(ann, ordered(field, direction), 0, 10))
            .as("%s by %s", kind, field).hasSize(1));
      }
      spec.filters().keySet().forEach(
          field -> assertThat(repository.count(ann, having(field, "12345678"))).as("%s with %s", kind, field).isZero());
    });
  }
}
