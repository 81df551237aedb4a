package org.clipwright.services.field;

/** What a field of a resource or request holds. */
public enum FieldKind {
  INTEGER,
  FLOAT,
  STRING,
  /** Text that is never shown again, and taken with its spaces. */
  PASSWORD,
  BOOLEAN,
  CHOICE,
  /** A JSON object, or text that holds one. */
  JSON,
  /** A link to another object, in the form the API in front uses. */
  LINK,
  /** A link to another object, or its number. */
  REFERENCE,
  /** A list of JSON objects, or text that holds one. */
  JSON_LIST,
  /** An uploaded file. */
  FILE,
  /** Bits a second as a number or text with a unit, or a quality with its name. */
  BITRATE,
  URL,
  DATETIME,
  /** Links to other objects; only ever shown. */
  LINKS
}
