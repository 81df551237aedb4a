package org.clipwright.services.file.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.draft.StoredDrafts;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Replaces words in media that are text, such as SVG titles; the file keeps its address. */
public final class FileTextReplace implements ServiceAction {

  private static final int LARGEST = 16 << 20;

  /** The bytes, the characters that they are decoded to, the text of these, the changed text and its bytes. */
  private static final long COPIES = 5;

  private static final String TOO_LARGE = "This text is larger than this server can process at once.";
  private static final String NO_TEXT = "This file is not a text file, so nothing can be replaced in it.";
  private static final ActionSpec SPEC =
      new ActionSpec("text-replace", ResourceKind.FILE, ActionSpec.Method.WRITE,
          new ResourceSpec("File Text Replace", "Replaces words in a text file, such as an SVG.",
              List.of(
                  FieldSpec.of("search", FieldKind.STRING, "The text to look for (case-sensitive)."),
                  FieldSpec.of("replace", FieldKind.STRING, "The text to replace it with.").orBlank())),
          ActionSpec.AnswerForm.SUBJECT);

  private final ActionContext ports;

  public FileTextReplace(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    ProjectFile file = ports.file(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    StoredObject seen =
        ports.media().find(file.key())
            .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "The file's media no longer exists."));
    String text = text(seen);
    String changed = BoundedReplacement.of(text, fields.text("search"), fields.text("replace"), LARGEST);
    if (!changed.equals(text)) {
      replace(file, seen, changed.getBytes(StandardCharsets.UTF_8));
    }
    return new ActionResult.Resource(ResourceKind.FILE, subject);
  }

  private String text(StoredObject seen) {
    HeapShare.current().claimForAnswer(COPIES * Math.min(LARGEST, seen.size()), TOO_LARGE);
    byte[] bytes;
    try (InputStream content = ports.media().open(seen.key())) {
      bytes = content.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The file cannot be read: " + e.getMessage(), e);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (bytes.length <= LARGEST && text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw new PlatformException(ErrorCode.INVALID, NO_TEXT, e);
    }
    throw new PlatformException(ErrorCode.INVALID, NO_TEXT);
  }

  /** Content that is no longer media is rejected before it replaces the file's. */
  private void replace(ProjectFile file, StoredObject seen, byte[] content) {
    ObjectNode info;
    try (StoredDrafts drafts = new StoredDrafts(ports.media(), file.owner())) {
      String draft = drafts.put(file.project(), file.name(), new ByteArrayInputStream(content));
      info = ports.probe(file.owner()).of(draft, "replace");
    }
    info.put("path", file.key());
    ports.media().replace(seen, new ByteArrayInputStream(content), content.length);
    PlatformException.requireFound(ports.files().update(file.withContent(file.key(), info)));
    ports.notices().publish(Notices.Topic.PROJECT_CHANGED, file.project());
  }
}
