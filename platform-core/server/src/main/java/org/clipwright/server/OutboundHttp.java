package org.clipwright.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
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

/** Asks other servers: fetches files for imports and calls webhooks, never at an address that the policy closes. */
final class OutboundHttp implements AutoCloseable {

  private static final int MOST_REDIRECTS = 5;
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_REPLY = 64 << 10;
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]+)\"?");

  private final OutboundPolicy policy;
  private final CloseableHttpClient client;

  OutboundHttp(OutboundPolicy policy) {
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

  /**
   * A file that was fetched.
   *
   * @param name what the other server or the address calls it; may be empty
   * @param contentType as the other server says; may be empty
   */
  record Fetched(String name, String contentType) {}

  /**
   * What a webhook answered.
   *
   * @param status of HTTP
   * @param body the first part of the answer's text
   */
  record Answer(int status, String body) {}

  /**
   * Fetches a file, following redirects.
   *
   * @param target is written; what is there is replaced
   * @throws OutboundException when it cannot be had, is larger than allowed or the address is closed; then nothing is left
   */
  Fetched fetch(URI address, Path target) {
    HttpGet request = new HttpGet(checked(address));
    try {
      return client.execute(request, response -> {
        if (response.getCode() != 200) {
          throw new OutboundException(address + " answered with status " + response.getCode() + ".");
        }
        save(address, response, target);
        return new Fetched(name(response).orElseGet(() -> lastSegment(request)), contentType(response));
      });
    } catch (IOException failure) {
      delete(target, failure);
      throw failed(address, failure);
    } catch (OutboundException failure) {
      delete(target, failure);
      throw failure;
    }
  }

  /**
   * Sends JSON by POST; redirects are not followed.
   *
   * @throws OutboundException when there is no answer, or the address is closed
   */
  Answer post(URI address, String json) {
    HttpPost request = new HttpPost(checked(address));
    request.setConfig(RequestConfig.copy(limits(policy)).setRedirectsEnabled(false).build());
    request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    try {
      return client.execute(request, response -> new Answer(response.getCode(), beginning(response)));
    } catch (IOException failure) {
      throw failed(address, failure);
    }
  }

  private static URI checked(URI address) {
    boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new OutboundException(address + " is no address of the web.");
    }
    return address;
  }

  private void save(URI address, ClassicHttpResponse response, Path target) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      Files.write(target, new byte[0]);
      return;
    }
    try (InputStream in = entity.getContent();
        OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[BUFFER];
      long total = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        if (total > policy.limitBytes()) {
          throw new OutboundException(address + " is larger than " + policy.limitBytes() + " bytes.");
        }
        out.write(buffer, 0, count);
      }
    }
  }

  private static String beginning(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return "";
    }
    try (InputStream in = entity.getContent()) {
      return new String(in.readNBytes(LONGEST_REPLY), StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> name(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader("Content-Disposition"))
        .map(header -> FILE_NAME.matcher(header.getValue()))
        .filter(Matcher::find)
        .map(found -> found.group(1).strip());
  }

  private static String lastSegment(HttpUriRequestBase request) {
    String path = Optional.ofNullable(request.getPath()).orElse("").replaceFirst("[?#].*", "");
    return URI.create(path.isEmpty() ? "/" : path).getPath().replaceFirst(".*/", "");
  }

  private static String contentType(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader("Content-Type")).map(header -> header.getValue()).orElse("");
  }

  private static OutboundException failed(URI address, IOException failure) {
    String why = switch (failure) {
      case GuardedResolver.ClosedAddressException closed ->
          "is a private address; " + Setting.OUTBOUND_ALLOW.variable() + " can allow it";
      case UnknownHostException unknown -> "cannot be found";
      case SocketTimeoutException silent -> "does not answer in time";
      case SSLException insecure -> "has no valid certificate: " + insecure.getMessage();
      case IOException other -> "cannot be reached: " + other.getMessage();
    };
    return new OutboundException(address + " " + why.replaceFirst("\\.$", "") + ".", failure);
  }

  private static void delete(Path target, Exception cause) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException left) {
      cause.addSuppressed(left);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException failure) {
      throw new OutboundException("The connections to other servers cannot be closed.", failure);
    }
  }
}
