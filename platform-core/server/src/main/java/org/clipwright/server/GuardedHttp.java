package org.clipwright.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.clipwright.services.ErrorCode;
import org.clipwright.services.OutboundHttp;
import org.clipwright.services.PlatformException;

/** Asks other servers, never at an address that the policy closes. */
final class GuardedHttp implements OutboundHttp, AutoCloseable {

  private static final int MOST_REDIRECTS = 5;
  private static final int LONGEST_REPLY = 10_000;

  private final OutboundPolicy policy;
  private final CloseableHttpClient client;

  GuardedHttp(OutboundPolicy policy) {
    this.policy = policy;
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections(policy))
            .setDefaultRequestConfig(limits(policy))
            .setUserAgent("Clipwright/" + Version.number())
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .build();
  }

  private static HttpClientConnectionManager connections(OutboundPolicy policy) {
    Timeout silence = Timeout.of(policy.silence());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new GuardedResolver(policy))
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
    URI address = checked(url);
    try {
      return client.execute(new HttpGet(address), response -> {
        if (response.getCode() != 200) {
          throw invalid(url + " answered with status " + response.getCode() + ".");
        }
        try (InputStream content = content(response)) {
          return reader.apply(new Download(limited(url, content)));
        }
      });
    } catch (IOException failure) {
      throw failed(ErrorCode.INVALID, url, failure);
    }
  }

  @Override
  public Reply post(String url, String contentType, String body) {
    HttpPost request = new HttpPost(checked(url));
    request.setConfig(RequestConfig.copy(limits(policy)).setRedirectsEnabled(false).build());
    request.setEntity(new StringEntity(body, ContentType.parse(contentType).withCharset(StandardCharsets.UTF_8)));
    try {
      return client.execute(
          request, response -> new Reply(response.getCode(), contentType(response), beginning(response)));
    } catch (IOException failure) {
      throw failed(ErrorCode.RESOURCE, url, failure);
    }
  }

  private static URI checked(String url) {
    try {
      URI address = URI.create(url);
      boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
      if (web && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      throw invalid(url + " is no address of the web.", malformed);
    }
    throw invalid(url + " is no address of the web.");
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
    try (InputStream in = content(response)) {
      String text = new String(in.readNBytes(4 * LONGEST_REPLY), StandardCharsets.UTF_8);
      return text.substring(0, Math.min(text.length(), LONGEST_REPLY));
    }
  }

  private static String contentType(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader("Content-Type")).map(header -> header.getValue()).orElse("");
  }

  private static PlatformException failed(ErrorCode code, String url, IOException failure) {
    return switch (failure) {
      case GuardedResolver.ClosedAddressException closed ->
          invalid(
              url + " leads to a private address; " + Setting.OUTBOUND_ALLOW.variable() + " can allow it.", closed);
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
    try {
      client.close();
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The connections to other servers cannot be closed.", failure);
    }
  }
}
