package org.clipwright.configuration;

import java.net.Inet6Address;
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
 * @param silence the longest wait for a connection or for further bytes
 * @param limitBytes the largest response accepted
 */
public record OutboundPolicy(Set<String> hosts, List<Network> networks, Duration silence, long limitBytes) {

  /**
   * The IPv4 ranges that the JDK's own checks miss: shared, protocol, benchmark, documentation, reserved, Azure's wire
   * server.
   */
  private static final List<Network> SPECIAL =
      List.of(
          Network.parse("0.0.0.0/8"),
          Network.parse("100.64.0.0/10"),
          Network.parse("168.63.129.16/32"),
          Network.parse("192.0.0.0/24"),
          Network.parse("192.0.2.0/24"),
          Network.parse("192.88.99.0/24"),
          Network.parse("198.18.0.0/15"),
          Network.parse("198.51.100.0/24"),
          Network.parse("203.0.113.0/24"),
          Network.parse("240.0.0.0/4"));

  /** All of public IPv6; forms that embed an IPv4 address, such as NAT64 and compatible ones, lie outside. */
  private static final Network GLOBAL = Network.parse("2000::/3");

  /** The exceptions within it: protocols (including Teredo), 6to4 and documentation. */
  private static final List<Network> NOT_GLOBAL =
      List.of(
          Network.parse("2001::/23"), Network.parse("2001:db8::/32"), Network.parse("2002::/16"),
          Network.parse("3fff::/20"));

  public OutboundPolicy {
    hosts = Set.copyOf(hosts);
    networks = List.copyOf(networks);
  }

  /** Whether a connection to this address is allowed when it was requested by this name. */
  boolean allows(String host, InetAddress address) {
    return isPublic(address)
        || hosts.contains(host.toLowerCase(Locale.ROOT))
        || networks.stream().anyMatch(network -> network.contains(address));
  }

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet6Address) {
      return GLOBAL.contains(address) && NOT_GLOBAL.stream().noneMatch(network -> network.contains(address));
    }
    return !(address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || SPECIAL.stream().anyMatch(network -> network.contains(address)));
  }
}
