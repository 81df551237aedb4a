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
 * @param takes what a request gives
 * @param answers what comes back
 */
public record ActionSpec(String name, ResourceKind subject, Method method, ResourceSpec takes, Answer answers) {

  /** How an action is called over HTTP, or where it stands in a graph. */
  public enum Method {
    /** It changes nothing: a query. */
    READ,
    /** It changes something: a mutation. */
    WRITE
  }

  /** What comes back from an action. */
  public enum Answer {
    /** The subject as it is afterwards. */
    SUBJECT,
    /** A new project. */
    NEW_PROJECT,
    /** A new file. */
    NEW_FILE,
    /** JSON of the action's own. */
    DOCUMENT,
    /** A sentence. */
    SENTENCE,
    /** What a check has found. */
    FINDINGS,
    /** Files of a project. */
    FILES,
    /** Stored media. */
    MEDIA,
    /** A picture. */
    PICTURE,
    /** A ZIP archive. */
    ARCHIVE
  }

  /** Whether every field may be left out. */
  public boolean needsNothing() {
    return takes.writable().stream().noneMatch(FieldSpec::required);
  }
}
