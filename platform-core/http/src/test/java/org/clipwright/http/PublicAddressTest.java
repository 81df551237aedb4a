package org.clipwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class PublicAddressTest {

  private static String client(String peer, String... forwarded) {
    List<PublicAddress.TrustedNetwork> proxies =
        Stream.of("10.0.0.0/8", "127.0.0.1").map(PublicAddress.TrustedNetwork::parse).toList();
    HttpFields.Mutable headers = HttpFields.build();
    for (String value : forwarded) {
      headers.add("X-Forwarded-For", value);
    }
    return new PublicAddress(Optional.empty(), proxies).client(peer, headers);
  }

  @Test
  void aClientBehindTrustedProxiesIsTheLastAddressThatIsNoProxy() {
    assertThat(client("10.0.0.1", "192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(client("127.0.0.1", "192.0.2.1, 10.0.0.2")).isEqualTo("192.0.2.1");
    assertThat(client("10.0.0.1", "2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
    assertThat(client("10.0.0.1")).isEqualTo("10.0.0.1");
  }

  @Test
  void whatAClientSaysOfItselfCountsForNothing() {
    assertThat(client("192.0.2.9", "192.0.2.1")).isEqualTo("192.0.2.9");
    assertThat(client("10.0.0.1", "198.51.100.1, 192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(client("10.0.0.1", "198.51.100.1", "192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(client("10.0.0.1", "name.example")).isEqualTo("10.0.0.1");
    assertThat(client("10.0.0.1", "192.0.2.1, 1.2.3.4.5.6")).isEqualTo("10.0.0.1");
    assertThat(client("10.0.0.1", "192.0.2.1:5555")).isEqualTo("192.0.2.1");
  }
}
