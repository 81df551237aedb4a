package org.clipwright.rest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.http.Query;
import org.clipwright.rest.TestPlatform;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema that is checked in is the one that the code gives, so that a change of it is seen when it is made. */
class SchemaSnapshotTest {

  private static final Path SNAPSHOT = Path.of("..", "docs", "reference", "openapi.yaml");
  private static final Path ACTUAL = Path.of("target", "openapi.yaml");

  @TempDir Path uploads;

  @Test
  void theSchemaIsTheOneThatIsCheckedIn() throws IOException {
    String schema = new TestPlatform(uploads)
        .send(new RestRequest("GET", "/schema/", Query.parse(""), HttpFields.build().add("Accept", "application/yaml"),
            InputStream.nullInputStream(), "https://video.clipwright.test", "127.0.0.1", "test"))
        .text();
    Files.createDirectories(ACTUAL.getParent());
    Files.writeString(ACTUAL, schema);
    assertThat(ACTUAL)
        .as("The schema has changed. If it should, accept it: cp api-rest/target/openapi.yaml"
            + " docs/reference/openapi.yaml")
        .hasSameTextualContentAs(SNAPSHOT);
  }
}
