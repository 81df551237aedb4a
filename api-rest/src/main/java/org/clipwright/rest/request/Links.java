package org.clipwright.rest.request;

import java.util.Optional;
import org.clipwright.http.PublicAddress;
import org.clipwright.http.Query;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.ResourceLinks;

/**
 * Builds absolute addresses for one response.
 *
 * @param origin scheme and authority that the client sees
 * @param mediaOrigin scheme and authority of media
 * @param suffix the format suffix of the request's path, which links to resources keep
 * @param format the value of the request's {@code ?format=}, which links to resources keep
 */
public record Links(String origin, String mediaOrigin, Optional<String> suffix, Optional<String> format)
    implements ResourceLinks {

  @Override
  public String to(ResourceKind kind, long id) {
    return to("/" + kind.plural() + "/" + id + "/");
  }

  @Override
  public String to(ResourceKind kind, long id, String action) {
    return to("/" + kind.plural() + "/" + id + "/" + action + "/");
  }

  /** The address of a path that ends in a slash. */
  public String to(String path) {
    String ending = suffix.map(text -> path.substring(0, path.length() - 1) + "." + text).orElse(path);
    String query = format.filter(text -> !text.isEmpty()).map(text -> "?format=" + Query.encode(text)).orElse("");
    return origin + ending + query;
  }

  @Override
  public String toMedia(String key) {
    return PublicAddress.media(mediaOrigin, key);
  }
}
