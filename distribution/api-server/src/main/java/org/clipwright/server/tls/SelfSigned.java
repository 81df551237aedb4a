package org.clipwright.server.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.TlsSettings;
import org.clipwright.services.media.OwnerOnly;

/**
 * A certificate that a server creates itself and keeps in its data folder, so that clients can be configured to trust
 * it.
 */
final class SelfSigned {

  private static final Duration VALID = Duration.ofDays(365);

  /** One that expires sooner is recreated at the next start. */
  private static final Duration ENOUGH = Duration.ofDays(30);

  private SelfSigned() {}

  /**
   * The certificate in a folder, created if there is none, or if it expires soon or lacks a name.
   *
   * @param names the host names that it must cover
   * @param address where the server listens
   */
  static TlsSettings.Source.Files in(Path folder, Set<String> names, InetAddress address, Instant now) {
    TlsSettings.Source.Files files =
        new TlsSettings.Source.Files(folder.resolve("self-signed.pem"), folder.resolve("self-signed.key"));
    if (!usable(files, names, now)) {
      try {
        OwnerOnly.folder(folder);
        make(files, names, address, now);
      } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
        throw new CommandException("A self-signed certificate cannot be created in " + folder + ": "
            + failure.getMessage());
      }
    }
    return files;
  }

  private static boolean usable(TlsSettings.Source.Files files, Set<String> names, Instant now) {
    if (Files.notExists(files.certificate()) || Files.notExists(files.key())) {
      return false;
    }
    try {
      return ServerCertificate.read(files, now.plus(ENOUGH)).names().containsAll(names);
    } catch (CommandException unusable) {
      return false;
    }
  }

  private static void make(TlsSettings.Source.Files files, Set<String> names, InetAddress address, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=Clipwright self-signed");
    JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
        name, new BigInteger(120, new SecureRandom()), Date.from(now.minus(Duration.ofDays(1))),
        Date.from(now.plus(VALID)), name, pair.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names, address));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    X509CertificateHolder certificate =
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    replace(files.key(), pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
    replace(files.certificate(), pem(certificate));
  }

  private static GeneralNames alternatives(Set<String> names, InetAddress address) {
    List<GeneralName> all = new ArrayList<>();
    names.forEach(one -> all.add(new GeneralName(GeneralName.dNSName, one)));
    all.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    all.add(new GeneralName(GeneralName.iPAddress, "::1"));
    if (!address.isAnyLocalAddress() && !address.isLoopbackAddress()) {
      all.add(new GeneralName(GeneralName.iPAddress, address.getHostAddress().replaceFirst("%.*", "")));
    }
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  private static String pem(Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(content);
    }
    return text.toString();
  }

  private static void replace(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    OwnerOnly.write(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
