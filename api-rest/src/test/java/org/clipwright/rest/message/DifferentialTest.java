package org.clipwright.rest.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.rest.DifferentialProbes;
import org.clipwright.rest.TestPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends the same requests to the real Django REST framework and to this API, and compares what both answer. */
class DifferentialTest {

  private static final List<String> HEADERS = List.of("Allow", "Location", "WWW-Authenticate", "X-Frame-Options",
      "X-Content-Type-Options", "Referrer-Policy");

  @TempDir Path uploads;

  @Test
  void answersAreThoseOfTheRealFramework() throws IOException {
    assumeTrue(Oracle.available(),
        "The differential test needs the packages python3-django and python3-djangorestframework.");
    TestPlatform platform = new TestPlatform(uploads);
    List<String> lines = new ArrayList<>();
    List<String> unexpected = new ArrayList<>();
    int equal = 0;
    String token = platform.accounts.token(platform.accounts.byToken(TestPlatform.ANN));
    try (Oracle oracle = new Oracle()) {
      for (Probe probe : DifferentialProbes.all()) {
        List<String> differences = compare(oracle.ask(probe), platform.send(probe.request()), token);
        if (differences.isEmpty()) {
          equal++;
        } else if (probe.difference().isEmpty()) {
          unexpected.add(probe.name() + ": " + String.join("; ", differences));
        } else {
          lines.add(probe.name() + ": " + probe.difference() + " " + String.join("; ", differences));
        }
      }
    }
    lines.addFirst(DifferentialProbes.all().size() + " probes, " + equal + " equal, " + lines.size()
        + " deliberately different, " + unexpected.size() + " unexpectedly different");
    Files.write(Path.of("target", "differential.txt"), lines);
    assertThat(unexpected).as(lines.getFirst()).isEmpty();
  }

  /** Tokens are random in both; the real framework's is the one that the probes know. */
  private static List<String> compare(Oracle.Answer theirs, TestResponse ours, String token) {
    List<String> differences = new ArrayList<>();
    if (theirs.status() != ours.status()) {
      differences.add("status " + theirs.status() + " is " + ours.status() + " here, " + theirs.body() + " is "
          + ours.text());
      return differences;
    }
    HEADERS.forEach(name -> differ(name, theirs.header(name), ours.header(name)).ifPresent(differences::add));
    differ("Content-Type", theirs.header("Content-Type"), ours.header("Content-Type")).ifPresent(differences::add);
    if (theirs.header("Content-Type").filter("application/json"::equals).isPresent() && !theirs.body().isEmpty()) {
      compareJson(theirs.body(), ours.text().replace(token, TestPlatform.ANN)).ifPresent(differences::add);
    }
    return differences;
  }

  private static Optional<String> differ(String name, Optional<String> theirs, Optional<String> ours) {
    return theirs.equals(ours)
        ? Optional.empty()
        : Optional.of(name + " " + theirs.orElse("(none)") + " is " + ours.orElse("(none)") + " here");
  }

  /** Objects may have more members here, where they show a resource or the root; layout and order must agree. */
  private static Optional<String> compareJson(String theirs, String ours) {
    JsonNode expected = JsonReader.read(theirs);
    JsonNode actual = JsonReader.read(ours);
    boolean sameLayout = theirs.contains("\n") == ours.contains("\n");
    return sameLayout && covers(expected, actual)
        ? Optional.empty()
        : Optional.of(theirs + " is " + ours + " here");
  }

  private static boolean covers(JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      boolean open = expected.has("url") || expected.has("effects") && expected.has("projects");
      return (open || expected.size() == actual.size()) && expected.properties().stream().allMatch(
          member -> member.getKey().startsWith("date_") || covers(member.getValue(), actual.path(member.getKey())));
    }
    if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        if (!covers(expected.get(i), actual.get(i))) {
          return false;
        }
      }
      return true;
    }
    return JsonText.compact(expected).equals(JsonText.compact(actual));
  }
}
