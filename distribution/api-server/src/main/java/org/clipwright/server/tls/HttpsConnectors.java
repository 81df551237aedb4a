package org.clipwright.server.tls;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.TlsSettings;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** A server's HTTPS: HTTP/2 for clients that support it, else HTTP/1.1, with a certificate that may be renewed. */
public final class HttpsConnectors implements AutoCloseable {

  private final TlsCertificate certificate;
  private final Optional<Path> toTrust;
  private final OptionalInt redirectPort;
  private final Duration strictFor;

  HttpsConnectors(TlsCertificate certificate, Optional<Path> toTrust, TlsSettings settings) {
    this.certificate = certificate;
    this.toTrust = toTrust;
    this.redirectPort = settings.redirectPort();
    this.strictFor = settings.strictFor();
  }

  /**
   * Reads the certificate, or creates one.
   *
   * @param folder where a self-signed certificate is kept
   * @throws CommandException when it cannot be used; says how to fix it
   */
  public static HttpsConnectors of(
      TlsSettings settings, Configuration.Listening listening, Path folder, InstantSource clock) {
    return switch (settings.source()) {
      case TlsSettings.Source.Files files ->
          new HttpsConnectors(TlsCertificate.of(files, clock), Optional.empty(), settings);
      case TlsSettings.Source.SelfSigned _ -> {
        TlsSettings.Source.Files made =
            SelfSigned.in(folder, hostNames(listening), listening.address(), clock.instant());
        yield new HttpsConnectors(TlsCertificate.of(made, clock), Optional.of(made.certificate()), settings);
      }
    };
  }

  private static Set<String> hostNames(Configuration.Listening listening) {
    Set<String> names = new LinkedHashSet<>();
    names.add("localhost");
    listening.names().stream().filter(name -> name.matches("[A-Za-z][A-Za-z0-9.-]*")).forEach(names::add);
    listening.publicUrl().map(URI::getHost).filter(name -> name.matches(".*[A-Za-z].*")).ifPresent(names::add);
    return names;
  }

  /** The names that the certificate is for; the server also answers to them. */
  public Set<String> names() {
    return certificate.names();
  }

  /** The certificate that clients must be configured to trust, if it is self-signed. */
  public Optional<Path> toTrust() {
    return toTrust;
  }

  /** Reads the certificate again whenever its files change, until this is closed. */
  public void watchFiles() {
    certificate.watchFiles();
  }

  /** Creates the connector that accepts HTTPS, and sends HSTS if it is on. */
  public ServerConnector connector(Server server, HttpConfiguration plain) {
    HttpConfiguration secure = new HttpConfiguration(plain);
    // The check of host names knows which names are the server's, even behind a proxy that passes TLS through.
    SecureRequestCustomizer customizer = new SecureRequestCustomizer(false);
    customizer.setStsMaxAge(strictFor.isZero() ? -1 : strictFor.toSeconds());
    secure.addCustomizer(customizer);
    ALPNServerConnectionFactory negotiation = new ALPNServerConnectionFactory();
    negotiation.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
    return new ServerConnector(
        server,
        new SslConnectionFactory(certificate.factory(), negotiation.getProtocol()),
        negotiation,
        new HTTP2ServerConnectionFactory(secure),
        new HttpConnectionFactory(secure));
  }

  /** The connector for plain HTTP, if configured; {@link #redirect} must come before all other handlers. */
  public Optional<ServerConnector> plainConnector(Server server, HttpConfiguration plain) {
    if (redirectPort.isEmpty()) {
      return Optional.empty();
    }
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(plain));
    connector.setPort(redirectPort.getAsInt());
    return Optional.of(connector);
  }

  /** Redirects plain HTTP requests to HTTPS. */
  public static Handler redirect(ServerConnector secure, Optional<URI> publicUrl, Handler inside) {
    return new SecureRedirect(secure, publicUrl, inside);
  }

  @Override
  public void close() {
    certificate.close();
  }
}
