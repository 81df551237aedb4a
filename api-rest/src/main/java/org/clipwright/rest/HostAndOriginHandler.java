package org.clipwright.rest;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.clipwright.http.AllowedHosts;
import org.clipwright.http.AllowedOrigins;
import org.clipwright.http.Authority;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.ForeignPages;
import org.clipwright.http.PublicAddress;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.setup.RefusalForm;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Checks requests before all APIs: the host name must be one of this server's, a request that may change something must
 * not come from a page of another origin, and the media origin serves only media.
 */
final class HostAndOriginHandler extends Handler.Wrapper {

  private static final String MEDIA = "/media/";

  private final ClientAddress address;
  private final AllowedHosts hosts;
  private final ForeignPages foreign;
  private final Optional<URI> mediaOrigin;
  private final Map<String, RefusalForm> forms;

  private record Refusal(int status, String sentence) {}

  /** @param forms how to reject requests below the paths of other APIs */
  HostAndOriginHandler(RestConfiguration configuration, ClientAddress address, Map<String, RefusalForm> forms,
      Handler inside) {
    super(inside);
    this.address = address;
    this.hosts = AllowedHosts.of(configuration.hosts(), address);
    this.foreign = new ForeignPages(new AllowedOrigins(configuration.corsOrigins()), configuration.publicUrl());
    this.mediaOrigin = configuration.mediaOrigin();
    this.forms = Map.copyOf(forms);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("X-Frame-Options", "DENY");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    headers.put(ContentPolicy.DATA);
    String named = address.authority(request);
    Optional<Authority> own = Authority.parse(named).filter(hosts::allows);
    if (own.isEmpty()) {
      return refuse(new Refusal(400, String.format(RestErrorText.UNKNOWN_HOST, shortened(named))), request, response,
          callback);
    }
    String path = path(request);
    if (mediaOrigin.isPresent() && path.startsWith(MEDIA) && !atMedia(own.get())) {
      headers.put(HttpHeader.LOCATION,
          PublicAddress.trimmed(mediaOrigin.get().toString()) + request.getHttpURI().getPathQuery());
      response.setStatus(307);
      callback.succeeded();
      return true;
    }
    Optional<Refusal> refusal = refusal(request, own.get(), path);
    return refusal.isPresent()
        ? refuse(refusal.get(), request, response, callback)
        : super.handle(request, response, callback);
  }

  private Optional<Refusal> refusal(Request request, Authority own, String path) {
    boolean changing = ForeignPages.changing(request.getMethod(), request.getHeaders());
    if (atMedia(own) && (changing || !path.startsWith(MEDIA))) {
      return Optional.of(new Refusal(404, RestErrorText.MEDIA_ONLY));
    }
    return changing
        ? foreign.origin(request.getHeaders(), own)
            .map(origin -> new Refusal(403, String.format(RestErrorText.FOREIGN_PAGE, shortened(origin))))
        : Optional.empty();
  }

  private boolean atMedia(Authority own) {
    return mediaOrigin
        .filter(media -> Authority.of(media).filter(name -> name.same(own, media.getScheme())).isPresent()).isPresent();
  }

  private boolean refuse(Refusal refusal, Request request, Response response, Callback callback) {
    String path = path(request);
    forms.entrySet().stream()
        .filter(form -> path.equals(form.getKey()) || path.startsWith(form.getKey() + "/")).map(Map.Entry::getValue)
        .findFirst().orElse(RestHandler::refuse)
        .send(request, response, callback, refusal.status(), refusal.sentence());
    return true;
  }

  private static String path(Request request) {
    return Request.getPathInContext(request).replaceAll("/{2,}", "/");
  }

  private static String shortened(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
