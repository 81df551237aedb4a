package org.clipwright.graphql.setup;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.graphql.schema.Graph;
import org.clipwright.services.ProjectDrawing;
import org.clipwright.services.StandardActions;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.title.TitleDesigns;
import org.junit.jupiter.api.Test;

/** The schema that is checked in is what clients were promised: a change of it is seen when it is made. */
class SchemaSnapshotTest {

  private static final Path SNAPSHOT = Path.of("..", "docs", "reference", "schema.graphql");
  private static final Path ACTUAL = Path.of("target", "schema.graphql");

  private static String actual() {
    ActionContext noPorts =
        new ActionContext(null, null, null, null, null, null, null, null, null, null, null, null, null);
    GraphQlServices services =
        new GraphQlServices(
            null, null, new GraphQlServices.Resources(null, null, null, null, null),
            StandardActions.of(noPorts, new ProjectDrawing(noPorts, "", 0), null, Path.of("scratch")),
            new GraphQlServices.Catalogues(List::of, new TitleDesigns(List::of, null, null), null, null),
            new Representation(List::of),
            new GraphQlServices.Reads(null, null, null, null, null, null, null, null, null),
            null, null, null);
    return Graph.sdl(Graph.schema(services, GraphQlLimits.DEFAULT, null, null));
  }

  private static List<String> breakages(String before, String after) {
    CapturingReporter reporter = new CapturingReporter();
    new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(before, after), reporter);
    return reporter.getBreakages().stream().map(DiffEvent::toString).toList();
  }

  @Test
  void nothingThatClientsUseWasTakenAway() throws IOException {
    assertThat(breakages(Files.readString(SNAPSHOT), actual())).isEmpty();
  }

  @Test
  void aFieldThatIsTakenAwayIsABreakingChange() {
    String before = "type Query { a: Int b: Int }";
    assertThat(breakages(before, "type Query { a: Int b: Int c: Int }")).isEmpty();
    assertThat(breakages(before, "type Query { a: Int }")).hasSize(1);
    assertThat(breakages(before, "type Query { a: Int b: String }")).isNotEmpty();
  }

  @Test
  void theSchemaIsTheOneThatIsCheckedIn() throws IOException {
    String schema = actual();
    Files.createDirectories(ACTUAL.getParent());
    Files.writeString(ACTUAL, schema);
    assertThat(ACTUAL)
        .as("The graph has changed. If it should, accept it: cp api-graphql/target/schema.graphql"
            + " docs/reference/schema.graphql")
        .hasSameTextualContentAs(SNAPSHOT);
  }
}
