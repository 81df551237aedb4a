package org.clipwright.graphql.schema;

import graphql.schema.idl.TypeRuntimeWiring;
import org.clipwright.services.export.RenderProgress;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;

/** The progress of an export, as events of subscriptions show it. */
final class ExportProgressFields {

  private ExportProgressFields() {}

  static TypeRuntimeWiring wiring() {
    return new TypeFields<Export>("ExportProgress")
        .plain("export", export -> export)
        .plain("stage", export -> export.stage().name())
        .plain("percent", export -> export.progress().percent())
        .plain("framesDone", export -> RenderProgress.of(export).framesDone())
        .plain("framesTotal", export -> RenderProgress.of(export).framesTotal())
        .plain("framesPerSecond", export -> RenderProgress.of(export).framesPerSecond())
        .plain("etaSeconds", export -> RenderProgress.of(export).etaSeconds())
        .with("pictureUrl", (export, environment) -> RenderProgress.of(export).newest()
            .map(frame -> Addresses.of(
                environment, ResourceKind.PROJECT, export.project(), RenderProgress.frameAddress(frame)))
            .map(address -> Addresses.signed(environment, address)))
        .plain("message", ExportProgressFields::message).wiring();
  }

  private static String message(Export export) {
    return switch (export.status()) {
      case PENDING -> waiting();
      case IN_PROGRESS -> switch (export.stage()) {
        case QUEUED -> waiting();
        case PREPARING, RENDERING -> "The export is being rendered.";
        case JOINING -> "The segments of the export are being joined.";
        case UPLOADING, FINISHED -> "The file is being stored.";
      };
      case CANCEL -> "The export is being stopped.";
      case COMPLETED -> "The export is complete.";
      case FAILED -> export.json().path("error").asText("The export has failed.");
    };
  }

  private static String waiting() {
    return "The export is waiting for a worker.";
  }
}
