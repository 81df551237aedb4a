package org.clipwright.timeline.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** What is put together is what is read of it. */
class ProjectKeysTest {

  private static final Profile PROFILE = new Profile(96, 64, new Rational(30_000, 1001), 48_000, 1, 4);

  @Test
  void aProjectThatIsPutTogetherIsReadAsSuch() {
    ProjectKeys document = ProjectKeys.empty().profile(PROFILE)
        .clip("1", 2, 3.5, ProjectKeys.reader("a.png"));
    Timeline timeline = new ProjectReader(Path::of).read(document.json());
    assertThat(timeline.profile()).isEqualTo(PROFILE);
    assertThat(timeline.clips()).hasSize(1);
    assertThat(timeline.clips().getFirst().layer()).isEqualTo(2);
    assertThat(document.mediaPaths()).containsExactly("a.png");
  }

  @Test
  void aCopyIsChangedAlone() {
    ProjectKeys document = ProjectKeys.empty().profile(PROFILE);
    document.copy().sound(44_100, 2, 3);
    assertThat(document.json().path("channels").asInt()).isEqualTo(1);
  }

  @Test
  void itsIdIsTheNumberInIt() {
    ProjectKeys document = ProjectKeys.empty();
    assertThat(document.id()).isZero();
    document.json().put("id", "P12");
    assertThat(document.id()).isEqualTo(12);
    document.json().put("id", "abc");
    assertThat(document.id()).isZero();
  }
}
