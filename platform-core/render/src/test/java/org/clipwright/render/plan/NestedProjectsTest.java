package org.clipwright.render.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.clipwright.render.setup.RenderException;
import org.junit.jupiter.api.Test;

class NestedProjectsTest {

  private static final Path INNER = Path.of("inner.osp");

  private final NestedProjects outermost = NestedProjects.ofOutermost();

  @Test
  void projectsWithinEachOtherAreLimitedInNumber() {
    NestedProjects nested = outermost.enter(Path.of("middle.osp"));
    NestedProjects last = Stream.generate(() -> nested.enter(INNER)).limit(250).toList().getLast();

    assertThatThrownBy(() -> nested.enter(INNER))
        .isInstanceOf(RenderException.class)
        .hasMessage("The project has more than 250 nested projects; the last is \"inner.osp\".");

    last.leave();
    nested.enter(INNER);
  }

  @Test
  void projectsBesideEachOtherAreNotLimited() {
    Stream.generate(() -> outermost.enter(INNER)).limit(2000).forEach(_ -> {});
  }
}
