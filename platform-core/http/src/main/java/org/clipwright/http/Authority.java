package org.clipwright.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's name as given in a {@code Host} header or an origin.
 *
 * @param host a lower-case name without trailing dot, or an address, in brackets for IPv6
 * @param port the port, where one is given
 */
public record Authority(String host, OptionalInt port) {

  private static final Pattern FORM = Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?");
  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|\\d{1,3}(\\.\\d{1,3}){3}");

  public static Optional<Authority> parse(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    String port = form.group(2);
    return Optional.of(new Authority(form.group(1).replaceFirst("\\.$", ""),
        port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port))));
  }

  /**
   * The authority of an origin such as {@code https://video.example}; empty for {@code null} and anything that is not
   * an origin.
   */
  static Optional<Authority> ofOrigin(String origin) {
    return origin.matches("(?i)https?://.*") ? parse(origin.substring(origin.indexOf("//") + 2)) : Optional.empty();
  }

  public static Optional<Authority> of(URI address) {
    return Optional.ofNullable(address.getRawAuthority()).flatMap(Authority::parse);
  }

  /** Whether it is an IP address, which no name server can redirect. */
  boolean numeric() {
    return ADDRESS.matcher(host).matches();
  }

  /** Whether two authorities are the same for a scheme, whose default port may be omitted. */
  public boolean same(Authority other, String scheme) {
    int usual = scheme.equalsIgnoreCase("https") ? 443 : 80;
    return host.equals(other.host) && port.orElse(usual) == other.port.orElse(usual);
  }
}
