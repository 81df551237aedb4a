package org.clipwright.services.action;

import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;

/**
 * The declaration of something that can be done with a resource beyond creating, reading, changing and deleting it.
 *
 * @param name the last part of its address, such as {@code keyframes}
 * @param subject the resource it belongs to
 * @param method whether it only reads or changes something
 * @param takes the fields of a request
 * @param answers the kind of result
 */
public record ActionSpec(String name, ResourceKind subject, Method method, ResourceSpec takes, AnswerForm answers) {

  /** How an action is called over HTTP, or which root type it belongs to in a graph. */
  public enum Method {
    /** Changes nothing: a query. */
    READ,
    /** Changes something: a mutation. */
    WRITE
  }

  /** The kind of result an action returns. */
  public enum AnswerForm {
    /** The subject as it is afterwards. */
    SUBJECT,
    /** The project that the action has created. */
    NEW_PROJECT,
    /** The file that the action has created. */
    NEW_FILE,
    /** JSON specific to the action. */
    DOCUMENT,
    /** A message for the user. */
    SENTENCE,
    /** What a check has found. */
    FINDINGS,
    /** Files of a project. */
    FILES,
    /** Stored media. */
    MEDIA,
    /** The bytes of a picture, with their type. */
    PICTURE,
    /** The bytes of a ZIP archive. */
    ARCHIVE
  }

  /** Whether every field may be left out. */
  public boolean needsNothing() {
    return takes.writable().stream().noneMatch(FieldSpec::required);
  }
}
