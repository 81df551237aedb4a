package org.clipwright.services.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Upload;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.media.place.CloudPlace;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;

/** Stores the media of new files, wherever they come from. */
record ArrivingMedia(MediaStore media, ProjectRepository projects, OutboundHttp web) {

  /**
   * Stores the media of a new file: an upload, an object of another place, a download, or a copy of other media.
   *
   * @param json says where they are, and how to name them
   * @return their key
   * @throws ValidationException when there are none, or they cannot be fetched from there
   */
  String store(UserId owner, long project, Optional<Upload> upload, ObjectNode json) {
    if (upload.isPresent()) {
      return storeUpload(project, upload.get(), json);
    }
    Optional<CloudPlace> place = media.elsewhere().named(owner, json, CloudPlaces.Use.IMPORT);
    if (place.isPresent()) {
      return storeImport(project, place.get(), json);
    }
    String address = json.path("url").asText("").strip();
    if (address.isEmpty()) {
      throw ValidationException.of("media", ErrorText.NO_FILE);
    }
    return address.matches("(?i)[a-z][a-z0-9+.-]*://.*")
        ? storeDownload(project, address, json)
        : storeCopy(owner, project, address, json);
  }

  /** Stores an upload under the name that the JSON wishes, or under its own. */
  String storeUpload(long project, Upload upload, ObjectNode json) {
    String name = name(json, upload.name(), "media");
    String key = media.reserve(MediaNames.fileFolder(project), name);
    media.put(key, upload);
    return key;
  }

  private String storeDownload(long project, String address, ObjectNode json) {
    String name = name(json, pathOf(address), "json");
    String key = media.reserve(MediaNames.fileFolder(project), name);
    try {
      web.get(address, download -> media.put(key, download.content()));
      return key;
    } catch (PlatformException e) {
      throw blamed(e);
    }
  }

  private String storeImport(long project, CloudPlace place, ObjectNode json) {
    String key = media.reserve(MediaNames.fileFolder(project), name(json, place.key(), "json"));
    try (InputStream content = place.open()) {
      media.put(key, content);
      return key;
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The import could not be read: " + e.getMessage(), e);
    } catch (PlatformException e) {
      throw blamed(e);
    }
  }

  /** An address that is refused is a mistake in the JSON that names it. */
  private static PlatformException blamed(PlatformException failure) {
    return failure.code() == ErrorCode.INVALID ? ValidationException.of("json", failure.getMessage()) : failure;
  }

  private static String pathOf(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getPath()).orElse("");
    } catch (IllegalArgumentException e) {
      throw ValidationException.of("json", "\"" + address + "\" is not an address that media can be fetched from.");
    }
  }

  /** Stores a copy of media that is already in the folder of one of the user's projects. */
  private String storeCopy(UserId owner, long project, String path, ObjectNode json) {
    String key = path.startsWith("/") ? path.substring(1) : path;
    String[] parts = key.split("/");
    boolean own = parts.length == 4 && parts[0].equals("video")
        && (parts[1].equals("files") || parts[1].equals("output"))
        && parts[2].matches("\\d{1,18}") && projects.find(owner, Long.parseLong(parts[2])).isPresent();
    if (!own || media.find(key).isEmpty()) {
      throw ValidationException.of("json", "There is no media at \"" + path + "\" on this server.");
    }
    String copy = media.reserve(MediaNames.fileFolder(project), name(json, key, "json"));
    media.copy(key, copy);
    return copy;
  }

  private static String name(ObjectNode json, String fallback, String field) {
    String wish = json.path("name").asText("").strip();
    String name = MediaNames.sanitised(wish.isEmpty() ? fallback : wish);
    if (name.isEmpty()) {
      throw ValidationException.of(field, "No filename could be determined.");
    }
    return name;
  }
}
