package org.clipwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerUserTest {

  @Test
  void onlyRootIsRoot() {
    assertThat(new ServerUser(Optional.of("root")).isRoot()).isTrue();
    assertThat(new ServerUser(Optional.of("clipwright")).isRoot()).isFalse();
    assertThat(new ServerUser(Optional.empty()).isRoot()).isFalse();
  }

  @Test
  void theSystemTellsWhoRunsThis() {
    assertThat(ServerUser.ofThisProcess().name()).contains(System.getProperty("user.name"));
  }
}
