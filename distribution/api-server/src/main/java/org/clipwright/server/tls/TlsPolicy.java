package org.clipwright.server.tls;

import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The supported protocols and ciphers: those with forward secrecy and authenticated encryption. */
final class TlsPolicy {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private static final String[] CIPHERS = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  private TlsPolicy() {}

  static SslContextFactory.Server factory() {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setExcludeProtocols();
    factory.setIncludeProtocols(PROTOCOLS);
    factory.setExcludeCipherSuites();
    factory.setIncludeCipherSuites(CIPHERS);
    factory.setRenegotiationAllowed(false);
    return factory;
  }
}
