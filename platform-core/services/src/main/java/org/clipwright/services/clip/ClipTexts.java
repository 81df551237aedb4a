package org.clipwright.services.clip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.draft.TextMedia;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Creates the file for a text clip that is sent without one. */
final class ClipTexts {

  private static final String FILE = "file";
  private static final String JSON = "json";
  private static final ResourceSpec FREE_JSON =
      new ResourceSpec("Clip", "Its JSON.", List.of(ResourceSpecs.CLIP.field(JSON).orElseThrow()));

  /** The fields of a clip that shows a text. */
  static final ResourceSpec TEXT_CLIP = new ResourceSpec(ResourceSpecs.CLIP.name(), ResourceSpecs.CLIP.description(),
      ResourceSpecs.CLIP.fields().stream().map(field -> field.name().equals(FILE) ? field.optional() : field).toList());

  private final OwnedRepository<ProjectFile> files;
  private final MediaStore media;

  ClipTexts(OwnedRepository<ProjectFile> files, MediaStore media) {
    this.files = files;
    this.media = media;
  }

  /** The declaration that a request for a new clip must satisfy. */
  static ResourceSpec spec(Input input) {
    boolean hasFile = !input.values().path(FILE).asText("").isBlank();
    return !hasFile && TextMedia.isText(reader(input)) ? TEXT_CLIP : ResourceSpecs.CLIP;
  }

  private static JsonNode reader(Input input) {
    try {
      return FieldReader.partial(FREE_JSON, input).maybeJson(JSON).<JsonNode>map(json -> json.path("reader"))
          .orElseGet(MissingNode::getInstance);
    } catch (ValidationException unreadable) {
      return MissingNode.getInstance();
    }
  }

  /** Stores the text given as the reader in a clip's JSON. */
  ProjectFile make(UserId owner, long project, ObjectNode json) {
    ObjectNode info = TextMedia.info((ObjectNode) json.get("reader"));
    byte[] content = TextMedia.content(info);
    String key = media.reserve(MediaNames.fileFolder(project), TextMedia.name(info));
    media.put(key, new ByteArrayInputStream(content), content.length);
    try {
      return files.insert(new ProjectFile(0, owner, project, key, info, json.objectNode(), null, null));
    } catch (RuntimeException failure) {
      media.delete(key);
      throw failure;
    }
  }

  /** Removes a text whose clip could not be created. */
  void remove(ProjectFile file) {
    files.delete(file.owner(), file.id());
    media.delete(file.key());
  }
}
