package org.clipwright.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.rest.setup.Administration;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.rest.setup.RestServices;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;
import org.clipwright.services.ProjectDrawing;
import org.clipwright.services.StandardActions;
import org.clipwright.services.account.AccountAdministration;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.account.User;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.clip.ClipService;
import org.clipwright.services.effect.EffectService;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.export.ExportLimit;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.ExportQuota;
import org.clipwright.services.export.ExportService;
import org.clipwright.services.file.FileService;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaAccess;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.retention.RetentionRules;
import org.clipwright.services.retention.StorageOverview;
import org.clipwright.services.testkit.InMemoryAuditLog;
import org.clipwright.services.testkit.InMemoryExports;
import org.clipwright.services.testkit.InMemoryFiles;
import org.clipwright.services.testkit.InMemoryKeptAnswers;
import org.clipwright.services.testkit.InMemoryOverview;
import org.clipwright.services.testkit.InMemoryResources;
import org.clipwright.services.testkit.InMemoryTranscriptions;
import org.clipwright.services.testkit.InMemoryUsers;
import org.clipwright.services.testkit.InMemoryWebhookLog;
import org.clipwright.services.testkit.InMemoryWebhookSecrets;
import org.clipwright.services.testkit.RecordedJobs;
import org.clipwright.services.testkit.RecordedNotices;
import org.clipwright.services.testkit.Repositories;
import org.clipwright.services.title.FontService;
import org.clipwright.services.title.TitleDesigns;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.services.transcript.TranscriptionService;
import org.clipwright.services.upload.UploadTargets;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.WorkDispatcher;
import org.clipwright.services.work.WorkOverview;

/** The whole platform in memory, with the accounts ann and bob and the inactive gone, and the API in front of it. */
public final class TestPlatform {

  public static final String ANN = "a".repeat(40);
  public static final String BOB = "b".repeat(40);

  /**
   * What users may do at most.
   *
   * @param requests that they may send
   * @param storedBytes that each may keep
   * @param exports that each may ask for
   */
  public record Limits(RequestThrottle requests, OptionalLong storedBytes, ExportQuota exports) {
    public static final Limits NONE = new Limits(RequestThrottle.NONE, OptionalLong.empty(), ExportQuota.NONE);
  }

  /** What the administration shows. */
  public record Overviews(AuditLog audit, WorkOverview work, StorageOverview storage) {}

  /** Media that nobody may store while a transaction is open, since that would hold a connection for long. */
  private static final class Now implements Transactions {

    private final ThreadLocal<Boolean> open = ThreadLocal.withInitial(() -> false);

    @Override
    public <T> T call(Supplier<T> work) {
      boolean outer = open.get();
      open.set(true);
      try {
        return work.get();
      } finally {
        open.set(outer);
      }
    }

    StorageProvider outside(StorageProvider storage) {
      return (StorageProvider) Proxy.newProxyInstance(
          StorageProvider.class.getClassLoader(), new Class<?>[] {StorageProvider.class}, (_, method, arguments) -> {
            if (open.get() && Set.of("put", "copy").contains(method.getName())) {
              throw new AssertionError("Media are stored within a transaction.");
            }
            try {
              return method.invoke(storage, arguments);
            } catch (InvocationTargetException failure) {
              throw failure.getCause();
            }
          });
    }
  }

  /** A template that is nothing but its text. */
  private static final class CenterText implements TitleTemplate {
    @Override
    public String name() {
      return "Center-Text.svg";
    }

    @Override
    public String description() {
      return "Words in the middle.";
    }

    @Override
    public String svg(TitleText text) {
      return "<svg>" + text.markup() + "</svg>";
    }
  }

  private static final class Nowhere implements OutboundHttp {
    @Override
    public <T> T get(String url, Function<Download, T> reader) {
      throw new PlatformException(ErrorCode.INVALID, "Nothing can be fetched from " + url + ".");
    }

    @Override
    public WebhookReply post(String url, String contentType, String body, Map<String, String> headers) {
      throw new PlatformException(ErrorCode.RESOURCE, "Nobody answers at " + url + ".");
    }
  }

  public final InMemoryStorageProvider storage = new InMemoryStorageProvider();
  private final Repositories stores;
  public final ExportRepository exports;
  public final List<String> jobs = new ArrayList<>();
  public final Map<Long, ExportQueue.QueuePlace> places = new HashMap<>();
  public final List<EffectDescriptor> effects = new ArrayList<>(List.of(
      new EffectDescriptor("Negate", "Negative", "Inverts colours.", EffectDescriptor.Medium.PICTURE, List.of())));
  public final List<Administration.Plugin> plugins = new ArrayList<>(List.of(
      new Administration.Plugin("broken.jar", "", "", "", List.of(), Optional.of("It has no descriptor."))));
  public final InMemoryAuditLog audit = new InMemoryAuditLog();
  public final InMemoryWebhookLog webhooks;
  public final AccountService accounts;
  private final Limits limits;
  private final Optional<Overviews> overviews;
  final RestServices services;
  private final RestDispatcher dispatcher;
  private final RestConfiguration configuration;

  public TestPlatform(Path uploads) {
    this(RestConfiguration.withUploadsIn(UploadRoom.unlimited(uploads)));
  }

  public TestPlatform(RestConfiguration configuration) {
    this(configuration, Limits.NONE);
  }

  /** A platform whose users may not do everything. */
  public TestPlatform(RestConfiguration configuration, Limits limits) {
    this(configuration, Repositories.inMemory(), limits);
    InMemoryUsers users = (InMemoryUsers) stores.users();
    users.put(ANN, accounts.create("ann", "", "ann-password", false).id());
    users.put(BOB, accounts.create("bob", "", "bob-password", false).id());
    User gone = accounts.create("gone", "", "gone-password", false);
    accounts.update(new User(gone.id(), gone.name(), "", false, false, gone.created(), 1));
    users.put("c".repeat(40), gone.id());
  }

  /** A platform on any store, without accounts. */
  public TestPlatform(RestConfiguration configuration, Repositories stores, Overviews overviews) {
    this(configuration, stores, Limits.NONE, Optional.of(overviews));
  }

  private TestPlatform(RestConfiguration configuration, Repositories stores, Limits limits) {
    this(configuration, stores, limits, Optional.empty());
  }

  private TestPlatform(
      RestConfiguration configuration, Repositories stores, Limits limits, Optional<Overviews> overviews) {
    this.limits = limits;
    this.overviews = overviews;
    this.configuration = configuration;
    this.stores = stores;
    exports = stores.exports();
    webhooks = new InMemoryWebhookLog(exports);
    accounts = TestAccounts.of(stores.users());
    services = services();
    dispatcher = RestApi.dispatcher(configuration, services);
  }

  /** Other stores keep none, as no worker transcribes here. */
  private static InMemoryTranscriptions transcriptions(OwnedRepository<ProjectFile> files) {
    return new InMemoryTranscriptions(files instanceof InMemoryFiles kept ? kept : new InMemoryResources().files);
  }

  private RestServices services() {
    ProjectRepository projects = stores.projects();
    OwnedRepository<ProjectFile> files = stores.files();
    OwnedRepository<ProjectClip> clips = stores.clips();
    OwnedRepository<ProjectEffect> stored = stores.effects();
    Now transactions = new Now();
    Notices notices = new RecordedNotices();
    MediaStore media = new MediaStore(transactions.outside(storage), CloudPlaces.none(), DiskFloor.NONE,
        MediaStore.Delivery.PROXY, limits.storedBytes(), owner -> projects.ids(owner, OwnedRepository.Filter.ALL));
    JobQueue queue = new RecordedJobs(jobs, new ArrayList<>());
    WorkDispatcher desk =
        new WorkDispatcher(new InstantWorker(storage), queue, transactions, notices, Duration.ofSeconds(5));
    EffectCatalog catalog = () -> effects;
    ExportService exportService =
        new ExportService(exports, projects, clips, stored, media, queue, transactions, notices,
            new ExportLimit(Duration.ofHours(24)), limits.exports(), new InMemoryWebhookSecrets(exports), queued(),
            catalog);
    Representation representation = new Representation(catalog);
    ActionContext ports = new ActionContext(projects, files, clips, stored, exports, media, desk, transactions, notices,
        catalog, () -> List.of(new CenterText()), representation,
        new TranscriptionService(
            new SpeechModels(() -> List.of(new InMemoryEngine()), new InMemoryModels()),
            transcriptions(files), queue, transactions, notices));
    ProjectService projectService = new ProjectService(projects, exports, media, notices);
    ProjectDrawing drawing = new ProjectDrawing(ports, "test 1", 1 << 20);
    Overviews shown = overviews.orElseGet(() -> new Overviews(audit, overview(), new FixedStorageOverview()));
    return new RestServices(
        accounts,
        limits.requests(),
        new RestServices.Resources(
            projectService,
            new FileService(files, projects, media, desk, new Nowhere(), notices),
            new ClipService(clips, projects, files, media, catalog, notices),
            new EffectService(stored, projects, catalog, notices),
            exportService),
        drawing,
        StandardActions.of(ports, drawing, exportService, configuration.uploads().folder()),
        new RestServices.Catalogues(
            catalog, new TitleDesigns(() -> List.of(new CenterText()), media, desk), new FontService(media, desk),
            ports.transcriptions().models()),
        media,
        representation,
        new Administration(new AccountAdministration(accounts, projectService, ports), shown.audit(), shown.work(),
            shown.storage(),
            new RetentionRules(Optional.of(Duration.ofDays(30)), Optional.empty(), Optional.empty()),
            () -> plugins),
        new Idempotency(new InMemoryKeptAnswers()),
        webhooks,
        new UploadTargets(configuration.uploads(), 1 << 20, InstantSource.system()));
  }

  private ExportQueue queued() {
    return new ExportQueue() {
      @Override
      public Map<Long, QueuePlace> places(UserId owner) {
        return places;
      }

      @Override
      public List<Long> forsaken(Duration longest) {
        throw new AssertionError("Asked by a worker.");
      }
    };
  }

  private WorkOverview overview() {
    return new InMemoryOverview(() -> exports instanceof InMemoryExports memory ? memory.all() : List.of());
  }

  /** Sends a request without a socket. */
  public TestResponse send(RestRequest request) {
    return TestResponse.of(dispatcher.dispatch(request));
  }

  public TestResponse get(String path) {
    return send(TestRequests.get(path, "Authorization", "Token " + ANN));
  }

  /** Sends JSON as ann. */
  public TestResponse json(String method, String path, String body) {
    return send(TestRequests.of(method, path, body.replace('\'', '"'), "Authorization", "Token " + ANN,
        "Content-Type", "application/json"));
  }

  /** Uploads a file into a project as ann. */
  public TestResponse upload(long project, String name, String content) {
    String body = "--B\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n{}\r\n--B\r\nContent-Disposition:"
        + " form-data; name=\"media\"; filename=\"" + name + "\"\r\nContent-Type: video/mp4\r\n\r\n" + content
        + "\r\n--B--\r\n";
    return send(TestRequests.of("POST", "/projects/" + project + "/files/", body.getBytes(StandardCharsets.UTF_8),
        "Authorization", "Token " + ANN, "Content-Type", "multipart/form-data; boundary=B"));
  }

  RestConfiguration configuration() {
    return configuration;
  }

  /** A configuration in which media belong to their owners only. */
  public static RestConfiguration guarded(Path uploads) {
    return new RestConfiguration(
        Optional.empty(), Optional.empty(), Set.of(), List.of(), Set.of(), MediaAccess.OWNER, BodyLimits.DEFAULT,
        UploadRoom.unlimited(uploads));
  }
}
