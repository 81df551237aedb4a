package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be connected to; nothing here sends a packet. */
class OutboundPolicyTest {

  private static final OutboundPolicy CLOSED = new OutboundPolicy(Set.of(), List.of(), Duration.ofSeconds(1), 1000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.0.1",
        "169.254.169.254", "168.63.129.16", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1",
        "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::7f00:1", "::a00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:7f00:1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:7f00:1::",
        "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "4000::1", "5f00::1", "fc00::1",
        "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "ff0e::1"
      })
  void addressesThatAreNotPublicAreClosed(String address) {
    assertThat(CLOSED.allows("host", InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8", "100.63.255.255", "100.128.0.1", "168.63.129.17", "172.32.0.1", "2001:4860:4860::8888",
        "2a00:1450::1"
      })
  void publicAddressesAreOpen(String address) {
    assertThat(CLOSED.allows("host", InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void eachAnswerOfANameIsCheckedByItself() throws UnknownHostException {
    ScriptedNames names = new ScriptedNames("8.8.8.8", "127.0.0.1", "8.8.8.8,10.0.0.1");
    GuardedResolver resolver = new GuardedResolver(CLOSED, names);
    assertThat(resolver.resolve("rebind.example")).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> resolver.resolve("rebind.example"))
          .isInstanceOf(GuardedResolver.ClosedAddressException.class);
    }
    assertThat(names.asked()).isEqualTo(3);
  }
}
