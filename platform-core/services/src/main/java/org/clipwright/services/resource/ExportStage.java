package org.clipwright.services.resource;

/** The step that an export is at. */
public enum ExportStage {
  /** Waiting for a worker. */
  QUEUED,
  /** A worker has it, and no frame is done yet. */
  PREPARING,
  RENDERING,
  /** The segments are joined into one file. */
  JOINING,
  /** The file is stored, and uploaded where the export asks for it. */
  UPLOADING,
  FINISHED
}
