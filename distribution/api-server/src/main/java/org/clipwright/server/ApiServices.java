package org.clipwright.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.GuardedHttp;
import org.clipwright.configuration.PlatformBackends;
import org.clipwright.configuration.Version;
import org.clipwright.db.DatabaseListings;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.rest.setup.Administration;
import org.clipwright.rest.setup.RestServices;
import org.clipwright.services.ProjectDrawing;
import org.clipwright.services.StandardActions;
import org.clipwright.services.account.AccountAdministration;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.clip.ClipService;
import org.clipwright.services.effect.EffectService;
import org.clipwright.services.export.ExportLimit;
import org.clipwright.services.export.ExportQuota;
import org.clipwright.services.export.ExportService;
import org.clipwright.services.file.FileService;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.title.FontService;
import org.clipwright.services.title.TitleDesigns;
import org.clipwright.services.transcript.TranscriptionService;
import org.clipwright.services.upload.UploadTargets;
import org.clipwright.services.work.WorkDispatcher;

/** The application services of a server, created once and shared by its APIs. */
final class ApiServices implements AutoCloseable {

  /** How long callers wait for a worker; long enough for one to crash, restart and answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  /** For frames and thumbnails that are asked for again. */
  private static final long KEPT_FRAME_BYTES = 16L << 20;

  private final GuardedHttp web;
  private final WorkDispatcher workers;
  private final ProjectDrawing drawing;
  private final RestServices rest;
  private final GraphQlServices graph;

  private ApiServices(
      GuardedHttp web, WorkDispatcher workers, ProjectDrawing drawing, RestServices rest, GraphQlServices graph) {
    this.web = web;
    this.workers = workers;
    this.drawing = drawing;
    this.rest = rest;
    this.graph = graph;
  }

  /** @param uploads the folder where uploads wait */
  static ApiServices of(
      PlatformBackends foundation, AccountService accounts, Configuration configuration, Path uploads) {
    GuardedHttp web = new GuardedHttp(configuration.outbound());
    WorkDispatcher workers =
        new WorkDispatcher(
            foundation.work(), foundation.queue(), foundation.database(), foundation.notices(), PATIENCE);
    ActionContext ports = ports(foundation, workers, configuration.models());
    ProjectDrawing drawing = new ProjectDrawing(ports, program(foundation), KEPT_FRAME_BYTES);
    RestServices rest = rest(foundation, accounts, web, ports, drawing, configuration, uploads);
    return new ApiServices(web, workers, drawing, rest, graph(foundation, rest));
  }

  private static RestServices rest(
      PlatformBackends on, AccountService accounts, GuardedHttp web, ActionContext ports, ProjectDrawing drawing,
      Configuration configuration, Path uploads) {
    WorkDispatcher workers = ports.workers();
    ExportService exports = new ExportService(
        on.exports(), on.projects(), on.clips(), on.effects(), on.media(), on.queue(), on.database(), on.notices(),
        new ExportLimit(configuration.workers().longestExport()),
        new ExportQuota(configuration.quotas().exports(), configuration.quotas().renderedADay(), on.renderUsage(),
            InstantSource.system()),
        on.webhookSecrets(), on.exportQueue(), on.plugins()::effects);
    ProjectService projects = new ProjectService(on.projects(), on.exports(), on.media(), on.notices());
    return new RestServices(
        accounts,
        new RequestThrottle(Optional.of(configuration.requests()), InstantSource.system()),
        new RestServices.Resources(
            projects,
            new FileService(on.files(), on.projects(), on.media(), workers, web, on.notices()),
            new ClipService(on.clips(), on.projects(), on.files(), on.media(), on.plugins()::effects, on.notices()),
            new EffectService(on.effects(), on.projects(), on.plugins()::effects, on.notices()),
            exports),
        drawing,
        StandardActions.of(ports, drawing, exports, configuration.data().resolve("archives")),
        new RestServices.Catalogues(
            on.plugins()::effects, new TitleDesigns(on.plugins()::titles, on.media(), workers),
            new FontService(on.media(), workers), ports.transcriptions().models()),
        on.media(),
        on.representation(),
        new Administration(new AccountAdministration(accounts, projects, ports), on.audit(), on.overview(),
            on.storageOverview(), configuration.retention(), () -> PluginReports.of(on.plugins())),
        new Idempotency(on.keptAnswers()),
        on.webhooks(),
        new UploadTargets(
            new UploadRoom(uploads, configuration.diskFloor(),
                configuration.disk().unfinishedUploadBytes()),
            configuration.listening().uploadLimitBytes(), InstantSource.system()));
  }

  /** What draws: this program and its plugins, whose versions are enough, since they are loaded at the start. */
  private static String program(PlatformBackends on) {
    return Version.line() + " " + on.plugins().loaded().stream()
        .map(plugin -> plugin.id() + " " + plugin.version()).sorted().toList();
  }

  /** The same services, and the stores for the graph's batched reads. */
  private static GraphQlServices graph(PlatformBackends on, RestServices rest) {
    RestServices.Resources resources = rest.resources();
    RestServices.Catalogues catalogues = rest.catalogues();
    return new GraphQlServices(
        rest.accounts(),
        rest.requests(),
        new GraphQlServices.Resources(
            resources.projects(), resources.files(), resources.clips(), resources.effects(), resources.exports()),
        rest.actions(),
        new GraphQlServices.Catalogues(
            catalogues.effects(), catalogues.titles(), catalogues.fonts(), catalogues.speech()),
        rest.representation(),
        new GraphQlServices.Reads(
            on.projects(), on.files(), on.clips(), on.effects(), on.exports(), new DatabaseListings(on.database()),
            on.webhooks(), on.exportQueue(), on.media()),
        on.database(),
        on.notices(),
        rest.idempotency());
  }

  private static ActionContext ports(PlatformBackends on, WorkDispatcher workers, Configuration.Models models) {
    return new ActionContext(
        on.projects(), on.files(), on.clips(), on.effects(), on.exports(), on.media(), workers, on.database(),
        on.notices(), on.plugins()::effects, on.plugins()::titles, on.representation(),
        new TranscriptionService(
            on.speechModels(models), on.transcriptions(), on.queue(), on.database(), on.notices()));
  }

  RestServices rest() {
    return rest;
  }

  GraphQlServices graph() {
    return graph;
  }

  @Override
  public void close() {
    drawing.close();
    workers.close();
    web.close();
  }
}
