package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.graphql.upload.DirectTargets;
import org.clipwright.graphql.upload.StagedUpload;
import org.clipwright.graphql.upload.UploadHandler;
import org.clipwright.graphql.upload.Uploads;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.Upload;
import org.clipwright.services.media.DirectUploads;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.upload.UploadInPieces;
import org.clipwright.services.upload.UploadTargets;

/** Files whose bytes arrive over plain HTTP, in chunks if necessary, between two mutations. */
final class UploadMutations {

  private static final String UPLOAD = "upload";

  private final Uploads uploads;
  private final GraphQlServices services;

  private record Target(String id, String url, List<DirectUploads.UploadPart> parts) {

    Instant expires() {
      return Instant.now().plus(UploadTargets.KEPT);
    }
  }

  UploadMutations(Uploads uploads, GraphQlServices services) {
    this.uploads = uploads;
    this.services = services;
  }

  void addTo(TypeFields<Object> mutations) {
    mutations.with("createUpload",
        (_, environment) -> MutationPayload.from(() -> create(environment, MutationInput.of(environment))));
    mutations.with("completeUpload", (_, environment) -> {
      MutationPayload payload =
          MutationPayload.from(() -> complete(SignedInCaller.owner(environment), MutationInput.of(environment)));
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
            .plain("parts", Target::parts)
            .plain("expiresAt", Target::expires).wiring(),
        new TypeFields<DirectUploads.UploadPart>("UploadPart")
            .plain("url", part -> part.url().toString())
            .plain("offset", DirectUploads.UploadPart::offset)
            .plain("length", DirectUploads.UploadPart::length).wiring(),
        new TypeFields<Map.Entry<String, String>>("HttpHeader")
            .plain("name", Map.Entry::getKey)
            .plain("value", Map.Entry::getValue).wiring(),
        new TypeFields<MutationPayload>("CreateUploadPayload")
            .plain(UPLOAD, MutationPayload::subject)
            .plain("userErrors", MutationPayload::userErrors).wiring());
  }

  private Target create(DataFetchingEnvironment environment, MutationInput input) {
    long size = input.values().get("size") instanceof Long given ? given : 0;
    if (size > uploads.inServer().mostBytes()) {
      throw ValidationException.of("size",
          "Ensure this value is less than or equal to " + uploads.inServer().mostBytes() + ".");
    }
    UserId owner = SignedInCaller.owner(environment);
    if (Boolean.TRUE.equals(input.values().get("direct"))) {
      Optional<DirectTargets.Target> target = uploads.inStorage().create(owner, size);
      if (target.isPresent()) {
        List<DirectUploads.UploadPart> parts = target.get().parts();
        return new Target(target.get().id(), parts.getFirst().url().toString(), parts);
      }
    }
    String id = uploads.inServer().create(owner, size);
    return new Target(id, CallContext.of(environment).origin() + UploadHandler.PATH + id, List.of());
  }

  /** One at a time, and with writers locked out, so that exactly what was checked is stored, once. */
  private Object complete(UserId owner, MutationInput input) {
    String id = input.text(UPLOAD);
    Optional<DirectUploads.Begun> inStorage = uploads.inStorage().find(owner, id);
    return inStorage.isPresent()
        ? alone(id, uploads.inStorage()::claim, uploads.inStorage()::release,
            () -> complete(owner, input, inStorage.get()))
        : alone(id, uploads.inServer()::claim, uploads.inServer()::release, () -> complete(owner, input, id));
  }

  private static Object alone(
      String id, Predicate<String> claim, Consumer<String> release, Supplier<Object> completion) {
    if (!claim.test(id)) {
      throw ValidationException.of(UPLOAD, "The upload is still being written, or a file is being created from it.");
    }
    try {
      return completion.get();
    } finally {
      release.accept(id);
    }
  }

  private Object complete(UserId owner, MutationInput input, DirectUploads.Begun upload) {
    StagedUpload media;
    try {
      media = uploads.inStorage().complete(upload, baseName(input.text("filename")));
    } catch (PlatformException incomplete) {
      throw incomplete.code() == ErrorCode.STATE || incomplete.code() == ErrorCode.INVALID
          ? ValidationException.of(UPLOAD, incomplete.getMessage()) : incomplete;
    }
    Object file = file(owner, input, media);
    uploads.inStorage().delete(upload);
    return file;
  }

  /** A rejected upload can be completed again, for example into another project; one that became a file is removed. */
  private Object complete(UserId owner, MutationInput input, String id) {
    Path content = uploads.inServer().find(owner, id)
        .orElseThrow(() -> ValidationException.of(UPLOAD, PlatformException.notFound().getMessage()));
    Object file = file(owner, input, new UploadInPieces(baseName(input.text("filename")), content));
    uploads.inServer().delete(id);
    return file;
  }

  private Object file(UserId owner, MutationInput input, Upload media) {
    Map<String, Object> values = new HashMap<>(input.values());
    values.remove(UPLOAD);
    values.remove("filename");
    Input fields = new MutationInput(values).toServices();
    return services.resources().files().create(
        owner, new Input(fields.values(), fields.source(), Map.of("media", media), fields.links()));
  }

  private static String baseName(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
