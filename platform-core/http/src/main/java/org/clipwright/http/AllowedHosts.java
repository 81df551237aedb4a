package org.clipwright.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The host names that this server answers to. A malicious page can make its own name resolve to any machine and then
 * talk to it as if it were its own server (DNS rebinding), but the {@code Host} header still carries that name. IP
 * addresses cannot be rebound.
 */
public final class AllowedHosts {

  private static final String ANY = "*";

  private final Set<String> names = new HashSet<>();

  /**
   * @param names names such as {@code video.example}; a leading dot includes all subdomains; {@code *} for all names
   */
  AllowedHosts(Set<String> names) {
    this.names.add("localhost");
    this.names.add(".localhost");
    names.forEach(
        name -> this.names.add(name.toLowerCase(Locale.ROOT).replaceFirst("^\\*\\.", ".").replaceFirst("\\.$", "")));
  }

  /**
   * The names that an operator allows, and those in the addresses under which clients know this server.
   *
   * @param names the allowed names, as for the constructor
   */
  public static AllowedHosts of(Set<String> names, ClientAddress addresses) {
    Set<String> all = new HashSet<>(names);
    Stream.of(addresses.server().configured(), addresses.mediaOrigin()).flatMap(Optional::stream)
        .flatMap(address -> Authority.of(address).stream()).map(Authority::host).forEach(all::add);
    return new AllowedHosts(all);
  }

  public boolean allows(Authority authority) {
    String host = authority.host();
    return authority.numeric() || names.contains(ANY) || names.contains(host)
        || names.stream().anyMatch(name -> name.startsWith(".")
            && (host.endsWith(name) || host.equals(name.substring(1))));
  }
}
