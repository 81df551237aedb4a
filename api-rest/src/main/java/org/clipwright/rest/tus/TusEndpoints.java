package org.clipwright.rest.tus;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Action;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.file.FileService;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.upload.UploadTargets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Resumable uploads by the tus protocol 1.0.0, with its extensions for creation, termination, expiration and checksums.
 * The last piece makes a file of the upload, whose address is the location in its answer.
 */
public final class TusEndpoints {

  private static final String PATH = "/uploads/";
  private static final String ID = "upload";
  private static final List<Offer> OFFERS = List.of(new Offer("tus", TusHeaders.CHUNK));
  private static final Reply REPLY = new Reply.Bytes(List.of(TusHeaders.CHUNK));
  private static final HttpField FRESH = new HttpField(HttpHeader.CACHE_CONTROL, "no-store");
  private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final TusUploads uploads;
  private final ProjectService projects;

  public TusEndpoints(UploadTargets targets, FileService files, MediaStore media, ProjectService projects) {
    this.uploads = new TusUploads(targets, files, media);
    this.projects = projects;
  }

  public List<Endpoint> all() {
    return List.of(
        endpoint(PATH, Map.of(
            Verb.POST, operation("create", this::create),
            Verb.OPTIONS, operation("options", _ -> options()))),
        endpoint(PATH + "{" + ID + "}/", Map.of(
            Verb.GET, operation("stand", this::stand),
            Verb.PATCH, operation("append", this::append),
            Verb.DELETE, operation("terminate", this::terminate),
            Verb.OPTIONS, operation("options", _ -> options()))));
  }

  private static Endpoint endpoint(String path, Map<Verb, Operation> operations) {
    return new Endpoint("Resumable Uploads", "Uploads by the tus protocol.", new PathPattern(path), Access.SIGNED_IN,
        OFFERS, operations, Map.of(TusHeaders.RESUMABLE, TusHeaders.VERSION));
  }

  private static Operation operation(String name, Action action) {
    return Operation.reading("uploads_" + name, "Uploads in pieces.", REPLY, action);
  }

  private Answer options() {
    return new Answer.Empty(204, List.of(
        new HttpField("Tus-Version", TusHeaders.VERSION), new HttpField("Tus-Extension",
            "creation,termination,expiration,checksum"),
        new HttpField("Tus-Checksum-Algorithm", TusChecksum.algorithms()),
        new HttpField("Tus-Max-Size", Long.toString(uploads.mostBytes()))));
  }

  private Answer create(RequestContext exchange) {
    TusHeaders.requireVersion(exchange.request());
    long length = TusHeaders.bytes(exchange.request(), TusHeaders.LENGTH);
    if (length > uploads.mostBytes()) {
      throw RestException.of(413, "An upload may have at most " + uploads.mostBytes() + " bytes.");
    }
    if (length == 0) {
      throw ValidationException.of("media", ErrorText.EMPTY_FILE);
    }
    Map<String, String> metadata = TusHeaders.metadata(exchange.request());
    String name = metadata.getOrDefault("filename", metadata.getOrDefault("name", ""));
    if (name.isBlank()) {
      throw ValidationException.of("filename", "State the file's name as \"filename\" in the upload's metadata.");
    }
    String id = uploads.create(exchange.user().id(), new TusUpload(length,
        name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), project(exchange, metadata),
        metadata.getOrDefault("json", "{}"), 0));
    List<HttpField> headers = new ArrayList<>(headers(0, Instant.now().plus(UploadTargets.KEPT)));
    headers.add(new HttpField(HttpHeader.LOCATION, exchange.request().origin() + PATH + id + "/"));
    return new Answer.Empty(201, headers);
  }

  /** The project that the metadata name, by address or id. */
  private long project(RequestContext exchange, Map<String, String> metadata) {
    String link = metadata.getOrDefault("project", "");
    if (exchange.resolver().resolve(link.strip(), ResourceKind.PROJECT) instanceof LinkResolver.Found found) {
      return projects.find(exchange.user().id(), found.id()).id();
    }
    throw ValidationException.of("project", link.isBlank()
        ? "Give the address or id of a project as \"project\" in the upload's metadata." : ErrorText.LINK_MISSING);
  }

  private Answer stand(RequestContext exchange) {
    TusHeaders.requireVersion(exchange.request());
    return answer(200,
        uploads.find(exchange.user().id(), exchange.capture(ID), exchange.resolver()), exchange);
  }

  private Answer append(RequestContext exchange) {
    TusHeaders.requireVersion(exchange.request());
    TusHeaders.requireChunk(exchange.request());
    long offset = TusHeaders.bytes(exchange.request(), TusHeaders.OFFSET);
    return answer(204, uploads.append(exchange.user().id(), exchange.capture(ID), offset, exchange.request().body(),
        TusChecksum.of(exchange.request()), exchange.resolver()), exchange);
  }

  private Answer terminate(RequestContext exchange) {
    TusHeaders.requireVersion(exchange.request());
    uploads.delete(exchange.user().id(), exchange.capture(ID));
    return Answer.noContent();
  }

  private static Answer answer(int status, TusUploads.Stand stand, RequestContext exchange) {
    List<HttpField> headers = new ArrayList<>(headers(stand.offset(), stand.expires()));
    headers.add(new HttpField(TusHeaders.LENGTH, Long.toString(stand.upload().length())));
    if (stand.upload().isFile()) {
      headers.add(new HttpField(HttpHeader.LOCATION, exchange.links().to(ResourceKind.FILE, stand.upload().file())));
    }
    return new Answer.Empty(status, headers);
  }

  private static List<HttpField> headers(long offset, Instant expires) {
    return List.of(FRESH, new HttpField(TusHeaders.OFFSET, Long.toString(offset)),
        new HttpField("Upload-Expires", DATE.format(expires)));
  }
}
