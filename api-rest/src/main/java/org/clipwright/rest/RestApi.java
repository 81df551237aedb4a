package org.clipwright.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.PublicAddress;
import org.clipwright.rest.admin.AdminEndpoints;
import org.clipwright.rest.guide.GuideEndpoints;
import org.clipwright.rest.media.MediaEndpoints;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.Cookies;
import org.clipwright.rest.page.BrowsablePages;
import org.clipwright.rest.page.PageRenderer;
import org.clipwright.rest.page.SessionEndpoints;
import org.clipwright.rest.page.StaticEndpoints;
import org.clipwright.rest.request.Cors;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.ProtocolErrors;
import org.clipwright.rest.request.RequestIdentity;
import org.clipwright.rest.request.Router;
import org.clipwright.rest.resource.InfoEndpoints;
import org.clipwright.rest.resource.ResourceCatalog;
import org.clipwright.rest.resource.TokenEndpoints;
import org.clipwright.rest.schema.SchemaEndpoints;
import org.clipwright.rest.setup.RefusalForm;
import org.clipwright.rest.setup.RestServices;
import org.clipwright.rest.tus.TusEndpoints;
import org.clipwright.rest.view.ObjectViews;
import org.clipwright.services.account.Identification;
import org.clipwright.services.media.MediaAccess;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;

/** The OpenShot Cloud API over HTTP, ready to be mounted on a server. */
public final class RestApi {

  /** The cookie that names a browser's session. */
  public static final String SESSION_COOKIE = Cookies.SESSION;

  private RestApi() {}

  /**
   * Connections as the API needs them: paths with doubled slashes reach it, since clients send them, and no header
   * identifies the server software. They do not cache header fields between requests: that would take 100 kB per
   * connection, and anybody can open thousands.
   */
  public static HttpConnectionFactory connectionFactory() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setUriCompliance(UriCompliance.DEFAULT.with("doubled-slashes",
        UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT, UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
    configuration.setSendServerVersion(false);
    configuration.setHeaderCacheSize(0);
    return new HttpConnectionFactory(configuration);
  }

  /** Answers what the server itself rejects, such as a malformed address, as the API would. */
  public static Request.Handler errorHandler() {
    return new ProtocolErrors();
  }

  /** Answers every path; it blocks, so the server should run it on virtual threads. */
  public static Handler handler(RestConfiguration configuration, RestServices services) {
    return new RestHandler(dispatcher(configuration, services), addresses(configuration));
  }

  /**
   * The handler in front of this and all other APIs of a server: it rejects foreign host names and requests from pages
   * of other origins.
   *
   * @param forms how other APIs reject requests, by their base path
   */
  public static Handler checkingHosts(RestConfiguration configuration, Map<String, RefusalForm> forms, Handler inside) {
    return new HostAndOriginHandler(configuration, addresses(configuration), forms, inside);
  }

  /** Determines the addresses of clients and of this server as they see it, also for the other APIs. */
  public static ClientAddress addresses(RestConfiguration configuration) {
    List<PublicAddress.TrustedNetwork> proxies =
        configuration.trustedProxies().stream().map(PublicAddress.TrustedNetwork::parse).toList();
    return new ClientAddress(new PublicAddress(configuration.publicUrl(), proxies), configuration.mediaOrigin(),
        configuration.mediaAccess() == MediaAccess.OWNER);
  }

  static RestDispatcher dispatcher(RestConfiguration configuration, RestServices services) {
    PageRenderer pages = new BrowsablePages(new ObjectViews(services));
    return new RestDispatcher(
        new Router(endpoints(configuration, services, pages)),
        new RequestIdentity(new Identification(services.accounts()), services.requests()),
        new BodyReader(configuration.limits(), configuration.uploads()),
        new Cors(configuration.corsOrigins()),
        pages,
        services.idempotency());
  }

  static List<Endpoint> endpoints(RestConfiguration configuration, RestServices services, PageRenderer pages) {
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.addAll(new SchemaEndpoints(() -> endpoints).all());
    endpoints.addAll(new StaticEndpoints().all());
    endpoints.addAll(new GuideEndpoints().all());
    endpoints.addAll(new TokenEndpoints(services.accounts()).all());
    endpoints.addAll(new SessionEndpoints(services.accounts(), services.administration().audit(), pages).all());
    endpoints.addAll(new AdminEndpoints(services).all());
    endpoints.addAll(
        new InfoEndpoints(services.catalogues().effects(), services.catalogues().fonts(),
            services.catalogues().titles(), services.catalogues().speech())
            .all());
    endpoints.addAll(new ResourceCatalog(services).endpoints());
    endpoints.addAll(
        new TusEndpoints(services.uploads(), services.resources().files(), services.media(),
            services.resources().projects()).all());
    endpoints.addAll(new MediaEndpoints(
        services.media(), configuration.mediaAccess(), configuration.mediaOrigin().isPresent(),
        (owner, project) -> services.resources().projects().find(owner, project).id() == project).all());
    return endpoints;
  }
}
