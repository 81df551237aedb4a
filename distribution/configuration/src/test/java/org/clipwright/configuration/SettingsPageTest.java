package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference page of settings says what the table of settings says. */
class SettingsPageTest {

  private static final Path PAGE = Path.of("../../docs/reference/settings.md");

  private static String expected() {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings

            Every setting is an environment variable. A few are also flags of `clipwright serve`, which take \
            precedence. A wrong value prevents the start, and all wrong values are reported together.

            | variable | when not set | meaning |
            | --- | --- | --- |
            """);
    for (Setting setting : Setting.values()) {
      page.append("| `").append(setting.variable()).append("` | ").append(setting.initial()).append(" | ")
          .append(setting.meaning()).append(" |\n");
    }
    return page.append(
        """

            Secrets (%s) can also be read from a file: add `_FILE` to the name and give the file's path.

            The storage plugin gets its settings from variables that start with `CLIPWRIGHT_STORAGE_`; those for S3 and \
            Azure can also start with `CLIPWRIGHT_S3_` and `CLIPWRIGHT_AZURE_` ([list](../guide/cloud-storage.md)). \
            Each of these can also be read from a file, with `_FILE`.

            Sizes are numbers of bytes or have a unit: `500MB`, `2GB` (1 GB is 1024 x 1024 x 1024 bytes).
            """.formatted(secrets()))
        .toString();
  }

  private static String secrets() {
    return Stream.of(Setting.values()).filter(Setting::secret).map(secret -> "`" + secret.variable() + "`")
        .collect(Collectors.joining(", "));
  }

  @Test
  void pageListsEverySetting() throws IOException {
    Path proposal = Path.of("target/settings.md");
    Files.createDirectories(proposal.getParent());
    Files.writeString(proposal, expected());
    assertThat(proposal)
        .as("The settings have changed. Accept the new page: cp distribution/configuration/target/settings.md"
            + " docs/reference/settings.md")
        .hasSameTextualContentAs(PAGE);
  }
}
