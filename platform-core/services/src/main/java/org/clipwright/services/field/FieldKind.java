package org.clipwright.services.field;

/** The kind of value in a field of a resource or request. */
public enum FieldKind {
  INTEGER,
  FLOAT,
  STRING,
  /** Text that is never shown again and is not trimmed. */
  PASSWORD,
  BOOLEAN,
  CHOICE,
  /** A JSON object, or text that holds one. */
  JSON,
  /** A link to another object, in one of the forms that the calling API accepts. */
  LINK,
  /** A list of JSON objects, or text that holds one. */
  JSON_LIST,
  /** An uploaded file. */
  FILE,
  /** Bits per second as a number or text with a unit, or a quality with its name. */
  BITRATE,
  URL,
  DATETIME,
  /** Links to other objects; read-only. */
  LINKS
}
