package org.clipwright.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves hosts and rejects addresses that the policy forbids.
 *
 * <p>The addresses that are checked are the ones that are connected to, for redirects as well, so a name that changes
 * its answer between check and use gains nothing.
 */
record GuardedResolver(OutboundPolicy policy, DnsResolver names) implements DnsResolver {

  /** A host has an address that nobody may connect to. */
  static final class ClosedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ClosedAddressException(String host) {
      super(host);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!policy.allows(host, address)) {
        throw new ClosedAddressException(host);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
