package org.clipwright.server;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.configuration.Version;

/**
 * The message that a server prints when it is ready.
 *
 * @param trusting the certificate that clients must be configured to trust
 */
record StartupMessage(URI address, Path data, FirstAccounts.Welcome welcome, Optional<Path> trusting) {

  void print(PrintWriter out) {
    out.println();
    out.println("Clipwright " + Version.number() + " is ready.");
    out.println();
    out.println("  Address   " + address);
    out.println("  Data      " + data);
    trusting.ifPresent(certificate -> out.println("  Trust     " + certificate + "   (self-signed, for testing)"));
    if (welcome.demo()) {
      out.println("  Login     " + FirstAccounts.DEMO_NAME + " / " + FirstAccounts.DEMO_PASSWORD
          + "   (works on this machine only)");
    }
    welcome.newPassword().ifPresent(password -> {
      out.println("  Login     " + FirstAccounts.ADMINISTRATOR + " / " + password + "   administration: " + address
          + "/cloud-admin/");
      out.println("            This password is shown only once: keep it, or change it after signing in.");
    });
    out.println();
    out.println("Try next:");
    out.println("  open      " + address + "/                      the API by hand, in a browser");
    out.println("  " + example());
    out.println();
    out.println("Press Ctrl-C to stop.");
    out.flush();
  }

  private String example() {
    String login = welcome.demo() ? FirstAccounts.DEMO_NAME + ":" + FirstAccounts.DEMO_PASSWORD : "NAME:PASSWORD";
    String trust = trusting.map(certificate -> "--cacert " + certificate + " ").orElse("");
    return "curl      " + trust + "-u " + login + " " + address + "/projects/ -d name=First";
  }
}
