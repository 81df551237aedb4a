package org.clipwright.services.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSpellingTest {

  private static final String COMPOSED = "Café Ω 日本.mp4";
  private static final String DECOMPOSED = Normalizer.normalize(COMPOSED, Normalizer.Form.NFD);

  @TempDir Path folder;

  private Path make(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private Optional<Path> below(String path) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      ArchiveNames names = new ArchiveNames(folder, files.filter(Files::isRegularFile).toList());
      Optional<Path> found = names.at(folder, path);
      if (found.isPresent()) {
        assertThat(FileSpelling.readings(path)).anyMatch(
            reading -> FileSpelling.find(folder.resolve(reading).normalize()).equals(found.get()));
      }
      return found;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "media/Café Ω 日本.mp4", "media/CAFÉ ω 日本.MP4", "Media/café ω 日本.mp4", "media/Caf\\u00e9 Ω 日本.mp4",
    "media/Caf/u00e9 /u03a9 /u65e5/u672c.mp4", "media/cafe/u0301 Ω 日本.mp4", "./media/../media/Café Ω 日本.mp4"})
  void theOneFileThatCanBeMeantIsFoundHoweverItIsSpelled(String path) throws IOException {
    Path file = make("media/" + DECOMPOSED);
    assertThat(below(path)).contains(file);
    assertThat(below(Normalizer.normalize(path, Normalizer.Form.NFD))).contains(file);
    Files.move(file, folder.resolve("media/" + COMPOSED));
    assertThat(below(path)).contains(folder.resolve("media/" + COMPOSED));
  }

  @Test
  void aNameThatCanMeanTwoFilesMeansNoneUnlessItIsOneOfThemToTheLetter() throws IOException {
    Path small = make("film.mp4");
    make("Film.mp4");
    assertThat(below("film.mp4")).contains(small);
    assertThat(below("FILM.mp4")).isEmpty();
    assertThat(below("other.mp4")).isEmpty();
    Path other = folder.resolve("FILM.MP4");
    assertThat(FileSpelling.find(other)).isEqualTo(other);
  }

  @Test
  void aFolderIsNotTakenForAFileOnTheWay() throws IOException {
    make("Media");
    assertThat(below("media/film.mp4")).isEmpty();
  }

  @Test
  void byItsNameAloneAFileIsFoundWhoseFoldersAreMostLikeThePath() {
    Path first = Path.of("/p/a/clips/film.mp4");
    Path second = Path.of("/p/b/clips/FILM.mp4");
    Path third = Path.of("/p/b/film.mp4");
    ArchiveNames files = new ArchiveNames(Path.of("/p"), List.of(first, second, third));
    assertThat(files.anywhere("/home/me/B/clips/film.mp4")).containsExactly(second);
    assertThat(files.anywhere("/home/me/clips/film.mp4")).containsExactly(first);
    assertThat(files.anywhere("film.mp4")).containsExactly(first, third);
    assertThat(files.anywhere("C:/clips/Film.mp4")).containsExactly(first, second);
    assertThat(files.anywhere("gone.mp4")).isEmpty();
  }
}
