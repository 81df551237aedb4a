import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Generates the table classes from the changelog, on a PostgreSQL of the build's own; does nothing if they are current.
 */
public class GenerateJooq {

  private static final String CHANGELOG = "db-changelog/changelog.yaml";

  public static void main(String[] arguments) throws Exception {
    Path resources = Path.of(arguments[0]);
    Path sources = Path.of(arguments[1]);
    Path mark = sources.resolve(".generated-from");
    String digest = digest(Path.of(arguments[2]), resources.resolve("db-changelog"));
    if (Files.exists(mark) && Files.readString(mark).equals(digest)) {
      return;
    }
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    generate(resources, sources);
    Files.writeString(mark, digest);
  }

  private static void generate(Path resources, Path sources) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
        migrate(connection, resources);
      }
      GenerationTool.generate(
          new Configuration()
              .withLogging(Logging.WARN)
              .withJdbc(new Jdbc().withUrl(postgres.getJdbcUrl("postgres", "postgres")))
              .withGenerator(
                  new Generator()
                      .withDatabase(database())
                      .withGenerate(new Generate().withJavaTimeTypes(true).withComments(false))
                      .withTarget(
                          new Target().withPackageName("org.clipwright.db.generated")
                              .withDirectory(sources.toString()))));
    }
  }

  private static Database database() {
    return new Database()
        .withName("org.jooq.meta.postgres.PostgresDatabase")
        .withInputSchema("public")
        .withOutputSchemaToDefault(true)
        .withExcludes("databasechangelog.*")
        .withForcedTypes(
            new ForcedType().withName("INSTANT").withIncludeTypes("timestamptz|timestamp with time zone"));
  }

  private static void migrate(Connection connection, Path resources) throws Exception {
    liquibase.database.Database database =
        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    try (Liquibase liquibase = new Liquibase(CHANGELOG, new DirectoryResourceAccessor(resources), database)) {
      liquibase.update(new Contexts());
    }
  }

  private static String digest(Path generator, Path changelog) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(generator));
    for (Path file : sorted(changelog)) {
      digest.update(file.getFileName().toString().getBytes());
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
