package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.junit.jupiter.api.Test;

/** What the contracts of picture and sound effects have in common; extend one of those. */
public abstract class EffectContract {

  /** The declaration of the effect under test, requested again for each call. */
  abstract EffectDescriptor descriptor();

  /** What the effect works on. */
  abstract EffectDescriptor.Medium medium();

  /**
   * Values at which the effect leaves the picture or the sound unchanged, to the last bit; empty if there are none.
   */
  protected Optional<FakeParameters> neutral() {
    return Optional.empty();
  }

  /**
   * Further values worth testing, including animated ones, which the test of cutting sound skips. The initial values
   * are always tested, as is each number in turn at its lowest, its highest, 0, -1e300, 1e300 and each of its choices.
   */
  protected List<FakeParameters> variations() {
    return List.of();
  }

  /** The values that a new effect starts with. */
  protected final FakeParameters initial() {
    return FakeParameters.initial(descriptor());
  }

  @Test
  void declaresItselfTheSameEachTime() {
    EffectDescriptor descriptor = descriptor();

    assertThat(descriptor).isEqualTo(descriptor());
    assertThat(descriptor.medium()).isEqualTo(medium());
    assertThat(descriptor.name()).isNotBlank();
    assertThat(descriptor.description()).isNotBlank();
  }

  @Test
  void declaresParametersThatAnEditorCanShow() {
    assertThat(descriptor().parameters())
        .allSatisfy(
            spec -> {
              assertThat(spec.name()).matches("[a-z][a-zA-Z0-9_]*(\\.[a-z][a-zA-Z0-9_]*)*");
              assertThat(spec.title()).isNotBlank();
              if (spec instanceof ChoiceParameter choice) {
                assertThat(choice.choices()).containsKey((int) choice.initial());
              }
            });
  }

  /** All values to test: the extremes of each parameter, neutral values, and the author's variations. */
  final List<FakeParameters> allVariations() {
    List<FakeParameters> all = new ArrayList<>(ParameterExtremes.finite(descriptor()));
    neutral().ifPresent(all::add);
    all.addAll(variations());
    return all;
  }

  /** The initial values and the ones that the author considered worth testing. */
  final List<FakeParameters> chosenVariations() {
    List<FakeParameters> chosen = new ArrayList<>(List.of(initial()));
    chosen.addAll(variations());
    return chosen;
  }
}
