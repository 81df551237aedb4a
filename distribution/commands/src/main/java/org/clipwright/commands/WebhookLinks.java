package org.clipwright.commands;

import org.clipwright.configuration.Configuration;
import org.clipwright.http.PublicAddress;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.ResourceLinks;

/**
 * The addresses that webhooks are told, which come from no request.
 *
 * @param origin scheme and authority under which clients know the server
 * @param mediaOrigin the same of its media
 */
record WebhookLinks(String origin, String mediaOrigin) implements ResourceLinks {

  /** As the operator wants the server to be known, or where it listens. */
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
