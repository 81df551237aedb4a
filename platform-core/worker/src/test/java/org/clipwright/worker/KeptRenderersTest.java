package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.timeline.ProjectReader;
import org.junit.jupiter.api.Test;

/** Engines of projects that are looked at stay open, but not many, and none that failed. */
class KeptRenderersTest {

  private static final EffectRegistry NO_EFFECTS = new EffectRegistry() {
    @Override
    public Optional<PictureEffect> picture(String className) {
      return Optional.empty();
    }

    @Override
    public Optional<SoundEffect> sound(String className) {
      return Optional.empty();
    }

    @Override
    public Optional<String> plugin(String className) {
      return Optional.empty();
    }
  };

  private final List<String> opened = new ArrayList<>();
  private final AtomicInteger spoiled = new AtomicInteger();
  private final KeptRenderers warm = new KeptRenderers(spoiled::incrementAndGet);

  private static FrameRenderer renderer() {
    return renderer(EffectSupervision.within(Duration.ofMinutes(1)));
  }

  private static FrameRenderer renderer(EffectSupervision supervision) {
    ObjectNode project = JsonNodeFactory.instance.objectNode().put("width", 64).put("height", 36);
    project.putArray("clips");
    RenderSetup setup = RenderSetup.of(
        new ProjectReader(Path::of).read(project), new FfmpegMediaOpener(), NO_EFFECTS, Path::of, Fidelity.CORRECT)
        .withSupervision(supervision);
    return FrameRenderer.open(setup, new MediaClipSounds(setup));
  }

  private void use(String name) {
    warm.use(name, () -> {
      opened.add(name);
      return renderer();
    }, engine -> assertThat(engine.width()).isEqualTo(64));
  }

  @Test
  void theThreeUsedLastStayOpen() {
    use("a");
    use("b");
    use("c");
    use("a");
    use("d");
    use("a");
    use("c");
    use("b");
    assertThat(opened).containsExactly("a", "b", "c", "d", "b");
  }

  @Test
  void oneThatFailsIsOpenedAnew() {
    use("a");
    assertThatThrownBy(() -> warm.use("a", KeptRenderersTest::renderer, _ -> {
      throw new IllegalStateException("It fails.");
    })).hasMessage("It fails.");
    use("a");
    assertThat(opened).containsExactly("a", "a");
    assertThat(spoiled).hasValue(0);
  }

  @Test
  void oneWhoseThreadsDoNotStopWhenItIsClosedSpoilsTheProcess() {
    EffectSupervision supervision = EffectSupervision.within(Duration.ofMinutes(1));
    assertThatThrownBy(() -> warm.use("a", () -> renderer(supervision), _ -> {
      supervision.threadLeft();
      throw new IllegalStateException("It fails.");
    })).hasMessage("It fails.");
    assertThat(spoiled).hasValue(1);
  }

  @Test
  void oneThatIsInUseIsNotShared() {
    warm.use("a", KeptRenderersTest::renderer, _ -> use("a"));
    assertThat(opened).containsExactly("a");
  }
}
