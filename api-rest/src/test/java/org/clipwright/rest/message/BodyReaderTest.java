package org.clipwright.rest.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.clipwright.http.body.UploadedFile;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyReaderTest {

  private static final BodyReader.BodySender ACCOUNT = new BodyReader.BodySender(1);

  @TempDir Path uploads;
  private BodyReader reader;

  @BeforeEach
  void open() {
    reader = new BodyReader(new BodyLimits(1000, 100_000, 5, 2), UploadRoom.unlimited(uploads));
  }

  @Test
  void jsonKeepsItsTypes() {
    Payload payload = read("{\"name\": \"x\", \"width\": 3}", "application/json; charset=utf-8");
    assertThat(payload.object().toString()).isEqualTo("{\"name\":\"x\",\"width\":3}");
    assertThat(payload.source()).isEqualTo(Input.Source.JSON);
  }

  @Test
  void formsAreDecodedAndTheLastValueWins() {
    Payload payload = read("name=a+b%26c&empty=&name=%C3%A9", "application/x-www-form-urlencoded");
    assertThat(payload.object().toString()).isEqualTo("{\"name\":\"\u00e9\",\"empty\":\"\"}");
    assertThat(payload.source()).isEqualTo(Input.Source.FORM);
  }

  @Test
  void formsOfGeneratedClientsMaySendFieldsAsJsonPartsAndBlobs() {
    String form = "--b\r\nContent-Disposition: form-data; name=\"project\"\r\nContent-Type: application/json;"
        + " charset=utf-8\r\n\r\n\"/projects/1/\"\r\n--b\r\nContent-Disposition: form-data; name=\"json\";"
        + " filename=\"blob\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n--b--\r\n";
    Payload payload = read(form, "multipart/form-data; boundary=b");
    assertThat(payload.object().path("project").asText()).isEqualTo("/projects/1/");
    assertThat(payload.object().path("json").asText()).isEqualTo("{\"a\":1}");
    assertThat(payload.files()).isEmpty();
  }

  @Test
  void aMissingBodyIsAnEmptyObjectWhateverItsType() {
    assertThat(read("", "text/plain").object()).isEmpty();
    assertThat(read("", "multipart/form-data").source()).isEqualTo(Input.Source.FORM);
    assertThat(read("null", "application/json").object()).isEmpty();
  }

  @Test
  void otherTypesAreNamedInTheRefusal() {
    assertRefused(415, "Unsupported media type \"text/plain; charset=x\" in request.", "x", "text/plain; charset=x");
    assertThatThrownBy(() -> reader.read(TestRequests.of("POST", "/", "x"), ACCOUNT))
        .isInstanceOfSatisfying(RestException.class, refusal -> assertThat(refusal.body().toString())
            .isEqualTo("{\"detail\":\"Unsupported media type \\\"\\\" in request.\"}"));
  }

  @Test
  void brokenJsonIsRefusedWithThePlace() {
    assertRefused(400, "JSON parse error - Expecting value: line 1 column 10 (char 9)", "{\"name\": }",
        "application/json");
    assertThatThrownBy(() -> reader.read(TestRequests.of("POST", "/", new byte[] {'"', (byte) 0xff, '"'},
        "Content-Type", "application/json"), ACCOUNT))
        .isInstanceOfSatisfying(RestException.class, refusal -> assertThat(refusal.body().path("detail").asText())
            .isEqualTo("JSON parse error - 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"));
  }

  @Test
  void valuesThatAreNoObjectAreRefused() {
    assertThatThrownBy(() -> read("[1]", "application/json").object())
        .isInstanceOfSatisfying(RestException.class, refusal -> assertThat(refusal.body().toString())
            .isEqualTo("{\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got list.\"]}"));
  }

  @Test
  void multipartFilesGoToTheDiskAndLeaveWithTheRequest() throws IOException {
    String content = "x".repeat(90_000) + "\r\n--B\r\nnot a boundary line\r\n--BB";
    String body = part("name=\"name\"", "", "A \u00e9") + part("name=\"media\"; filename=\"C:\\dir\\a;b.mp4\"",
        "Content-Type: video/mp4\r\n", content.replace("--B", "--b")) + "--B--\r\n";
    try (Payload payload = read(body, "multipart/form-data; boundary=B")) {
      assertThat(payload.object().toString()).isEqualTo("{\"name\":\"A \u00e9\"}");
      UploadedFile file = payload.files().get("media");
      assertThat(file.name()).isEqualTo("a;b.mp4");
      assertThat(Files.readString(file.content())).isEqualTo(content.replace("--B", "--b"));
    }
    assertNothingLeft();
  }

  @Test
  void fileNamesMayBeUnicodeInBothForms() {
    String body = part("name=\"a\"; filename=\"\u0444\u0438\u043b\u044c\u043c.mp4\"", "", "1")
        + part("name=\"b\"; filename*=UTF-8''%d1%84.mp4", "", "2") + "--B--\r\n";
    try (Payload payload = read(body, "multipart/form-data; boundary=B")) {
      assertThat(payload.files().get("a").name()).isEqualTo("\u0444\u0438\u043b\u044c\u043c.mp4");
      assertThat(payload.files().get("b").name()).isEqualTo("\u0444.mp4");
    }
  }

  @Test
  void anEmptyFileInputOfABrowserIsNoFile() {
    String body = part("name=\"media\"; filename=\"\"", "Content-Type: application/octet-stream\r\n", "") + "--B--\r\n";
    assertThat(read(body, "multipart/form-data; boundary=B").files()).isEmpty();
  }

  @Test
  void brokenMultipartIsRefusedAndLeavesNothing() throws IOException {
    assertRefused(400, "Multipart form parse error - Invalid boundary in multipart: None", "x", "multipart/form-data");
    String cut = part("name=\"media\"; filename=\"a.mp4\"", "", "x".repeat(70_000));
    assertThatThrownBy(() -> read(cut, "multipart/form-data; boundary=B"))
        .isInstanceOfSatisfying(RestException.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    assertNothingLeft();
  }

  @Test
  void limitsAreKept() throws IOException {
    assertStatus(413, "{\"a\":\"" + "x".repeat(1000) + "\"}", "application/json");
    assertStatus(400, "a=1&b=2&c=3&d=4&e=5&f=6", "application/x-www-form-urlencoded");
    assertStatus(413, part("name=\"a\"; filename=\"a\"", "", "x".repeat(100_001)) + "--B--\r\n",
        "multipart/form-data; boundary=B");
    assertStatus(413, part("name=\"a\"", "", "x".repeat(1001)) + "--B--\r\n", "multipart/form-data; boundary=B");
    String file = part("name=\"a\"; filename=\"a\"", "", "x");
    assertStatus(400, file + file + file + "--B--\r\n", "multipart/form-data; boundary=B");
    assertNothingLeft();
  }

  @Test
  void aConnectionThatBreaksIsABadRequestAndLeavesNothing() throws IOException {
    byte[] start = part("name=\"a\"; filename=\"a\"", "", "x".repeat(90_000)).getBytes(StandardCharsets.UTF_8);
    InputStream breaking = new InputStream() {
      private int at;

      @Override
      public int read() throws IOException {
        if (at == start.length) {
          throw new IOException("reset");
        }
        return start[at++] & 0xff;
      }
    };
    RestRequest request = TestRequests.get("/", "Content-Type", "multipart/form-data; boundary=B");
    assertThatThrownBy(() -> reader.read(new RestRequest("POST", "/", request.query(), request.headers(), breaking,
        request.origin(), request.client(), request.id()), ACCOUNT)).isInstanceOfSatisfying(RestException.class,
            refusal -> assertThat(refusal.status()).isEqualTo(400));
    assertNothingLeft();
  }

  @Test
  void strangersSendLittle() throws IOException {
    assertStranger(413, "{\"username\": \"" + "x".repeat(20_000) + "\"}", "application/json");
    assertStranger(413, "[" + "{},".repeat(1000) + "{}]", "application/json");
    assertStranger(400, "a&".repeat(21), "application/x-www-form-urlencoded");
    assertStranger(400, part("name=\"a\"; filename=\"a.mp4\"", "", "x") + "--B--\r\n",
        "multipart/form-data; boundary=B");
    assertThat(read("{\"username\": \"x\"}", "application/json", BodyReader.BodySender.STRANGER).object()).hasSize(1);
    assertNothingLeft();
  }

  @Test
  void whatFindsNoRoomOnTheDiskLeavesNothingAndGivesItsRoomBack() throws IOException {
    UploadRoom room = new UploadRoom(uploads, DiskFloor.NONE, 128 << 10);
    BodyReader small = new BodyReader(new BodyLimits(1000, 1 << 20, 5, 2), room);
    String file = "name=\"a\"; filename=\"a.mp4\"";
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(() -> small.read(form(part(file, "", "x".repeat(200_000))), ACCOUNT))
          .isInstanceOfSatisfying(PlatformException.class,
              refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RESOURCE));
      assertNothingLeft();
    }
    try (Payload first = small.read(form(part(file, "", "x".repeat(100_000))), ACCOUNT)) {
      assertThatThrownBy(() -> small.read(form(part(file, "", "x".repeat(100_000))), ACCOUNT))
          .hasMessageContaining("Your unfinished uploads");
      small.read(form(part(file, "", "x".repeat(100_000))), new BodyReader.BodySender(2)).close();
    }
    small.read(form(part(file, "", "x".repeat(100_000))), ACCOUNT).close();
    assertNothingLeft();
  }

  private static RestRequest form(String parts) {
    return TestRequests.of("POST", "/", parts + "--B--\r\n", "Content-Type", "multipart/form-data; boundary=B");
  }

  private void assertStranger(int status, String body, String type) {
    assertThatThrownBy(() -> read(body, type, BodyReader.BodySender.STRANGER)).isInstanceOfSatisfying(
        RestException.class,
        refusal -> assertThat(refusal.status()).isEqualTo(status));
  }

  private static String part(String disposition, String headers, String content) {
    return "--B\r\nContent-Disposition: form-data; " + disposition + "\r\n" + headers + "\r\n" + content + "\r\n";
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> files = Files.list(uploads)) {
      assertThat(files).isEmpty();
    }
  }

  private void assertStatus(int status, String body, String type) {
    assertThatThrownBy(() -> read(body, type)).isInstanceOfSatisfying(RestException.class,
        refusal -> assertThat(refusal.status()).isEqualTo(status));
  }

  private void assertRefused(int status, String sentence, String body, String type) {
    assertThatThrownBy(() -> read(body, type)).isInstanceOfSatisfying(RestException.class, refusal -> {
      assertThat(refusal.status()).isEqualTo(status);
      assertThat(refusal.body().path("detail").asText()).isEqualTo(sentence);
    });
  }

  private Payload read(String body, String type) {
    return read(body, type, ACCOUNT);
  }

  private Payload read(String body, String type, BodyReader.BodySender sender) {
    return reader.read(TestRequests.of("POST", "/", body, "Content-Type", type), sender);
  }
}
