package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.testkit.BrokenPictures.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The contract of picture effects finds what authors get wrong. */
class PictureEffectContractTest {

  private static int commonValue;

  private PictureEffectContract contract = contract(BrokenPictures.sound());

  private static PictureEffectContract contract(PictureEffect effect) {
    return new PictureEffectContract() {
      @Override
      protected PictureEffect effect() {
        return effect;
      }

      @Override
      protected Opacity opacity() {
        return Opacity.CHANGED;
      }
    };
  }

  @AfterEach
  void freePictures() {
    contract.freePictures();
  }

  private void assertFails(PictureEffect effect, ContractTest test, String message) {
    contract = contract(effect);
    ThrowingCallable run = () -> test.run(contract);
    assertThatThrownBy(run).isInstanceOf(AssertionError.class).hasMessageContaining(message);
  }

  @Test
  void aFaultlessEffectPasses() {
    assertThatCode(() -> {
      contract.doesTheSameHoweverManyThreadsShareTheRows();
      contract.keepsNoStateInCommonBetweenTwoOpenFilters();
      contract.writesNothingIntoWhatItOnlyReads();
      contract.writesEveryPixelOfItsTarget();
      contract.doesTheSameInWhateverOrderFramesCome();
      contract.takesNumbersThatAreNotFinite(Fidelity.CORRECT);
    }).doesNotThrowAnyException();
  }

  @Test
  void aScratchRowThatAllThreadsShareIsFound() {
    PictureEffect effect = BrokenPictures.with(row -> {
      int[] scratch = new int[1 << 12];
      return (source, target, y, strength) -> {
        int start = y * source.width();
        for (int x = 0; x < source.width(); x++) {
          scratch[x] = source.pixel(start + x);
        }
        for (int x = 0; x < source.width(); x++) {
          target.pixel(start + x, BrokenPictures.dimmed(scratch[x], strength));
        }
      };
    });
    assertFails(effect, PictureEffectContract::doesTheSameHoweverManyThreadsShareTheRows,
        "when 4 threads share the rows");
  }

  @Test
  void aStaticValueThatAllThreadsShareIsFound() {
    Row shared = (source, target, y, strength) -> {
      for (int i = y * source.width(); i < (y + 1) * source.width(); i++) {
        commonValue = source.pixel(i);
        LockSupport.parkNanos(1);
        target.pixel(i, BrokenPictures.dimmed(commonValue, strength));
      }
    };
    assertFails(BrokenPictures.with(_ -> shared), PictureEffectContract::doesTheSameHoweverManyThreadsShareTheRows,
        "when 4 threads share the rows");
  }

  @Test
  void parametersKeptWhereOtherFiltersKeepTheirsAreFound() {
    assertFails(BrokenPictures.keepingItsStrengthInTheEffect(),
        PictureEffectContract::keepsNoStateInCommonBetweenTwoOpenFilters, "beside another filter with Dim strength=");
  }

  @Test
  void anEffectThatWritesIntoItsSourceIsFound() {
    PictureEffect effect = BrokenPictures.with(row -> (source, target, y, strength) -> {
      row.apply(source, target, y, strength);
      clear(source, y);
    });
    assertFails(effect, PictureEffectContract::writesNothingIntoWhatItOnlyReads, "wrote into its source");
  }

  private static void clear(Frame frame, int y) {
    for (int i = y * frame.width(); i < (y + 1) * frame.width(); i++) {
      frame.pixel(i, 0);
    }
  }

  @Test
  void pixelsThatAreNotWrittenAreFoundAlsoWhereAlphaMayChange() {
    PictureEffect effect = BrokenPictures.with(row -> (source, target, y, strength) -> {
      if (y != 7) {
        row.apply(source, target, y, strength);
      }
    });
    assertFails(effect, PictureEffectContract::writesEveryPixelOfItsTarget, "Pixel 0,7");
  }

  @Test
  void anEffectThatFailsForWhatIsNotANumberIsFound() {
    PictureEffect effect = BrokenPictures.with(row -> (source, target, y, strength) -> {
      if (Double.isNaN(strength)) {
        throw new AssertionError("no number");
      }
      row.apply(source, target, y, strength);
    });
    assertFails(effect, contract -> contract.takesNumbersThatAreNotFinite(Fidelity.CORRECT), "no number");
  }

  @Test
  void aTestThatNeedsNeutralValuesSaysSoWhenItIsSkipped() {
    assertThatThrownBy(contract::leavesThePictureAsItIsAtNeutralValues)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("override neutral()");
  }

  /** One of the contract's tests. */
  private interface ContractTest {

    void run(PictureEffectContract contract);
  }
}
