package org.clipwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.clipwright.configuration.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeyFileTest {

  @TempDir Path folder;

  @Test
  void theKeyIsMadeOnceForTheServersUserAlone() throws IOException {
    Path file = folder.resolve("token.key");
    TokenKeyFile.in(file);
    String made = Files.readString(file);
    assertThat(made).matches("[0-9a-f]{64}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    TokenKeyFile.in(file);
    assertThat(Files.readString(file)).isEqualTo(made);
  }

  @Test
  void aKeyThatIsTooShortStopsTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("token.key"), "");
    assertThatThrownBy(() -> TokenKeyFile.in(file)).isInstanceOf(CommandException.class)
        .hasMessageContaining("at least 16 bytes");
  }
}
