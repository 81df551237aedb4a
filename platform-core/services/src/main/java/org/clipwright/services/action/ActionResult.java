package org.clipwright.services.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.ProjectFile;

/** The result of an action, for an API to present in its own form. */
public sealed interface ActionResult {

  /**
   * A finding of a check.
   *
   * @param weight whether it prevents a correct rendering
   * @param subject what it concerns, such as {@code clip 3} or {@code project}
   * @param sentence what is wrong, for people
   */
  record Finding(Weight weight, String subject, String sentence) {

    /** How much a finding matters. */
    public enum Weight {
      /** Rendering fails, or its result differs from what was intended. */
      ERROR,
      /** Rendering works; only the owner knows whether the result is intended. */
      WARNING
    }

    /** A finding that prevents a correct rendering. */
    public static Finding error(String subject, String sentence) {
      return new Finding(Weight.ERROR, subject, sentence);
    }

    /** A finding that may be unintentional. */
    public static Finding warning(String subject, String sentence) {
      return new Finding(Weight.WARNING, subject, sentence);
    }

    /** Whether it prevents a correct rendering. */
    public boolean isError() {
      return weight == Weight.ERROR;
    }
  }

  /** A resource of the caller, to be shown in its current state. */
  record Resource(ResourceKind kind, long id) implements ActionResult {}

  /** JSON specific to the action. */
  record Document(ObjectNode json) implements ActionResult {}

  /** A sentence about the subject. */
  record Sentence(String text) implements ActionResult {}

  /**
   * What a check has found.
   *
   * @param sentence that all is well, or what the problem is
   * @param findings all of it, in the order of the subject
   */
  record Findings(String sentence, List<Finding> findings) implements ActionResult {
    public Findings {
      findings = List.copyOf(findings);
    }

    /** Whether the subject can be rendered. */
    public boolean isValid() {
      return findings.stream().noneMatch(Finding::isError);
    }

    /** The findings of one severity. */
    public List<Finding> of(Finding.Weight weight) {
      return findings.stream().filter(finding -> finding.weight() == weight).toList();
    }
  }

  /** Files of the caller's. */
  record Files(List<ProjectFile> files) implements ActionResult {
    public Files {
      files = List.copyOf(files);
    }
  }

  /** The stored media under a key. */
  record Media(String key) implements ActionResult {}

  /**
   * A rendered picture.
   *
   * @param bytes draws it, unless that is done already
   * @param version another for all that looks different; empty where that is not known
   */
  record Picture(String contentType, Supplier<byte[]> bytes, Optional<String> version) implements ActionResult {

    /** A picture that is drawn already. */
    public Picture(String contentType, byte[] bytes) {
      this(contentType, () -> bytes, Optional.empty());
    }
  }

  /**
   * A ZIP archive, written while it is sent.
   *
   * @param texts the text files in it that were made for it, by name; the most important first
   */
  record Archive(String name, Body body, SequencedMap<String, String> texts) implements ActionResult {

    /** Writes the archive; called once, on any thread. */
    @FunctionalInterface
    public interface Body {
      void writeTo(OutputStream out) throws IOException;
    }
  }
}
