package org.clipwright.rest.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.http.Dispositions;
import org.clipwright.rest.message.Media;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestErrorText;
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
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.media.MediaAccess;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.MediaTypes;
import org.clipwright.services.resource.UserId;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Serves the bytes of files and outputs under their own addresses, which players and downloaders use. */
public final class MediaEndpoints {

  /** Media are in the folder of their project, and segments in the folder of their playlist and of their track. */
  private static final Pattern KEY =
      Pattern.compile("video/(?:files|output)/(?:(\\d{1,18})/(?:[^/]+/(?:video|audio)/)?)?[^/]+");

  private static final String PAGES = "Cross-Origin-Resource-Policy";

  /**
   * For private content: no proxy caches it, and browsers revalidate, since their user may have signed out in the
   * meantime.
   */
  private static final HttpField OWNERS = new HttpField(HttpHeader.CACHE_CONTROL, "private, no-cache");

  /** A link is private to its requester and short-lived. */
  private static final HttpField UNSHARED = new HttpField(HttpHeader.CACHE_CONTROL, "private, no-store");

  /** Which pages may embed them without CORS: any, where anyone may fetch them, else this server's own. */
  private final HttpField pages;

  private final MediaStore store;
  private final MediaAccess access;
  private final Owners owners;

  /** Tells whether a project belongs to the caller. */
  @FunctionalInterface
  public interface Owners {
    boolean owns(UserId user, long project);
  }

  /**
   * Serves the media of a store.
   *
   * @param elsewhere whether media have a separate origin
   */
  public MediaEndpoints(MediaStore store, MediaAccess access, boolean elsewhere, Owners owners) {
    this.pages = new HttpField(PAGES, access == MediaAccess.ANYONE ? "cross-origin" : elsewhere
        ? "same-site" : "same-origin");
    this.store = store;
    this.access = access;
    this.owners = owners;
  }

  public List<Endpoint> all() {
    Operation get = Operation.reading("media", "The content of a file or output.",
        new Reply.Bytes(List.of("application/octet-stream")), this::serve);
    return List.of(new Endpoint("Media", "Media by address.", new PathPattern("/media/{key*}"),
        access == MediaAccess.ANYONE ? Access.PUBLIC : Access.SIGNED_IN, Offer.JSON_AND_PAGE, Map.of(Verb.GET, get)));
  }

  private Answer serve(RequestContext exchange) {
    String key = exchange.capture("key");
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches() || !allowed(exchange.identity(), Optional.ofNullable(matcher.group(1)))) {
      throw RestException.notFound();
    }
    Media media = stored(store, key);
    Optional<HttpField> disposition =
        MediaTypes.shown(media.contentType()) ? Optional.empty() : Optional.of(saved(key));
    Optional<Answer> link = linked(store, exchange, key, media, disposition);
    if (link.isPresent()) {
      return link.get();
    }
    boolean signed = SignedPlaylist.signature(exchange).isPresent();
    List<HttpField> headers = new ArrayList<>(List.of(signed ? new HttpField(PAGES, showing(exchange)) : pages));
    disposition.ifPresent(headers::add);
    if (access == MediaAccess.OWNER) {
      headers.add(OWNERS);
    }
    return signed && MediaTypes.leadsOn(media.contentType())
        ? new Answer.Ready(200, media.contentType(), signed(media, exchange), headers)
        : new Answer.Stored(media, headers);
  }

  private static byte[] signed(Media playlist, RequestContext exchange) {
    HeapShare.current().claimForAnswer(4 * playlist.size());
    try (InputStream bytes = playlist.open(0, playlist.size())) {
      return SignedPlaylist.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8), exchange)
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private boolean allowed(Optional<User> user, Optional<String> project) {
    return access == MediaAccess.ANYONE
        || user.isPresent() && project.isPresent()
            && owners.owns(user.get().id(), Long.parseLong(project.get()));
  }

  /** The media under a key, to be saved under its own name. */
  public static Answer download(MediaStore store, RequestContext exchange, String key) {
    Media media = stored(store, key);
    return linked(store, exchange, key, media, Optional.of(saved(key)))
        .orElseGet(() -> new Answer.Stored(
            media, List.of(new HttpField(PAGES, showing(exchange)), OWNERS, saved(key))));
  }

  /** An address that was signed for a page may be used in it, wherever it is from. */
  private static String showing(RequestContext exchange) {
    return SignedPlaylist.signature(exchange).isPresent() ? "cross-origin" : "same-origin";
  }

  /**
   * Redirects to the storage itself, for methods that its links are signed for; but not to what leads to other media,
   * for which the storage would have no link.
   */
  private static Optional<Answer> linked(
      MediaStore store, RequestContext exchange, String key, Media media, Optional<HttpField> disposition) {
    if (!exchange.request().method().equals("GET") || MediaTypes.leadsOn(media.contentType())) {
      return Optional.empty();
    }
    return store.link(key, media.contentType(), disposition.map(HttpField::getValue)).map(
        link -> new Answer.Empty(302, List.of(new HttpField(HttpHeader.LOCATION, link.toASCIIString()), UNSHARED)));
  }

  private static Media stored(MediaStore store, String key) {
    return StoredMedia.find(store, key).orElseThrow(() -> RestException.of(404, RestErrorText.MEDIA_MISSING));
  }

  private static HttpField saved(String key) {
    return Dispositions.attachment(key.substring(key.lastIndexOf('/') + 1));
  }
}
