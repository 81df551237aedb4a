package org.clipwright.services.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest {

  @TempDir Path folder;

  @Test
  void foldersAreRemovedWithAllBelowThem() throws IOException {
    Path tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("a/b/file"), "text");
    Files.createDirectories(tree.resolve("empty"));

    FileTrees.remove(tree);

    assertThat(tree).doesNotExist();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void linksAreRemovedAndWhatTheyLeadToStays() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("kept"), "text");
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), elsewhere);
    Files.createSymbolicLink(tree.resolve("broken"), folder.resolve("nowhere"));

    FileTrees.remove(tree);

    assertThat(tree).doesNotExist();
    assertThat(elsewhere.resolve("kept")).hasContent("text");
  }

  @Test
  void missingFoldersAreNoFailure() throws IOException {
    FileTrees.remove(folder.resolve("missing"));

    assertThat(folder).isEmptyDirectory();
  }
}
