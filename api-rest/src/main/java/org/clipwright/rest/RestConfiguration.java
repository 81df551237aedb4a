package org.clipwright.rest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.media.MediaAccess;

/**
 * The operator's settings for the API.
 *
 * @param publicUrl scheme and authority of all links; when empty, those of each request
 * @param mediaOrigin scheme and authority that serve only media; when empty, media share the API's
 * @param hosts host names that the server answers to, besides its addresses and those above; {@code *} for all
 * @param trustedProxies addresses or networks whose {@code X-Forwarded-*} headers are trusted, such as {@code
 *     10.0.0.0/8}
 * @param corsOrigins origins whose pages may call the API with a token; {@code *} for all
 * @param mediaAccess who may fetch media by their own addresses
 * @param limits the limits of a request
 * @param uploads room for uploads while their request lasts; best on the file system that keeps the media
 */
public record RestConfiguration(
    Optional<URI> publicUrl, Optional<URI> mediaOrigin, Set<String> hosts, List<String> trustedProxies,
    Set<String> corsOrigins, MediaAccess mediaAccess, BodyLimits limits, UploadRoom uploads) {

  public RestConfiguration {
    hosts = Set.copyOf(hosts);
    trustedProxies = List.copyOf(trustedProxies);
    corsOrigins = Set.copyOf(corsOrigins);
  }

  /** Links built from each request, no proxies, pages of all origins, media for anyone, default limits. */
  public static RestConfiguration withUploadsIn(UploadRoom uploads) {
    return new RestConfiguration(
        Optional.empty(), Optional.empty(), Set.of(), List.of(), Set.of("*"), MediaAccess.ANYONE, BodyLimits.DEFAULT,
        uploads);
  }
}
