package org.clipwright.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names under which this server may be asked. A page can lead its own name to any machine and then talk to it as
 * one of its own pages does, but not without that name in the {@code Host} header. An address cannot be led elsewhere.
 */
public final class AllowedHosts {

  private static final String ANY = "*";

  private final Set<String> names = new HashSet<>();

  /**
   * @param names names such as {@code video.example}; with a dot before it also all below it; {@code *} for all names
   */
  AllowedHosts(Set<String> names) {
    this.names.add("localhost");
    this.names.add(".localhost");
    names.forEach(name ->
        this.names.add(name.toLowerCase(Locale.ROOT).replaceFirst("^\\*\\.", ".").replaceFirst("\\.$", "")));
  }

  /**
   * The names that an operator allows, and those in the addresses under which clients know this server.
   *
   * @param names as for all names that are allowed
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
