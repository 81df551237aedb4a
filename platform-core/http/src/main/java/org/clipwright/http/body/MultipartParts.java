package org.clipwright.http.body;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.http.MediaType;
import org.clipwright.http.body.MultipartException.Fault;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Takes the parts of a multipart form from the parser: a part with a file name is a file, any other a field. */
final class MultipartParts implements MultiPart.Parser.Listener {

  private final MultipartRules rules;
  private final Supplier<UploadRoom.Share> uploads;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, UploadedFile> files = new LinkedHashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private Optional<Part> part = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();
  private boolean complete;
  private long textBytes;
  private int fieldCount;
  private int fileCount;

  /** A field that has arrived, and whether it is declared as JSON. */
  private record Field(SpooledText text, boolean json) {}

  /** The part that is being read. */
  private record Part(String name, Optional<UploadedFile> file, OutputStream out, long[] size) {}

  MultipartParts(MultipartRules rules, Supplier<UploadRoom.Share> uploads) {
    this.rules = rules;
    this.uploads = uploads;
  }

  /** The form; the texts of its fields are in memory from now on. */
  MultipartForm form() throws IOException {
    Map<String, MultipartForm.Field> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Field> field : fields.entrySet()) {
      String text = new String(field.getValue().text().bytes(), StandardCharsets.UTF_8);
      texts.put(field.getKey(), new MultipartForm.Field(text, field.getValue().json()));
    }
    return new MultipartForm(texts, files);
  }

  /** Fails if anything has gone wrong so far; Jetty's parser swallows what its listeners throw. */
  void requireSound() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Fails unless the closing boundary has been seen. */
  void requireComplete() {
    if (!complete) {
      throw MultipartException.malformed("The closing boundary is missing");
    }
  }

  /** Removes the fields' files from the disk. */
  void closeFields() {
    fields.values().forEach(field -> closeQuietly(field.text()));
  }

  /** Removes every file that has been written. */
  void discard() {
    closeFields();
    part.ifPresent(open -> {
      closeQuietly(open.out());
      open.file().ifPresent(UploadedFile::close);
    });
    files.values().forEach(UploadedFile::close);
  }

  @Override
  public void onPartBegin() {
    headers.clear();
  }

  @Override
  public void onPartHeader(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
  }

  @Override
  public void onPartHeaders() {
    guarded(this::open);
  }

  private void open() {
    MediaType disposition = MediaType.parse(headers.getOrDefault("content-disposition", ""));
    String name = disposition.parameters().getOrDefault("name", "").strip();
    if (name.isEmpty()) {
      part = Optional.empty();
    } else if (isFile(name, disposition)) {
      part = openFile(name, UploadNames.of(disposition.parameters()).or(rules::nameless));
    } else {
      part = openField(name);
    }
  }

  /** A script can give a field a JSON type only by sending a blob, which browsers then name like a file. */
  private boolean isFile(String name, MediaType disposition) {
    Map<String, String> parameters = disposition.parameters();
    boolean blob = "blob".equals(parameters.get("filename")) && saysJson();
    boolean text = rules.texts().isEmpty() ? blob : rules.texts().contains(name);
    return !text && (parameters.containsKey("filename") || parameters.containsKey("filename*"));
  }

  private boolean saysJson() {
    return headers.getOrDefault("content-type", "").startsWith("application/json");
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    part.ifPresent(open -> guarded(() -> append(open, chunk.getByteBuffer())));
  }

  @Override
  public void onPartEnd() {
    part.ifPresent(open -> guarded(() -> finish(open)));
    part = Optional.empty();
  }

  @Override
  public void onComplete() {
    complete = true;
  }

  @Override
  public void onFailure(Throwable cause) {
    failure = failure.or(() -> Optional.of(MultipartException.malformed(cause)));
  }

  private void guarded(Runnable step) {
    if (failure.isEmpty()) {
      try {
        step.run();
      } catch (MultipartException | PlatformException | UncheckedIOException e) {
        failure = Optional.of(e);
        discard();
      }
    }
  }

  private Optional<Part> openField(String name) {
    require(++fieldCount <= rules.fields(), Fault.TOO_MANY_FIELDS, name, rules.fields());
    return Optional.of(new Part(name, Optional.empty(), new SpooledText(uploads.get()), new long[1]));
  }

  private Optional<Part> openFile(String name, Optional<String> fileName) {
    if (fileName.isEmpty()) {
      return Optional.empty();
    }
    require(++fileCount <= rules.files(), Fault.TOO_MANY_FILES, name, rules.files());
    try {
      UploadRoom.Share room = uploads.get();
      Path content = Files.createTempFile(Files.createDirectories(room.folder()), "upload-", ".part");
      UploadedFile file = new UploadedFile(fileName.get(), content, room);
      return Optional.of(new Part(name, Optional.of(file), Files.newOutputStream(content), new long[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("Uploads cannot be stored.", e);
    }
  }

  private void append(Part open, ByteBuffer bytes) {
    long length = bytes.remaining();
    open.size()[0] += length;
    if (open.file().isPresent()) {
      require(open.size()[0] <= rules.fileBytes(), Fault.FILE_TOO_LARGE, open.name(), rules.fileBytes());
      open.file().get().room().claim(length);
    } else {
      textBytes += length;
      require(open.size()[0] <= rules.fieldBytes(), Fault.FIELD_TOO_LARGE, open.name(), rules.fieldBytes());
      require(textBytes <= rules.textBytes(), Fault.TEXT_TOO_LARGE, open.name(), rules.textBytes());
    }
    try {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      open.out().write(copy);
    } catch (IOException e) {
      throw new UncheckedIOException("An upload cannot be stored.", e);
    }
  }

  private void finish(Part open) {
    if (open.file().isEmpty()) {
      Optional.ofNullable(fields.put(open.name(), new Field((SpooledText) open.out(), saysJson())))
          .ifPresent(earlier -> closeQuietly(earlier.text()));
      return;
    }
    try {
      open.out().close();
    } catch (IOException e) {
      throw new UncheckedIOException("An upload cannot be stored.", e);
    }
    Optional.ofNullable(files.put(open.name(), open.file().get())).ifPresent(UploadedFile::close);
  }

  private static void require(boolean withinLimit, MultipartException.Fault fault, String part, long limit) {
    if (!withinLimit) {
      throw MultipartException.beyond(fault, part, limit);
    }
  }

  private static void closeQuietly(OutputStream out) {
    try {
      out.close();
    } catch (IOException alreadyFailing) {
      // The request has already failed; its own error is the one to report.
    }
  }
}
