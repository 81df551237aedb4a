package org.clipwright.server;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.DatabaseAddress;
import org.clipwright.configuration.JavaCommand;
import org.clipwright.configuration.PlatformBackends;
import org.clipwright.configuration.Scratch;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.configuration.StopSignals;
import org.clipwright.configuration.trace.TraceRecording;
import org.clipwright.db.Database;
import org.clipwright.db.LeftJobs;
import org.clipwright.db.embedded.EmbeddedDatabase;
import org.clipwright.graphql.GraphQlApi;
import org.clipwright.graphql.GraphQlConfiguration;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.rest.RestApi;
import org.clipwright.rest.RestConfiguration;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.server.metrics.MetricsHandler;
import org.clipwright.server.metrics.ServerMetrics;
import org.clipwright.server.tls.HttpsConnectors;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.Identification;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.export.ExportJobs;
import org.clipwright.services.retention.RetentionJob;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with all its parts: started bottom up, stopped top down. */
final class RunningServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

  /** The API's database connections; requests that need one wait their turn. */
  private static final int CONNECTIONS = 20;

  private final Configuration configuration;
  private final Optional<WorkerUser> workerUser;
  private final StopSignals signals;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private StartupMessage greeting;
  private volatile boolean closing;
  private volatile boolean failed;

  private RunningServer(Configuration configuration, Optional<WorkerUser> workerUser, StopSignals signals) {
    this.configuration = configuration;
    this.workerUser = workerUser;
    this.signals = signals;
  }

  /**
   * Starts everything; if something fails, what was already started is stopped again.
   *
   * @param settings the settings that the configuration was read from, passed on to the workers
   * @param workerUser the user that workers run as, if not this process's user
   * @param signals notified when the server cannot continue
   */
  static RunningServer start(
      Configuration configuration, Map<String, String> settings, Optional<WorkerUser> workerUser, StopSignals signals) {
    RunningServer server = new RunningServer(configuration, workerUser, signals);
    try {
      server.start(settings);
      return server;
    } catch (RuntimeException failure) {
      server.closeAfter(failure);
      throw failure;
    }
  }

  private void start(Map<String, String> settings) {
    ServerUser user = ServerUser.ofThisProcess();
    user.warnOfRoot(workerUser);
    JavaCommand java = JavaCommand.ofThisProcess();
    workerUser.ifPresent(worker -> worker.require(user, java.files()));
    started(TraceRecording.start(configuration.traces(), "clipwright-api"));
    DataFolder data = started(DataFolder.hold(configuration.data()));
    Optional<HttpsConnectors> secure = configuration.listening().tls().map(tls -> started(
        HttpsConnectors.of(tls, configuration.listening(), data.certificate(), InstantSource.system())));
    Database.Address address =
        configuration
            .database()
            .map(DatabaseAddress::forConnections)
            .orElseGet(() -> ownDatabase(data));
    PlatformBackends foundation =
        started(PlatformBackends.open(configuration, address, PlatformBackends.Tables.BROUGHT_UP_TO_DATE, CONNECTIONS));
    log(foundation.plugins());
    ApiServices services =
        started(ApiServices.of(foundation, accounts(foundation, data), configuration, data.uploads()));
    FirstAccounts.Welcome welcome = new FirstAccounts(services.rest().accounts()).prepare(configuration);
    ServerMetrics metrics = started(new ServerMetrics(foundation.database(), foundation.overview()));
    foundation.watchStorage(metrics.storage());
    WebServer web = web(services, foundation, secure, metrics);
    RetentionJob.schedule(foundation.queue());
    ExportJobs.scheduleExpiry(foundation.queue());
    LeftJobs left = new LeftJobs(foundation.database());
    JavaCommand command = workerUser.map(worker -> opened(worker, user, java, data)).orElse(java);
    started(Supervisor.start(configuration, command, workerSettings(settings, address, web), workerUser, left));
    // Workers know the server's address, so they start after it; requests in flight need workers, so those stop after
    // it.
    started(web);
    greeting = new StartupMessage(web.address(), configuration.data(), welcome,
        secure.flatMap(HttpsConnectors::toTrust));
  }

  /** Gives another user access to what workers need, and has them keep native libraries where it may write. */
  private JavaCommand opened(WorkerUser worker, ServerUser user, JavaCommand java, DataFolder data) {
    WorkerFolders.open(
        worker, configuration.data(), data.plugins(),
        List.of(Scratch.in(configuration.data()).folder(), data.models(), data.workerCache()));
    worker.require(user, List.of(data.plugins().getFirst()));
    worker.empty(user, data.workerCache());
    return java.cachingIn(data.workerCache());
  }

  private AccountService accounts(PlatformBackends foundation, DataFolder data) {
    Configuration.Accounts wanted = configuration.accounts();
    return AccountService.of(
        foundation.users(), wanted.signInFailures(),
        wanted.tokenKey().orElseGet(() -> TokenKeyFile.in(data.tokenKey())), wanted.addressLife(),
        InstantSource.system());
  }

  private Database.Address ownDatabase(DataFolder data) {
    EmbeddedDatabase database = started(EmbeddedDatabase.start(data.database()));
    database.ended().thenRun(this::databaseEnded);
    return database.address();
  }

  /** Without its database a server can do nothing; a restart recovers it. */
  private void databaseEnded() {
    if (!closing) {
      failed = true;
      LOG.error("The built-in database exited unexpectedly; the server is stopping.");
      signals.stop();
    }
  }

  /** Whether it must stop because something it needs is gone. */
  boolean failed() {
    return failed;
  }

  private static void log(PluginCatalog plugins) {
    String names =
        plugins.loaded().stream().map(plugin -> plugin.id() + " " + plugin.version()).collect(Collectors.joining(", "));
    LOG.info("Plugins were loaded. plugins=\"{}\"", names);
  }

  private <T extends AutoCloseable> T started(T part) {
    parts.push(part);
    return part;
  }

  private WebServer web(
      ApiServices services, PlatformBackends foundation, Optional<HttpsConnectors> secure, ServerMetrics metrics) {
    Configuration.Listening listening = configuration.listening();
    RestConfiguration rest = rest(listening, secure, services.rest().uploads().room());
    HealthHandler health = new HealthHandler(
        Map.of("database", foundation.database()::check, "storage", new StorageCheck(foundation.media())));
    GraphQlConfiguration graph =
        new GraphQlConfiguration(
            RestApi.addresses(rest), listening.corsOrigins(), Set.of(),
            RestApi.SESSION_COOKIE, GraphQlLimits.DEFAULT,
            services.rest().uploads());
    return WebServer.start(
        listening,
        secure,
        health,
        List.of(metrics.measured(RestApi.checkingHosts(rest, Map.of("/graphql", GraphQlApi::refuse),
            new Handler.Sequence(
                new MetricsHandler(
                    metrics, listening.metricsAccess(), new Identification(services.rest().accounts()),
                    RestApi.addresses(rest)),
                new TraceHandler(new Handler.Sequence(
                    GraphQlApi.handler(graph, services.graph()),
                    RestApi.handler(rest, services.rest()))))))));
  }

  private static RestConfiguration rest(
      Configuration.Listening listening, Optional<HttpsConnectors> secure, UploadRoom uploads) {
    BodyLimits usual = BodyLimits.DEFAULT;
    Set<String> names = new LinkedHashSet<>(listening.names());
    secure.map(HttpsConnectors::names).ifPresent(names::addAll);
    return new RestConfiguration(
        listening.publicUrl(),
        listening.mediaOrigin(),
        names,
        listening.trustedProxies(),
        listening.corsOrigins(),
        listening.mediaAccess(),
        new BodyLimits(usual.textBytes(), listening.uploadLimitBytes(), usual.fields(), usual.files()),
        uploads);
  }

  /** Workers use the same database and media, and the same public address of this server. */
  private SettingsPipe workerSettings(
      Map<String, String> settings, Database.Address address, WebServer web) {
    Map<String, String> worker = new HashMap<>(settings);
    worker.put(Setting.DATA.variable(), configuration.data().toString());
    worker.put(Setting.DATABASE_URL.variable(), address.url());
    worker.put(Setting.DATABASE_USER.variable(), address.user());
    worker.put(Setting.DATABASE_PASSWORD.variable(), address.password());
    worker.putIfAbsent(Setting.PUBLIC_URL.variable(), web.address().toString());
    return SettingsPipe.toWorker(worker);
  }

  StartupMessage greeting() {
    return greeting;
  }

  private void closeAfter(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException further) {
      failure.addSuppressed(further);
    }
  }

  /** Stops every part, even when one of them fails to stop. */
  @Override
  public void close() {
    closing = true;
    RuntimeException failure = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception one) {
        RuntimeException wrapped = one instanceof RuntimeException plain ? plain : new IllegalStateException(one);
        if (failure == null) {
          failure = wrapped;
        } else {
          failure.addSuppressed(wrapped);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
