package org.clipwright.rest.request;

import java.util.Optional;
import java.util.Set;
import org.clipwright.http.AllowedOrigins;
import org.clipwright.http.CrossOrigin;
import org.clipwright.http.RequestId;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.RestResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Lets pages of other origins call the API with their own token. */
public final class Cors {

  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS";
  private static final String SENT = "Accept, Authorization, Content-Type, Range, " + RequestId.HEADER
      + ", Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset";
  private static final String SEEN =
      "Accept-Ranges, Allow, Content-Disposition, Content-Length, Content-Range, ETag, Location, " + RequestId.HEADER
          + ", Tus-Extension, Tus-Max-Size, Tus-Resumable, Tus-Version, Upload-Expires, Upload-Length, Upload-Offset";

  private final CrossOrigin pages;

  /** @param origins allowed origins, such as {@code https://editor.example}, or {@code *} for all; empty for none */
  public Cors(Set<String> origins) {
    this.pages = new CrossOrigin(new AllowedOrigins(origins), METHODS, SENT, SEEN);
  }

  /** The response to a browser's preflight request; empty for any other request. */
  public Optional<RestResponse> preflight(RestRequest request) {
    return pages.asks(request.method(), request.headers()) ? Optional.of(permission()) : Optional.empty();
  }

  private RestResponse permission() {
    HttpFields.Mutable headers = HttpFields.build();
    pages.permit(headers);
    return new RestResponse(204, headers, out -> {});
  }

  public void decorate(RestRequest request, HttpFields.Mutable headers) {
    pages.show(request.headers(), headers).filter(origin -> !origin.equals("*"))
        .ifPresent(_ -> headers.put(HttpHeader.VARY, Optional.ofNullable(headers.get(HttpHeader.VARY))
            .map(vary -> vary + ", Origin").orElse("Origin")));
  }
}
