package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.services.export.ExportWishes.Scanning;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.junit.jupiter.api.Test;

/** What an export's JSON means for its film. */
class ExportWishesTest {

  private final Export export = Drafts.export(new UserId(1), 1, "video");

  @Test
  void nothingIsAskedByAnEmptyObject() {
    assertThat(ExportWishes.of(export)).isEqualTo(new ExportWishes("", Scanning.PROGRESSIVE, true, false, false));
  }

  @Test
  void interlacedFilmsBeginWithTheTopFieldUnlessTheySayOtherwise() {
    export.json().put("interlaced", true).put("preset", "slow").put("segments", false);
    assertThat(ExportWishes.of(export))
        .isEqualTo(new ExportWishes("slow", Scanning.TOP_FIELD_FIRST, false, false, false));
    export.json().put("top_field_first", false);
    assertThat(ExportWishes.of(export).scanning()).isEqualTo(Scanning.BOTTOM_FIELD_FIRST);
  }

  @Test
  void transparencyAndCopiesAreAskedForByKeysOfTheirOwn() {
    export.json().put("alpha", true).put("smart", true);
    assertThat(ExportWishes.of(export)).isEqualTo(new ExportWishes("", Scanning.PROGRESSIVE, true, true, true));
  }
}
