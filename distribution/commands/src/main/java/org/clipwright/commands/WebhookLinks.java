package org.clipwright.commands;

import org.clipwright.configuration.Configuration;
import org.clipwright.http.PublicAddress;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.ResourceLinks;

/**
 * The addresses sent to webhooks, which are not derived from a request.
 *
 * @param origin scheme and authority under which clients know the server
 * @param mediaOrigin the same for its media
 */
record WebhookLinks(String origin, String mediaOrigin) implements ResourceLinks {

  /** The operator's public address of the server, or where it listens. */
  static WebhookLinks of(Configuration.Listening listening) {
    String origin =
        listening.publicUrl().map(Object::toString).orElse("http://" + listening.host() + ":" + listening.port());
    String media = listening.mediaOrigin().map(Object::toString).orElse(origin);
    return new WebhookLinks(PublicAddress.trimmed(origin), PublicAddress.trimmed(media));
  }

  @Override
  public String to(ResourceKind kind, long id) {
    return origin + "/" + kind.plural() + "/" + id + "/";
  }

  @Override
  public String to(ResourceKind kind, long id, String action) {
    return to(kind, id) + action + "/";
  }

  @Override
  public String toMedia(String key) {
    return PublicAddress.media(mediaOrigin, key);
  }
}
