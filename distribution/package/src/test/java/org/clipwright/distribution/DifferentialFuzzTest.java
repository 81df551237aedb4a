package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders random projects in several ways, none of which may make a difference. */
class DifferentialFuzzTest {

  @TempDir Path folder;

  @Test
  void projectsLookAndSoundTheSameHoweverTheyAreRendered() throws Exception {
    Installation.run("fuzz", "--out", folder.toString(), "--projects", "200");
  }

  /** A module in the place of the original engine's, all of whose pictures are black. */
  @Test
  void picturesAreComparedWithTheOriginalWhereItIs() throws Exception {
    Files.writeString(folder.resolve("openshot.py"), """
        import struct, zlib
        OPENSHOT_VERSION_FULL = "0.5.0"
        def chunk(name, data):
            return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        class Fraction:
            def __init__(self, num, den):
                pass
        class Frame:
            def __init__(self, width, height):
                self.size = width, height
            def Save(self, path, scale, kind):
                width, height = self.size
                with open(path, "wb") as file:
                    file.write(b"\\x89PNG\\r\\n\\x1a\\n")
                    file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)))
                    file.write(chunk(b"IDAT", zlib.compress((b"\\0" * (1 + 3 * width)) * height)))
                    file.write(chunk(b"IEND", b""))
        class Timeline:
            def __init__(self, width, height, *rest):
                self.size = width, height
            def SetJson(self, text):
                pass
            def Open(self):
                pass
            def Close(self):
                pass
            def GetFrame(self, number):
                return Frame(*self.size)
        """);
    ProcessBuilder builder =
        new ProcessBuilder(Installation.command("fuzz", "--out", folder.toString(), "--projects", "5"));
    builder.environment().put("PYTHONPATH", folder.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .containsPattern("project \\d+: frame \\d+ is \\d+\\.\\d dB from that of libopenshot 0\\.5\\.0")
        .containsPattern("Compared with libopenshot 0\\.5\\.0: \\d+ pictures at 40 dB or more, \\d+ at 30 to 40,"
            + " [1-9]\\d* below; it could not make 0\\.");
  }
}
