package org.clipwright.rest.media;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.clipwright.http.SignedTarget;
import org.clipwright.rest.request.RequestContext;

/**
 * Playlists of HLS and manifests of DASH whose addresses have the signature with which they were requested: players do
 * not pass it on to what a playlist leads to.
 */
public final class SignedPlaylist {

  /** Only relative addresses: the others lead to servers to which the signature must not be sent. */
  private static final String RELATIVE = "(?![a-zA-Z][a-zA-Z0-9+.-]*:|/)[^\"\\s]+";

  private static final Pattern ADDRESS = Pattern.compile(
      "(?m)(?<=URI=\"| initialization=\"| media=\")" + RELATIVE + "(?=\")|^(?![#<\\s])" + RELATIVE + "$");

  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f.]{1,90}");

  private SignedPlaylist() {}

  /** The signature with which a request came; empty for one without. */
  static Optional<String> signature(RequestContext exchange) {
    return exchange.request().query().last(SignedTarget.PARAMETER)
        .filter(signature -> SIGNATURE.matcher(signature).matches());
  }

  /** A playlist or manifest for whoever sent a request: as it is, unless the request was signed. */
  public static String of(String text, RequestContext exchange) {
    return signature(exchange).map(signature -> signed(text, signature)).orElse(text);
  }

  /** The text with a signature in each relative address. */
  static String signed(String text, String signature) {
    return ADDRESS.matcher(text).replaceAll(address -> literal(address, signature));
  }

  private static String literal(MatchResult address, String signature) {
    return SignedTarget.with(address.group(), signature).replace("\\", "\\\\").replace("$", "\\$");
  }
}
