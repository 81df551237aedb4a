package org.clipwright.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.TlsSettings;

/**
 * A validated certificate with its key.
 *
 * @param key the private key of the first certificate in the chain
 * @param chain the server's own certificate first, each signed by the next
 */
record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {

  private static final int DNS_NAME = 2;
  private static final int MOST = 10;

  /**
   * Reads and checks an operator's certificate.
   *
   * @throws CommandException when it cannot be used; says how to fix it
   */
  static ServerCertificate read(TlsSettings.Source.Files files, Instant now) {
    PemFile certificates = PemFile.read(files.certificate(), Setting.TLS_CERTIFICATE);
    PemFile keys = files.key().equals(files.certificate())
        ? certificates
        : PemFile.read(files.key(), Setting.TLS_KEY);
    List<X509Certificate> chain = certificates.certificates();
    String named = Setting.TLS_CERTIFICATE.variable() + " names " + files.certificate();
    if (chain.isEmpty() || chain.size() > MOST) {
      throw new CommandException(named + ", which has " + (chain.isEmpty() ? "no certificate" : "too many certificates")
          + ". It must be PEM, with the server's certificate and its issuers' certificates. Convert DER to PEM with"
          + " \"openssl x509 -inform der\".");
    }
    ServerCertificate read = new ServerCertificate(keys.key().orElseThrow(() -> withoutKey(files)), chain);
    read.check(files, named, now);
    return read;
  }

  private static CommandException withoutKey(TlsSettings.Source.Files files) {
    return new CommandException(files.key().equals(files.certificate())
        ? "There is no private key in " + files.certificate() + ". Set " + Setting.TLS_KEY.variable() + " to its file."
        : Setting.TLS_KEY.variable() + " names " + files.key() + ", which has no private key. It must be PEM, as"
            + " PKCS#8, PKCS#1 or EC.");
  }

  private void check(TlsSettings.Source.Files files, String named, Instant now) {
    X509Certificate own = chain.getFirst();
    if (!fits(own)) {
      int place = 1 + chain.indexOf(chain.stream().filter(this::fits).findFirst().orElse(own));
      throw new CommandException(place > 1
          ? named + ", where the server's own certificate is number " + place + ". Put it first, followed by its"
              + " issuers' certificates."
          : "The key in " + files.key() + " does not belong to the certificate in " + files.certificate() + " ("
              + own.getSubjectX500Principal() + "). Use the key that this certificate was issued for.");
    }
    if (now.isAfter(own.getNotAfter().toInstant())) {
      throw new CommandException(named + ", which expired on " + own.getNotAfter().toInstant() + ". Renew it; clients"
          + " would refuse it.");
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      throw new CommandException(named + ", which is valid only from " + own.getNotBefore().toInstant() + " on. Wait"
          + " until then, or correct this machine's clock: it says " + now + ".");
    }
    for (int i = 1; i < chain.size(); i++) {
      if (!vouches(chain.get(i), chain.get(i - 1))) {
        throw new CommandException(named + ", where certificate " + (i + 1) + " (" + chain.get(i)
            .getSubjectX500Principal() + ") did not issue the one before it. Order them so that each was issued by the"
            + " next, and remove all others.");
      }
    }
  }

  private boolean fits(X509Certificate certificate) {
    try {
      byte[] proof = {1, 2, 3, 4};
      Signature signing = Signature.getInstance(algorithm());
      signing.initSign(key);
      signing.update(proof);
      byte[] signature = signing.sign();
      signing.initVerify(certificate.getPublicKey());
      signing.update(proof);
      return signing.verify(signature);
    } catch (GeneralSecurityException otherKind) {
      return false;
    }
  }

  private String algorithm() {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  private static boolean vouches(X509Certificate issuer, X509Certificate issued) {
    try {
      issued.verify(issuer.getPublicKey());
      return issued.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  Instant expires() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  /** The names that it is for; a leading star stands for all subdomains. */
  Set<String> names() {
    try {
      Set<String> names = new LinkedHashSet<>();
      if (chain.getFirst().getSubjectAlternativeNames() != null) {
        chain.getFirst().getSubjectAlternativeNames().stream()
            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
            .forEach(name -> names.add(name.get(1).toString()));
      }
      return names;
    } catch (CertificateParsingException strange) {
      throw new CommandException("The names in the certificate cannot be read: " + strange.getMessage());
    }
  }

  /** Certificate and key, in memory only. */
  KeyStore store(String password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, password.toCharArray(), chain.toArray(X509Certificate[]::new));
      return store;
    } catch (IOException | GeneralSecurityException failure) {
      throw new CommandException("The certificate and its key cannot be used by Java: " + failure.getMessage());
    }
  }
}
