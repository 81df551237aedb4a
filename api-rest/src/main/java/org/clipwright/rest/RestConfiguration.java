package org.clipwright.rest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.media.MediaAccess;

/**
 * What an operator decides about the API.
 *
 * @param publicUrl scheme and authority that all links have; when empty they have those of each request
 * @param mediaOrigin scheme and authority at which media are served, and nothing else; when empty they are among the
 *     rest
 * @param hosts names under which the server may be asked, beside its addresses and those above; {@code *} for all
 * @param trustedProxies addresses or networks whose {@code X-Forwarded-*} headers are believed, such as
 *     {@code 10.0.0.0/8}
 * @param corsOrigins origins whose pages may call the API with a token; {@code *} for all
 * @param mediaAccess who may fetch media by their own addresses
 * @param limits how much a request may bring along
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

  /** Links as each request names the server, no proxies, pages of all origins, media for anyone, usual limits. */
  public static RestConfiguration withUploadsIn(UploadRoom uploads) {
    return new RestConfiguration(
        Optional.empty(), Optional.empty(), Set.of(), List.of(), Set.of("*"), MediaAccess.ANYONE, BodyLimits.DEFAULT,
        uploads);
  }
}
