package org.clipwright.rest.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.http.Dispositions;
import org.clipwright.rest.message.ErrorText;
import org.clipwright.rest.message.Media;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.account.User;
import org.clipwright.services.media.MediaAccess;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.MediaTypes;
import org.clipwright.services.resource.UserId;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Serves the bytes of files and outputs under their own addresses, which players and downloaders use. */
public final class MediaEndpoints {

  private static final Pattern KEY = Pattern.compile("video/(?:files|output)/(?:(\\d{1,18})/)?[^/]+");

  private static final String PAGES = "Cross-Origin-Resource-Policy";

  /** For what only its owner may have: no proxy keeps it, and browsers ask again, who may have signed out meanwhile. */
  private static final HttpField OWNERS = new HttpField(HttpHeader.CACHE_CONTROL, "private, no-cache");

  /** Which pages may show them without asking: any where anyone may fetch them, else this server's own. */
  private final HttpField pages;

  private final MediaStore store;
  private final MediaAccess access;
  private final Owners owners;

  /** Tells whether a project belongs to who asks. */
  @FunctionalInterface
  public interface Owners {
    boolean owns(UserId user, long project);
  }

  /**
   * Serves the media of a store.
   *
   * @param elsewhere whether media have an origin of their own, other than the pages'
   */
  public MediaEndpoints(MediaStore store, MediaAccess access, boolean elsewhere, Owners owners) {
    this.pages = new HttpField(PAGES, access == MediaAccess.ANYONE ? "cross-origin" : elsewhere
        ? "same-site" : "same-origin");
    this.store = store;
    this.access = access;
    this.owners = owners;
  }

  public List<Endpoint> all() {
    Operation get = Operation.reading("media", "The bytes of a file or output.",
        new Reply.Bytes(List.of("application/octet-stream")), this::serve);
    return List.of(new Endpoint("Media", "Media by their own addresses.", new PathPattern("/media/{key*}"),
        access == MediaAccess.ANYONE ? Access.PUBLIC : Access.SIGNED_IN, Offer.JSON_AND_PAGE, Map.of(Verb.GET, get)));
  }

  private Answer serve(RequestContext exchange) {
    String key = exchange.capture("key");
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches() || !allowed(exchange.identity(), Optional.ofNullable(matcher.group(1)))) {
      throw RestException.notFound();
    }
    Media media = stored(store, key);
    List<HttpField> headers = new ArrayList<>(List.of(pages));
    if (!MediaTypes.shown(media.contentType())) {
      headers.add(saved(key));
    }
    if (access == MediaAccess.OWNER) {
      headers.add(OWNERS);
    }
    return new Answer.Stored(media, headers);
  }

  private boolean allowed(Optional<User> user, Optional<String> project) {
    return access == MediaAccess.ANYONE
        || user.isPresent() && project.isPresent()
            && owners.owns(user.get().id(), Long.parseLong(project.get()));
  }

  /** The media under a key, to be saved under its own name. */
  public static Answer download(MediaStore store, String key) {
    return new Answer.Stored(stored(store, key), List.of(new HttpField(PAGES, "same-origin"), OWNERS, saved(key)));
  }

  private static Media stored(MediaStore store, String key) {
    return StoredMedia.find(store, key).orElseThrow(() -> RestException.of(404, ErrorText.MEDIA_MISSING));
  }

  private static HttpField saved(String key) {
    return Dispositions.attachment(key.substring(key.lastIndexOf('/') + 1));
  }
}
