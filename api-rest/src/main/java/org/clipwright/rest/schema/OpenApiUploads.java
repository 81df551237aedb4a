package org.clipwright.rest.schema;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Map;

/** Describes uploads by the tus protocol, whose requests and answers consist of headers. */
final class OpenApiUploads {

  private static final String TAG = "uploads";
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String ADDRESS =
      "http://127.0.0.1:8080/uploads/1f0c9a52-6d0f-4c0e-9a3b-2c1f5d7e8a90/";
  private static final String PROTOCOL = "Resumable uploads by the tus protocol 1.0.0, for clients such as"
      + " tus-js-client. `OPTIONS /uploads/` tells the largest upload (`Tus-Max-Size`) and the algorithms for"
      + " checksums.";

  private OpenApiUploads() {}

  static void describe(OpenAPI document) {
    document.path("/uploads/", new PathItem().post(create()));
    document.path("/uploads/{upload}/", new PathItem().head(stand()).patch(append()).delete(terminate()));
    document.addTagsItem(new Tag().name(TAG).description("Operations below /uploads/."));
  }

  private static Operation create() {
    return operation("uploads_create", "Starts an upload.")
        .addParametersItem(header(LENGTH, "The size of the whole file in bytes.", true, bytes(), 734_003_200))
        .addParametersItem(header("Upload-Metadata", "Names and values, the values as Base64, separated by commas:"
            + " `filename` and `project` (its address or id), and `json` if the file is to have some.", true,
            new StringSchema(), "filename c2VhLm1wNA==,project Mw=="))
        .responses(answers("201", "The upload has begun.")
            .addApiResponse("413", failure("The file is larger than uploads may be.",
                "An upload may have at most 5368709120 bytes."))
            .addApiResponse("400", new ApiResponse().$ref("#/components/responses/Invalid")))
        .description(PROTOCOL);
  }

  private static Operation stand() {
    return of("uploads_stand", "Tells how much of an upload has arrived.")
        .responses(answers("200", "How much has arrived; `Location` is the file's address once it is complete."));
  }

  private static Operation append() {
    return of("uploads_append", "Continues an upload.")
        .addParametersItem(header(OFFSET, "Where the piece begins: as many bytes as have arrived.", true, bytes(), 0))
        .addParametersItem(header("Upload-Checksum", "An algorithm, a space, and the checksum of the piece as Base64.",
            false, new StringSchema(), "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="))
        .requestBody(new RequestBody().required(true).content(new Content().addMediaType(
            "application/offset+octet-stream",
            new MediaType().schema(new StringSchema().format("binary")).example("the bytes"))))
        .responses(answers("204",
            "The piece is stored. The last one makes a file of the upload, whose address is `Location`.")
            .addApiResponse("400", new ApiResponse().$ref("#/components/responses/Invalid"))
            .addApiResponse("409", failure("The piece begins elsewhere.",
                "The upload has another offset, or is being written to. Ask for it with HEAD."))
            .addApiResponse("460", failure("The piece was damaged on its way and is to be sent again.",
                "The piece was damaged on its way: it has another checksum. Send it again.")));
  }

  private static Operation terminate() {
    Operation operation = of("uploads_terminate", "Gives up an upload.");
    return operation.responses(failures().addApiResponse("204", new ApiResponse().description("It is removed.")));
  }

  /** An operation of one upload. */
  private static Operation of(String id, String summary) {
    return operation(id, summary).addParametersItem(
        new PathParameter().name("upload").description("The id of the upload.").schema(new StringSchema()));
  }

  private static Operation operation(String id, String summary) {
    return new Operation().operationId(id).summary(summary).description("Uploads by the tus protocol.")
        .addTagsItem(TAG)
        .addParametersItem(
            header("Tus-Resumable", "The version of the protocol.", true, new StringSchema(), "1.0.0"));
  }

  private static Parameter header(String name, String meaning, boolean required, Schema<?> schema, Object example) {
    return new HeaderParameter().name(name).description(meaning).required(required).schema(schema).example(example);
  }

  private static Schema<?> bytes() {
    return new IntegerSchema().format("int64");
  }

  private static ApiResponses answers(String status, String description) {
    ApiResponse success = new ApiResponse().description(description)
        .addHeaderObject(OFFSET, new Header().description("How many bytes have arrived.").schema(bytes()).example(0))
        .addHeaderObject("Location", new Header()
            .description(status.equals("201") ? "The address of the upload." : "The address of the file.")
            .schema(new StringSchema().format("uri"))
            .example(status.equals("201") ? ADDRESS : "http://127.0.0.1:8080/files/7/"))
        .addHeaderObject("Upload-Expires", new Header().description("Until when what has arrived is kept.")
            .schema(new StringSchema()).example("Tue, 01 Dec 2026 12:00:00 GMT"));
    if (!status.equals("201")) {
      success.addHeaderObject(LENGTH,
          new Header().description("The size of the whole file.").schema(bytes()).example(734_003_200));
    }
    return failures().addApiResponse(status, success);
  }

  private static ApiResponses failures() {
    ApiResponses responses = new ApiResponses();
    responses.addApiResponse("401", new ApiResponse().$ref("#/components/responses/Unauthenticated"));
    responses.addApiResponse("404", new ApiResponse().$ref("#/components/responses/Missing"));
    responses.addApiResponse("412", failure("`Tus-Resumable` is missing or names another version.",
        "Send the header \"Tus-Resumable: 1.0.0\"; other versions of the protocol are not supported."));
    return responses;
  }

  private static ApiResponse failure(String description, String detail) {
    return new ApiResponse().description(description).content(new Content().addMediaType("application/json",
        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + OpenApiShapes.ERROR))
            .example(Map.of("detail", detail))));
  }
}
