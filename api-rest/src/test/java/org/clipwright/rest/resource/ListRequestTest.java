package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void start() {
    platform = new TestPlatform(uploads);
  }

  private void projects(String... names) {
    for (String name : names) {
      platform.json("POST", "/projects/", "{'name':'" + name + "'}");
    }
  }

  private List<String> names(String path, String field) {
    TestResponse response = platform.get(path);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return StreamSupport.stream(response.json().path("results").spliterator(), false)
        .map(item -> item.path(field).asText()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void wordsAreSearchedInAnyCaseAndAllOfThemMustBeThere() {
    projects("Summer Holiday", "Winter holiday", "Summer, work", "100% Holiday_");
    assertThat(names("/projects/?search=HOLIDAY", "name")).containsExactly("Summer Holiday", "Winter holiday",
        "100% Holiday_");
    assertThat(names("/projects/?search=holiday+summer", "name")).containsExactly("Summer Holiday");
    assertThat(names("/projects/?search=holiday,%20summer", "name")).containsExactly("Summer Holiday");
    assertThat(names("/projects/?search=" + encoded("\"summer holiday\""), "name")).containsExactly("Summer Holiday");
    assertThat(names("/projects/?search=" + encoded("\"holiday summer\""), "name")).isEmpty();
    assertThat(names("/projects/?search=" + encoded("\"winter"), "name")).isEmpty();
    assertThat(names("/projects/?search=%25", "name")).containsExactly("100% Holiday_");
    assertThat(names("/projects/?search=_", "name")).containsExactly("100% Holiday_");
    assertThat(names("/projects/?search=+,+", "name")).hasSize(4);
  }

  @Test
  void listsAreOrderedByKnownFieldsAndOthersAreLeftOut() {
    projects("b", "a", "c");
    assertThat(names("/projects/?ordering=name", "name")).containsExactly("a", "b", "c");
    assertThat(names("/projects/?ordering=-name", "name")).containsExactly("c", "b", "a");
    assertThat(names("/projects/?ordering=-id", "id")).containsExactly("3", "2", "1");
    assertThat(names("/projects/?ordering=unknown,%20-name%20", "name")).containsExactly("c", "b", "a");
    assertThat(names("/projects/?ordering=width,--name,owner", "name")).containsExactly("b", "a", "c");
    assertThat(names("/projects/?ordering=" + encoded("name;drop table project"), "name")).containsExactly("b", "a",
        "c");
  }

  @ParameterizedTest
  @CsvSource({"3,3", "0,10", "-1,10", "abc,10", "'',10", "100,12", "101,12", "99999999999999999999,12", "+5,5", "007,7",
    "1.5,10"})
  void thePageSizeIsBounded(String wanted, int shown) {
    projects("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    assertThat(names("/projects/?page_size=" + encoded(wanted), "name")).hasSize(shown);
  }

  @Test
  void noPageHoldsMoreThanTheLargest() {
    for (int i = 0; i < ListRequest.LARGEST_PAGE + 5; i++) {
      projects("p");
    }
    JsonNode page = platform.get("/projects/?page_size=1000").json();
    assertThat(page.path("results")).hasSize(ListRequest.LARGEST_PAGE);
    assertThat(page.path("next").asText()).isEqualTo("http://localhost/projects/?page=2&page_size=1000");
    assertThat(platform.get("/projects/?page=2&page_size=1000").json().path("results")).hasSize(5);
    assertThat(platform.get("/projects/?page=last&page_size=40").json().path("results")).hasSize(25);
    assertThat(platform.get("/projects/?page=4&page_size=40").status()).isEqualTo(404);
  }

  @Test
  void partsAreFilteredByTheirFields() {
    projects("one", "two");
    platform.upload(1, "a.mp4", "moving pictures");
    platform.upload(2, "b.mp4", "moving pictures");
    for (String body : List.of("{'file':'/files/1/','layer':1}", "{'file':'/files/1/','layer':-2}")) {
      platform.json("POST", "/projects/1/clips/", body);
    }
    platform.json("POST", "/projects/1/effects/", "{'title':'Inverse','type':'Negate','end':1}");
    platform.json("POST", "/projects/1/exports/", "{'export_type':'video'}");
    assertThat(names("/files/?project=2", "id")).containsExactly("2");
    assertThat(names("/files/?project=/projects/2/", "id")).containsExactly("2");
    assertThat(names("/files/?project=" + encoded("https://other.example/projects/2/?x=1"), "id")).containsExactly("2");
    assertThat(names("/files/?name=a.mp4", "id")).containsExactly("1");
    assertThat(names("/files/?type=video", "id")).containsExactly("1", "2");
    assertThat(names("/files/?type=audio", "id")).isEmpty();
    assertThat(names("/files/?project=99", "id")).isEmpty();
    assertThat(names("/projects/1/files/?project=2", "id")).isEmpty();
    assertThat(names("/clips/?layer=-2", "id")).containsExactly("2");
    assertThat(names("/clips/?file=1&layer=1", "id")).containsExactly("1");
    assertThat(names("/clips/?search=A.MP4", "id")).containsExactly("1", "2");
    assertThat(names("/effects/?type=Negate", "id")).containsExactly("1");
    assertThat(names("/effects/?title=inverse", "id")).isEmpty();
    assertThat(names("/exports/?status=pending", "id")).containsExactly("1");
    assertThat(names("/exports/?status=failed", "id")).isEmpty();
    assertThat(names("/projects/1/exports/?export_type=video&search=one", "id")).containsExactly("1");
    assertThat(names("/projects/?name=one", "id")).containsExactly("1");
  }

  @Test
  void unknownAndEmptyParametersDoNotMatter() {
    projects("one", "two");
    assertThat(names("/projects/?status=nonsense&owner=7&id=2&name__contains=x", "name")).hasSize(2);
    assertThat(names("/projects/?name=&search=&ordering=&page_size=", "name")).hasSize(2);
    assertThat(names("/exports/?status=&project=", "id")).isEmpty();
  }

  @Test
  void valuesThatCannotBeComparedAreAllNamed() {
    TestResponse refused = platform.get("/exports/?status=done&project=abc&export_type=gif&search=a%00b");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("search", "project", "status", "export_type");
    assertThat(refused.json().path("status").path(0).asText()).isEqualTo("Select a valid choice. done is not one of the"
        + " available choices. They are: pending, in-progress, completed, failed, cancel.");
    assertThat(refused.json().path("project").path(0).asText()).isEqualTo("Enter the id or the address of a project.");
    assertThat(platform.get("/projects/?name=%00").json().path("name").path(0).asText())
        .isEqualTo("Null characters are not allowed.");
    assertThat(platform.get("/projects/?search=" + "a+".repeat(21)).json().path("search").path(0).asText())
        .isEqualTo("Search for at most 20 words at a time.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "a", "99999999999", "2147483648", "--1", "1 or 1=1"})
  void layersAreWholeNumbers(String layer) {
    assertThat(platform.get("/clips/?layer=" + encoded(layer)).text())
        .isEqualTo("{\"layer\":[\"Enter a whole number.\"]}");
  }

  @Test
  void nobodyFindsWhatIsNotTheirs() {
    projects("one");
    assertThat(platform.send(org.clipwright.rest.message.TestRequests.get("/projects/?search=one", "Authorization",
        "Token " + TestPlatform.BOB)).json().path("count").intValue()).isZero();
  }
}
