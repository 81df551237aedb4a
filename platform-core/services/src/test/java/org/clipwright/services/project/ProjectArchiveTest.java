package org.clipwright.services.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clipwright.services.error.PlatformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectArchiveTest {

  private static final int CENTRAL_HEADER = 0x02014b50;

  @TempDir Path outside;
  @TempDir Path under;

  private interface Filling {
    void into(ZipOutputStream zip) throws IOException;
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static byte[] zip(Filling filling) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      filling.into(zip);
    }
    return bytes.toByteArray();
  }

  private ProjectArchive unpack(byte[] zip) throws IOException {
    return ProjectArchive.unpack(Files.write(outside.resolve("project.zip"), zip), under, "project.zip",
        UnaryOperator.identity());
  }

  private void assertRefused(byte[] zip, String sentence) throws IOException {
    assertThatThrownBy(() -> unpack(zip).projectFile()).isInstanceOf(PlatformException.class)
        .hasMessageContaining(sentence);
    try (Stream<Path> others = Files.list(outside)) {
      assertThat(others.map(file -> file.getFileName().toString())).containsExactly("project.zip");
    }
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(under)) {
      assertThat(left).isEmpty();
    }
  }

  /** Changes two bytes of the first entry's record in the directory at the end. */
  private static byte[] patched(byte[] zip, int offset, short value) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (buffer.getInt(at) != CENTRAL_HEADER) {
      at++;
    }
    buffer.putShort(at + offset, value);
    return zip;
  }

  @Test
  void findsTheProjectWhereverItIs() throws IOException {
    try (ProjectArchive archive = unpack(zip(zip -> {
      add(zip, "My project/film.osp", "{}");
      add(zip, "My project\\assets\\a.json", "[]");
    }))) {
      assertThat(archive.projectFile()).hasFileName("film.osp").hasContent("{}");
      assertThat(archive.files()).hasSize(2);
    }
    assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.osp", "a/../../evil.osp", "..\\evil.osp", "/etc/evil.osp", "a/b/../../../evil.osp"})
  void namesThatLeadOutAreRefused(String name) throws IOException {
    assertRefused(zip(zip -> add(zip, name, "{}")), "leads outside it");
    assertNothingLeft();
  }

  @Test
  void aSymbolicLinkIsOnlyAFileWithItsTarget() throws IOException {
    byte[] link = patched(zip(zip -> add(zip, "link.osp", "/etc/passwd")), 40, (short) 0120777);
    try (ProjectArchive archive = unpack(link)) {
      assertThat(Files.isSymbolicLink(archive.projectFile())).isFalse();
      assertThat(archive.projectFile()).hasContent("/etc/passwd");
    }
  }

  @Test
  void bombsStopWhileTheyAreUnpacked() throws IOException {
    byte[] zeros = new byte[1 << 20];
    assertRefused(zip(zip -> {
      zip.putNextEntry(new ZipEntry("film.osp"));
      for (int i = 0; i < 100; i++) {
        zip.write(zeros);
      }
    }), "unpacks to an excessive size");
    assertNothingLeft();
  }

  @Test
  void tooManyFilesAreRefused() throws IOException {
    assertRefused(zip(zip -> {
      for (int i = 0; i <= 20_000; i++) {
        zip.putNextEntry(new ZipEntry("f" + i));
      }
    }), "more than 20000 files and folders");
    assertNothingLeft();
  }

  @Test
  void foldersCountThoughNoEntryNamesThem() throws IOException {
    assertRefused(zip(zip -> {
      for (int i = 0; i < 1_000; i++) {
        add(zip, "f" + i + "/a".repeat(29) + "/b", "");
      }
    }), "more than 20000 files and folders");
    assertNothingLeft();
  }

  @Test
  void pathsThatAreTooDeepAreRefused() throws IOException {
    assertRefused(zip(zip -> add(zip, "a/".repeat(32) + "film.osp", "{}")), "deeper than 32 folders");
    assertNothingLeft();
    try (ProjectArchive archive = unpack(zip(zip -> add(zip, "a/".repeat(31) + "film.osp", "{}")))) {
      assertThat(archive.projectFile()).hasFileName("film.osp");
    }
  }

  @Test
  void aLongTableOfContentsIsRefusedBeforeItIsRead() throws IOException {
    assertRefused(withDirectory(9 << 20, false, ""), "central directory of more than 8388608 bytes");
    assertRefused(withDirectory(9 << 20, true, ""), "central directory of more than 8388608 bytes");
    assertRefused(withDirectory(9 << 20, true, "c".repeat(65_000)), "central directory of more than 8388608 bytes");
    assertNothingLeft();
  }

  /** A ZIP with a table of contents of one entry and many bytes beyond, whose size stands in one of two places. */
  private static byte[] withDirectory(int size, boolean inLongEnd, String comment) {
    ByteBuffer zip = ByteBuffer.allocate(size + 98 + comment.length()).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0, CENTRAL_HEADER).position(size);
    zip.putInt(0x06064b50).putLong(44).putInt(0).putLong(0).putLong(1).putLong(1).putLong(size).putLong(0);
    zip.putInt(0x07064b50).putInt(0).putLong(inLongEnd ? size : -1).putInt(1);
    zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1).putInt(inLongEnd ? -1 : size).putInt(0);
    zip.putShort((short) comment.length()).put(comment.getBytes(StandardCharsets.US_ASCII));
    return zip.array();
  }

  @Test
  void encryptedArchivesAreCalledSo() throws IOException {
    assertRefused(patched(zip(zip -> add(zip, "film.osp", "{}")), 8, (short) 1), "is encrypted");
    assertNothingLeft();
  }

  @Test
  void emptyAndAmbiguousArchivesAreRefused() throws IOException {
    assertRefused(zip(zip -> add(zip, "readme.txt", "nothing")), "no .osp, .otio, .fcpxml, .json or .xml project");
    assertRefused(zip(zip -> {
      add(zip, "a.osp", "{}");
      add(zip, "b/b.osp", "{}");
    }), "more than one project: a.osp, b/b.osp");
    assertRefused(new byte[0], "not a readable ZIP archive");
    assertRefused("PK but nothing else".getBytes(StandardCharsets.US_ASCII), "not a readable ZIP archive");
  }

  @Test
  void aNameThatIsBothFileAndFolderIsRefused() throws IOException {
    assertRefused(zip(zip -> {
      add(zip, "a", "file");
      add(zip, "a/b.osp", "{}");
    }), "cannot be unpacked");
    assertNothingLeft();
  }

  @Test
  void anArchiveThatWasCutOffIsRefused() throws IOException {
    byte[] whole = zip(zip -> add(zip, "film.osp", "{}".repeat(10_000)));
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertRefused(half, "not a readable ZIP archive");
    assertNothingLeft();
  }
}
