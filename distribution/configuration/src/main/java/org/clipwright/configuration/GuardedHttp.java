package org.clipwright.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;

/** Sends requests to other servers, never to an address that the policy forbids. */
public final class GuardedHttp implements OutboundHttp, AutoCloseable {

  private static final int MOST_REDIRECTS = 5;
  private static final int LONGEST_REPLY = 10_000;
  private static final int MOST_HEADERS = 200;
  private static final int LONGEST_HEADER = 16_384;

  private final OutboundPolicy policy;
  private final CloseableHttpClient client;
  private final Deadlines deadlines;

  public GuardedHttp(OutboundPolicy policy) {
    this(policy, SystemDefaultDnsResolver.INSTANCE);
  }

  /** Resolves hosts with the given resolver instead of the system's. */
  GuardedHttp(OutboundPolicy policy, DnsResolver names) {
    this.policy = policy;
    this.deadlines = new Deadlines(policy.silence().multipliedBy(2));
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections(policy, names))
            .setDefaultRequestConfig(limits(policy))
            .setUserAgent("Clipwright/" + Version.number())
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .build();
  }

  private static HttpClientConnectionManager connections(OutboundPolicy policy, DnsResolver names) {
    Timeout silence = Timeout.of(policy.silence());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new GuardedResolver(policy, names))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom().setMaxHeaderCount(MOST_HEADERS).setMaxLineLength(LONGEST_HEADER).build())
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(silence).setSocketTimeout(silence).build())
        .build();
  }

  private static RequestConfig limits(OutboundPolicy policy) {
    return RequestConfig.custom()
        .setResponseTimeout(Timeout.of(policy.silence()))
        .setConnectionRequestTimeout(60, TimeUnit.SECONDS)
        .setMaxRedirects(MOST_REDIRECTS)
        .build();
  }

  @Override
  public <T> T get(String url, Function<Download, T> reader) {
    return exchange(ErrorCode.INVALID, url, new HttpGet(checked(url)), (response, deadline) -> {
      if (response.getCode() != 200) {
        throw invalid(url + " answered with status " + response.getCode() + ".");
      }
      deadline.met();
      InputStream content = new PacedStream(content(response), policy.silence(), () -> tooSlow(ErrorCode.INVALID, url));
      return reader.apply(new Download(limited(url, content)));
    });
  }

  @Override
  public WebhookReply post(String url, String contentType, String body, Map<String, String> headers) {
    HttpPost request = new HttpPost(checked(url));
    headers.forEach(request::setHeader);
    request.setConfig(RequestConfig.copy(limits(policy)).setRedirectsEnabled(false).build());
    request.setEntity(new StringEntity(body, ContentType.parse(contentType).withCharset(StandardCharsets.UTF_8)));
    return exchange(ErrorCode.RESOURCE, url, request,
        (response, deadline) -> new WebhookReply(response.getCode(), contentType(response), beginning(response)));
  }

  /** Processes a response. */
  private interface Reading<T> {
    T read(ClassicHttpResponse response, Deadlines.Deadline deadline) throws IOException;
  }

  /** Canceling ends the connection; closing a response would read it to its end, which may never come. */
  private <T> T exchange(ErrorCode code, String url, HttpUriRequestBase request, Reading<T> reading) {
    Deadlines.Deadline deadline = deadlines.set(request::cancel);
    try (deadline) {
      return traced(request, response -> reading.read(response, deadline));
    } catch (IOException | HttpException failure) {
      if (deadline.missed()) {
        throw tooSlow(code, url);
      }
      throw failed(code, url, failure instanceof IOException io ? io : new IOException(failure.getMessage(), failure));
    } finally {
      request.cancel();
    }
  }

  /** Processes a response to a request that is recorded. */
  private interface Answer<T> {
    T read(ClassicHttpResponse response) throws IOException;
  }

  /** The receiver learns to which trace the request belongs. */
  private <T> T traced(HttpUriRequestBase request, Answer<T> answer) throws IOException, HttpException {
    try (Tracer.Span span = Traces.call(request.getMethod())) {
      span.with("server.address", request.getAuthority().getHostName());
      Traces.traceparent().ifPresent(trace -> request.setHeader("traceparent", trace));
      try {
        ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
        span.with("http.response.status_code", Integer.toString(response.getCode()));
        return answer.read(response);
      } catch (IOException | HttpException failure) {
        span.failed(failure.getClass().getSimpleName());
        throw failure;
      }
    }
  }

  private static PlatformException tooSlow(ErrorCode code, String url) {
    return new PlatformException(code, url + " does not answer in time.");
  }

  private static URI checked(String url) {
    try {
      URI address = URI.create(url);
      boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
      if (web && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      throw invalid(url + " is not a web address.", malformed);
    }
    throw invalid(url + " is not a web address.");
  }

  private InputStream limited(String url, InputStream content) {
    return new LimitedStream(
        content, policy.limitBytes(), () -> invalid(url + " is larger than " + policy.limitBytes() + " bytes."));
  }

  private static InputStream content(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  private static String beginning(ClassicHttpResponse response) throws IOException {
    String text = new String(content(response).readNBytes(4 * LONGEST_REPLY), StandardCharsets.UTF_8);
    return text.substring(0, Math.min(text.length(), LONGEST_REPLY));
  }

  private static String contentType(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader("Content-Type")).map(header -> header.getValue()).orElse("");
  }

  private static PlatformException failed(ErrorCode code, String url, IOException failure) {
    return switch (failure) {
      case GuardedResolver.ClosedAddressException closed ->
          invalid(
              url + " resolves to a private address; " + Setting.OUTBOUND_ALLOW.variable() + " can allow it.", closed);
      case UnknownHostException unknown -> new PlatformException(code, url + " cannot be found.", unknown);
      case SocketTimeoutException silent -> new PlatformException(code, url + " does not answer in time.", silent);
      case SSLException insecure ->
          new PlatformException(code, url + " has no valid certificate: " + insecure.getMessage(), insecure);
      case IOException other ->
          new PlatformException(code, url + " cannot be reached: " + other.getMessage(), other);
    };
  }

  private static PlatformException invalid(String sentence) {
    return new PlatformException(ErrorCode.INVALID, sentence);
  }

  private static PlatformException invalid(String sentence, Exception cause) {
    return new PlatformException(ErrorCode.INVALID, sentence, cause);
  }

  @Override
  public void close() {
    deadlines.close();
    try {
      client.close();
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The connections to other servers cannot be closed.", failure);
    }
  }
}
