package org.clipwright.rest;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** The OpenShot Cloud API over HTTP, ready to be mounted on a server. */
public final class RestApi {

  private RestApi() {}

  /**
   * Connections as the API needs them: paths with doubled slashes reach it, since clients send such, and no header tells
   * which server this is.
   */
  public static HttpConnectionFactory connectionFactory() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setUriCompliance(UriCompliance.DEFAULT.with("doubled-slashes",
        UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT, UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
    configuration.setSendServerVersion(false);
    return new HttpConnectionFactory(configuration);
  }
}
