package org.clipwright.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Knows the scheme and authority under which clients reach this server.
 *
 * @param configured the operator's setting, which overrides everything
 * @param trustedProxies networks, such as {@code 10.0.0.0/8}, whose {@code X-Forwarded-*} headers are trusted
 */
public record PublicAddress(Optional<URI> configured, List<TrustedNetwork> trustedProxies) {

  /**
   * A range of addresses.
   *
   * @param address its first address
   * @param prefix how many leading bits they have in common
   */
  public record TrustedNetwork(byte[] address, int prefix) {

    public static TrustedNetwork parse(String text) {
      String[] parts = text.strip().split("/", 2);
      if (!parts[0].matches("[0-9a-fA-F:.]+")) {
        throw new IllegalArgumentException("\"" + text + "\" is not a network such as 10.0.0.0/8.");
      }
      byte[] address = octets(parts[0]);
      int prefix = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
      if (prefix < 0 || prefix > address.length * 8) {
        throw new IllegalArgumentException("\"" + text + "\" is not a network such as 10.0.0.0/8.");
      }
      return new TrustedNetwork(address, prefix);
    }

    boolean contains(String text) {
      byte[] other = octets(text);
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < prefix; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }

    private static byte[] octets(String literal) {
      try {
        return InetAddress.getByName(literal).getAddress();
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("\"" + literal + "\" is not a network address.", e);
      }
    }
  }

  /** Scheme and authority for one request that came by {@code scheme} from {@code peer} to {@code authority}. */
  public String origin(String scheme, String authority, String peer, HttpFields headers) {
    if (configured.isPresent()) {
      return trimmed(configured.get().toString());
    }
    String outerScheme = forwarded(peer, headers, HttpHeader.X_FORWARDED_PROTO).filter(text -> text.matches("https?"))
        .orElse(scheme);
    return outerScheme + "://" + authority(authority, peer, headers);
  }

  /** The authority that a client requested, as given by a trusted proxy or by the request itself. */
  public String authority(String authority, String peer, HttpFields headers) {
    return forwarded(peer, headers, HttpHeader.X_FORWARDED_HOST).orElse(authority);
  }

  /** The address of stored media at an origin. */
  public static String media(String origin, String key) {
    return origin + "/media/" + Percent.encodePath(key);
  }

  /** An address without trailing slashes. */
  public static String trimmed(String address) {
    return address.replaceFirst("/+$", "");
  }

  private Optional<String> forwarded(String peer, HttpFields headers, HttpHeader name) {
    return trusts(peer) ? first(headers, name) : Optional.empty();
  }

  /**
   * The address of the client of one request that came from {@code peer}: the last one named by the proxies that is not
   * itself a trusted proxy. Any earlier ones are unverified claims of the client.
   */
  public String client(String peer, HttpFields headers) {
    List<String> hops = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
    String client = peer;
    for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
      Optional<String> named = literal(hops.get(i));
      if (named.isEmpty()) {
        return client;
      }
      client = named.get();
    }
    return client;
  }

  /** Some proxies add the port; names and anything else that is not an address are never resolved. */
  private static Optional<String> literal(String hop) {
    String address = hop.matches("[\\d.]+:\\d+") ? hop.substring(0, hop.indexOf(':')) : hop;
    try {
      return Optional.of(InetAddress.ofLiteral(address).getHostAddress());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private boolean trusts(String peer) {
    return trustedProxies.stream().anyMatch(network -> network.contains(peer));
  }

  private static Optional<String> first(HttpFields headers, HttpHeader name) {
    return Optional.ofNullable(headers.get(name)).map(value -> value.split(",", 2)[0].strip());
  }
}
