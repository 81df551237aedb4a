package org.clipwright.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where imports and webhooks may go.
 *
 * @param hosts names that may be private, in lower case
 * @param networks networks that may be private
 * @param silence longest wait for a connection or for further bytes
 * @param limitBytes largest answer that is taken
 */
record OutboundPolicy(Set<String> hosts, List<Network> networks, Duration silence, long limitBytes) {

  /** Ranges that the JDK's own questions do not cover: shared, protocol, benchmark, reserved, and unique local ones. */
  private static final List<Network> SPECIAL =
      List.of(
          Network.parse("0.0.0.0/8"),
          Network.parse("100.64.0.0/10"),
          Network.parse("192.0.0.0/24"),
          Network.parse("192.0.2.0/24"),
          Network.parse("198.18.0.0/15"),
          Network.parse("198.51.100.0/24"),
          Network.parse("203.0.113.0/24"),
          Network.parse("240.0.0.0/4"),
          Network.parse("fc00::/7"),
          Network.parse("64:ff9b::/96"),
          Network.parse("2001:db8::/32"),
          Network.parse("2002::/16"));

  OutboundPolicy {
    hosts = Set.copyOf(hosts);
    networks = List.copyOf(networks);
  }

  /** Whether a connection to this address is allowed when it was asked for by this name. */
  boolean allows(String host, InetAddress address) {
    return isPublic(address)
        || hosts.contains(host.toLowerCase(Locale.ROOT))
        || networks.stream().anyMatch(network -> network.contains(address));
  }

  private static boolean isPublic(InetAddress address) {
    return !(address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || SPECIAL.stream().anyMatch(network -> network.contains(address)));
  }
}
