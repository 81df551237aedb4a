package org.clipwright.services.project.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures are drawn once, and do not take more memory than they may. */
class KeptPicturesTest {

  private final KeptPictures kept = new KeptPictures(100);
  private final List<String> drawn = new ArrayList<>();

  private void ask(String name, int bytes) {
    assertThat(kept.of(name, () -> {
      drawn.add(name);
      return new byte[bytes];
    })).hasSize(bytes);
  }

  @Test
  void thoseAskedForLastAreKept() {
    ask("a", 40);
    ask("b", 40);
    ask("a", 40);
    ask("c", 40);
    ask("a", 40);
    ask("b", 40);
    assertThat(drawn).containsExactly("a", "b", "c", "b");
  }

  @Test
  void oneThatIsTooLargeIsNotKept() {
    ask("large", 101);
    ask("large", 101);
    assertThat(drawn).containsExactly("large", "large");
  }
}
