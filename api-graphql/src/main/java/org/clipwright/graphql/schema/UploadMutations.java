package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.graphql.upload.UploadHandler;
import org.clipwright.graphql.upload.UploadTargets;
import org.clipwright.graphql.upload.UploadInPieces;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.Upload;
import org.clipwright.services.resource.UserId;

/** Files whose bytes come by plain HTTP, in pieces if need be, between two mutations. */
final class UploadMutations {

  private static final String UPLOAD = "upload";

  private final UploadTargets targets;
  private final GraphQlServices services;

  private record Target(String id, String url, Instant expires) {}

  UploadMutations(UploadTargets targets, GraphQlServices services) {
    this.targets = targets;
    this.services = services;
  }

  void addTo(TypeFields<Object> mutations) {
    mutations.with("createUpload", (_, environment) ->
        MutationPayload.from(() -> create(environment, MutationInput.of(environment))));
    mutations.with("completeUpload", (_, environment) -> {
      MutationPayload payload = MutationPayload.from(() ->
          complete(SignedInCaller.owner(environment), MutationInput.of(environment)));
      Loaders.forget(environment);
      return payload;
    });
  }

  static List<TypeRuntimeWiring> wirings() {
    return List.of(
        new TypeFields<Target>("UploadTarget")
            .plain("id", Target::id)
            .plain("url", Target::url)
            .plain("method", _ -> "PUT")
            .plain("headers", _ -> List.of(Map.entry("Content-Type", "application/octet-stream")))
            .plain("expiresAt", Target::expires).wiring(),
        new TypeFields<Map.Entry<String, String>>("HttpHeader")
            .plain("name", Map.Entry::getKey)
            .plain("value", Map.Entry::getValue).wiring(),
        new TypeFields<MutationPayload>("CreateUploadPayload")
            .plain(UPLOAD, MutationPayload::subject)
            .plain("userErrors", MutationPayload::userErrors).wiring());
  }

  private Target create(DataFetchingEnvironment environment, MutationInput input) {
    long size = input.values().get("size") instanceof Long given ? given : 0;
    if (size > targets.mostBytes()) {
      throw ValidationException.of("size", "Ensure this value is less than or equal to " + targets.mostBytes() + ".");
    }
    String id = targets.create(SignedInCaller.owner(environment), size);
    return new Target(
        id, CallContext.of(environment).origin() + UploadHandler.PATH + id, Instant.now().plus(UploadTargets.KEPT));
  }

  /** One at a time, and nobody writes meanwhile, so that what was looked at is what is stored, once. */
  private Object complete(UserId owner, MutationInput input) {
    String id = input.text(UPLOAD);
    if (!targets.claim(id)) {
      throw ValidationException.of(UPLOAD, "The upload is still being written, or a file is being created from it.");
    }
    try {
      return complete(owner, input, id);
    } finally {
      targets.release(id);
    }
  }

  /** What was refused can be completed again, into another project for example; what became a file is gone. */
  private Object complete(UserId owner, MutationInput input, String id) {
    Path content = targets.find(owner, id)
        .orElseThrow(() -> ValidationException.of(UPLOAD, PlatformException.notFound().getMessage()));
    Map<String, Object> values = new HashMap<>(input.values());
    values.remove(UPLOAD);
    values.remove("filename");
    Input fields = new MutationInput(values).toServices();
    Upload media = new UploadInPieces(baseName(input.text("filename")), content);
    Object file = services.resources().files().create(
        owner, new Input(fields.values(), fields.source(), Map.of("media", media), fields.links()));
    targets.delete(id);
    return file;
  }

  private static String baseName(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
