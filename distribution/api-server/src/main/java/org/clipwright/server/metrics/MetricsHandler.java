package org.clipwright.server.metrics;

import java.util.Optional;
import org.clipwright.configuration.MetricsAccess;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.RouteName;
import org.clipwright.services.account.Identification;
import org.clipwright.services.account.User;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers {@code /metrics} for those whom the operator allows to read it. */
public final class MetricsHandler extends Handler.Abstract {

  private static final String PATH = "/metrics";

  private final ServerMetrics metrics;
  private final MetricsAccess access;
  private final Identification identification;
  private final ClientAddress addresses;

  public MetricsHandler(
      ServerMetrics metrics, MetricsAccess access, Identification identification, ClientAddress addresses) {
    this.metrics = metrics;
    this.access = access;
    this.identification = identification;
    this.addresses = addresses;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (!path.equals(PATH) && !path.equals(PATH + "/") || access == MetricsAccess.NOBODY) {
      return false;
    }
    RouteName.give(request, PATH);
    if (!request.getMethod().equals("GET")) {
      return answer(response, callback, 405, "Metrics are read by GET.\n");
    }
    Optional<Refusal> refusal = refusal(request);
    if (refusal.isPresent()) {
      refusal.get().headers(response);
      return answer(response, callback, refusal.get().status(), refusal.get().sentence() + "\n");
    }
    return answer(response, callback, 200, metrics.text());
  }

  private record Refusal(int status, String sentence, long retrySeconds) {

    void headers(Response response) {
      if (status == 401) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"metrics\"");
      }
      if (retrySeconds > 0) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, retrySeconds);
      }
    }
  }

  private Optional<Refusal> refusal(Request request) {
    return switch (access) {
      case ANYONE -> Optional.empty();
      case LOCAL -> local(request) ? Optional.empty() : unlessStaff(request);
      case STAFF, NOBODY -> unlessStaff(request);
    };
  }

  /**
   * Requests forwarded by a proxy on this machine also come from this machine, and usually say that they were
   * forwarded.
   */
  private boolean local(Request request) {
    boolean handedOn = request.getHeaders().contains(HttpHeader.X_FORWARDED_FOR)
        || request.getHeaders().contains(HttpHeader.FORWARDED) || request.getHeaders().contains(HttpHeader.VIA);
    return !handedOn && addresses.fromThisMachine(request);
  }

  private Optional<Refusal> unlessStaff(Request request) {
    Optional<String> header = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    try {
      return identification.byHeader(header, addresses.client(request))
          .map(sender -> unlessStaff(sender.user()))
          .orElseGet(() -> Optional.of(unknown("Sign in as staff to read the metrics.")));
    } catch (ThrottledException tooOften) {
      return Optional.of(new Refusal(429, tooOften.getMessage(), tooOften.seconds()));
    } catch (PlatformException refused) {
      if (refused.code() == ErrorCode.UNAUTHENTICATED) {
        return Optional.of(unknown(refused.getMessage()));
      }
      throw refused;
    }
  }

  private static Optional<Refusal> unlessStaff(User user) {
    return user.staff() ? Optional.empty() : Optional.of(new Refusal(403, "The metrics are for staff.", 0));
  }

  private static Refusal unknown(String sentence) {
    return new Refusal(401, sentence, 0);
  }

  private static boolean answer(Response response, Callback callback, int status, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE,
        status == 200 ? ServerMetrics.CONTENT_TYPE : "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, text, callback);
    return true;
  }
}
