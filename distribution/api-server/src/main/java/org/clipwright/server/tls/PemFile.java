package org.clipwright.server.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.FileReason;
import org.clipwright.configuration.Setting;

/**
 * The contents of a PEM file for TLS.
 *
 * @param path its path
 * @param certificates its certificates, in file order
 * @param key the first private key
 */
record PemFile(Path path, List<X509Certificate> certificates, Optional<PrivateKey> key) {

  private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS = Map.of(
      PKCSObjectIdentifiers.rsaEncryption, "RSA",
      X9ObjectIdentifiers.id_ecPublicKey, "EC",
      EdECObjectIdentifiers.id_Ed25519, "EdDSA");

  /**
   * Reads a file.
   *
   * @param setting the setting that names it, for messages
   * @throws CommandException when it cannot be used; says how to fix it
   */
  static PemFile read(Path path, Setting setting) {
    String named = setting.variable() + " names " + path;
    List<X509Certificate> certificates = new ArrayList<>();
    List<PrivateKey> keys = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1);
        PEMParser parser = new PEMParser(text)) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        switch (part) {
          case X509CertificateHolder certificate ->
              certificates.add(new JcaX509CertificateConverter().getCertificate(certificate));
          case PEMKeyPair pair -> keys.add(key(pair.getPrivateKeyInfo(), named));
          case PrivateKeyInfo key -> keys.add(key(key, named));
          case PEMEncryptedKeyPair _,PKCS8EncryptedPrivateKeyInfo _ -> throw new CommandException(named
              + ", where the key is encrypted, and nobody can type its passphrase when the server starts. Decrypt it"
              + " with \"openssl pkey -in " + path.getFileName() + " -out plain.key\", and make the file readable only"
              + " for the server's user.");
          default -> {}
        }
      }
    } catch (NoSuchFileException missing) {
      throw new CommandException(named + ", which does not exist. Put the PEM file there, or correct the path.");
    } catch (AccessDeniedException closed) {
      throw new CommandException(named + ", which the server may not read. Make it readable for the server's user, for"
          + " example with \"chown\".");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException | IllegalStateException damaged) {
      throw new CommandException(named + ", which cannot be read as PEM: " + reason(damaged)
          + ". Copy the file again from where the certificate was issued.");
    }
    return new PemFile(path, List.copyOf(certificates), keys.stream().findFirst());
  }

  private static String reason(Exception damaged) {
    return damaged instanceof IOException file ? FileReason.of(file) : String.valueOf(damaged.getMessage());
  }

  private static PrivateKey key(PrivateKeyInfo info, String named) throws IOException, GeneralSecurityException {
    String algorithm = ALGORITHMS.get(info.getPrivateKeyAlgorithm().getAlgorithm());
    if (algorithm == null) {
      throw new CommandException(named + ", where the key is of a kind that browsers do not support ("
          + info.getPrivateKeyAlgorithm().getAlgorithm() + "). Create one with \"openssl ecparam -name prime256v1"
          + " -genkey -noout\" and have a certificate issued for it.");
    }
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }
}
