package org.clipwright.server.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate that an authority of the test has issued, with its key. */
record Issued(KeyPair pair, X509CertificateHolder certificate) {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant FROM = NOW.minus(Duration.ofDays(30));
  private static final Instant UNTIL = NOW.plus(Duration.ofDays(3650));

  static KeyPair pair(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  static Issued authority(String name) throws Exception {
    KeyPair pair = pair("EC");
    return issue(name, pair, new X500Name("CN=" + name), pair, FROM, UNTIL);
  }

  Issued issue(String name, String algorithm) throws Exception {
    return issue(name, algorithm, FROM, UNTIL);
  }

  Issued issue(String name, String algorithm, Instant from, Instant until) throws Exception {
    return issue(name, pair(algorithm), certificate.getSubject(), pair, from, until);
  }

  private static Issued issue(
      String name, KeyPair pair, X500Name issuer, KeyPair by, Instant from, Instant until) throws Exception {
    JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
        issuer, new BigInteger(64, new SecureRandom()), Date.from(from), Date.from(until),
        new X500Name("CN=" + name), pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pair == by));
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(
        new GeneralName[] {new GeneralName(GeneralName.dNSName, name), new GeneralName(GeneralName.dNSName,
            "*.media." + name)}));
    return new Issued(pair, builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }

  /** The key as PKCS#8. */
  String key() throws IOException {
    return pem(new JcaPKCS8Generator(pair.getPrivate(), null));
  }

  /** PKCS#1 for RSA; SEC 1 for EC, as OpenSSL writes it, with the curve. */
  String traditionalKey() throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
    if (pair.getPrivate().getAlgorithm().equals("RSA")) {
      return pem(new PemObject("RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded()));
    }
    ECPrivateKey bare = ECPrivateKey.getInstance(info.parsePrivateKey());
    ASN1Encodable curve = info.getPrivateKeyAlgorithm().getParameters();
    int bits = ((java.security.interfaces.ECPrivateKey) pair.getPrivate()).getParams().getOrder().bitLength();
    return pem(
        new PemObject("EC PARAMETERS", curve.toASN1Primitive().getEncoded()),
        new PemObject("EC PRIVATE KEY", new ECPrivateKey(bits, bare.getKey(), curve).getEncoded()));
  }

  /** The key behind a passphrase, in the form of PKCS#8 and in the older one. */
  static List<String> encryptedKeys() throws IOException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2), new byte[48]);
    return List.of(
        pem(new PemObject("ENCRYPTED PRIVATE KEY", info.getEncoded())),
        pem(new PemObject("RSA PRIVATE KEY", List.of(
            new PemHeader("Proc-Type", "4,ENCRYPTED"),
            new PemHeader("DEK-Info", "AES-256-CBC,00112233445566778899AABBCCDDEEFF")), new byte[48])));
  }

  static String pem(Object... contents) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object content : contents) {
        writer.writeObject(content);
      }
    }
    return text.toString();
  }

  static Path file(Path path, String... parts) throws IOException {
    return Files.writeString(path, String.join("", parts));
  }
}
