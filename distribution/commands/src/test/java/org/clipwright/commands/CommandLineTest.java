package org.clipwright.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.commandline.CommandLine;
import org.clipwright.commandline.CommandOption;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Parameter;
import org.clipwright.commandline.Syntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line answers, and with which exit code. */
class CommandLineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    CommandOutput output = new CommandOutput(new PrintWriter(out, true), new PrintWriter(err, true));
    return new CommandLine(output, CommandName.values()).run(List.of(words));
  }

  private static String[] split(String line) {
    return line.isEmpty() ? new String[0] : line.split(" ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | COMMAND is missing.",
        "-- | COMMAND is missing.",
        "transcode | There is no command \"transcode\".",
        "rendr a b | There is no command \"rendr\". Did you mean render?",
        "Render a b | There is no command \"Render\". Did you mean render?",
        "--render | There is no option --render.",
        "--versoin | There is no option --versoin. Did you mean --version?",
        "version render | Unexpected argument: \"render\"",
        "-- version version | Unexpected argument: \"version\"",
        "render | PROJECT and OUTPUT are missing.",
        "render a | OUTPUT is missing.",
        "render a b c | Unexpected argument: \"c\"",
        "render a b -- c | Unexpected argument: \"c\"",
        "render a b --widht 3 | There is no option --widht. Did you mean --width?",
        "render a b --wid=3 | There is no option --wid. Did you mean --width?",
        "render a b -width 3 | There is no option -width. Did you mean --width?",
        "render a b -width=3 | There is no option -width. Did you mean --width?",
        "render a b -width3 | There is no option -width3. Did you mean --width?",
        "render a b --crop=3 | There is no option --crop.",
        "render a b -x | There is no option -x.",
        "render a b -hx=1 --width | --width needs a value: --width=W",
        "render a b --help=1 | --help takes no value.",
        "render a b -h=1 | -h takes no value.",
        "render a b --width | --width needs a value: --width=W",
        "render a b --width --height 3 | --width needs a value: --width=W",
        "render a b --width wide | --width must be a whole number, but \"wide\" is given.",
        "render a b --width= | --width must be a whole number, but \"\" is given.",
        "render a b --height=1.5 | --height must be a whole number, but \"1.5\" is given.",
        "render a b --threads 3000000000 | --threads cannot be as large as 3000000000.",
        "render a b --to 99999999999999999999 | --to cannot be as large as 99999999999999999999.",
        "render a b --width 3 --width 4 | --width is given more than once.",
        "frames | PROJECT, --out=DIR and --frames=N[,N...] are missing.",
        "frames a --out b | --frames=N[,N...] is missing.",
        "frames a --out b --frames 1,x | --frames must be a whole number, but \"x\" is given.",
        "frames a --out b --frames 1,,2 | --frames must be a whole number, but \"\" is given.",
        "frames a --out b --frames , | --frames must be a whole number, but \",\" is given.",
        "audio a | --out=FILE.wav is missing.",
        "probe | FILE is missing.",
        "models | ACTION is missing.",
        "models drop | ACTION needs list, fetch or add, but \"drop\" is given.",
        "worker | --lane=LANE is missing.",
        "worker --lane fast | --lane needs interactive, render or transcribe, but \"fast\" is given.",
        "worker --supervise --lane render | There is no option --supervise.",
        "serve now | Unexpected argument: \"now\""
      })
  void wrongUsageIsToldInASentenceBeforeTheHelp(String line, String sentence) {
    assertThat(run(split(line))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).first().isEqualTo(sentence);
    assertThat(err.toString().lines().skip(1)).first().asString().startsWith("Usage: clipwright ");
  }

  @Test
  void textThatCannotBeAPathIsRefused() {
    assertThat(run("probe", "a\0b")).isEqualTo(2);
    assertThat(err.toString()).startsWith("FILE must be the name of a file or folder, but \"a\0b\" is not one");
  }

  @Test
  void projectsOfTheFirstEditorAreNamedForWhatTheyAre(@TempDir Path folder) throws IOException {
    Path old = Files.writeString(folder.resolve("old.osp"), "(iclasses.project\nproject\np1\n(dp2\nS'name'\np3\n");

    assertThat(run("render", old.toString(), folder.resolve("film.mp4").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("old.osp is a project of OpenShot 1.x, in Python's pickle format",
        "Open it in OpenShot 2.0 or newer");
  }

  @Test
  void unknownCommandIsAnsweredWithTheCommandsThereAre() {
    run("transcode");
    assertThat(err.toString()).contains("\nCommands:\n  serve      Serves the API",
        "\n  version    Prints the version.\n");
  }

  @Test
  void helpOfTheProgramListsItsCommands() {
    assertThat(run("--help")).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).isEqualTo("""
        Usage: clipwright [-hV] COMMAND
        Edits and renders video: as a server with an API, and from the command line.
          -h, --help      Show this help message and exit.
          -V, --version   Print version information and exit.
        Commands:
          serve      Serves the API, with its own database and workers unless configured
                       otherwise.
          worker     Does one kind of work for servers that share a database and
                       storage.
          render     Renders a project to a video file; the file's extension determines
                       the format.
          frames     Writes frames of a project as PNG files named f000001.png and so
                       on.
          audio      Writes the sound of a project as 16-bit PCM at its own rate and
                       layout.
          probe      Prints the properties of a media file as the API shows them.
          validate   Lists what would make a project fail or look different than
                       intended.
          models     Lists, downloads or adds transcription models.
          backup     Writes database, media and token key to a file, even while serving.
          restore    Fills an empty data folder, or an empty database and storage, from
                       a backup.
          storage    Copies all media from one storage to another.
          fuzz       Renders random projects in several ways and compares the results.
          version    Prints the version.
        """);
  }

  @Test
  void helpOfACommandIsInColumns() {
    assertThat(run("frames", "--help")).isZero();
    assertThat(out.toString()).isEqualTo("""
        Usage: clipwright frames [-hV] --frames=N[,N...] [--height=H] --out=DIR
                                 [--width=W] PROJECT
        Writes frames of a project as PNG files named f000001.png and so on.
              PROJECT             An OpenShot project (.osp, .json) or a ZIP of one.
              --frames=N[,N...]   Frame numbers, from 1.
              --height=H          Maximum height (default: the project's).
          -h, --help              Show this help message and exit.
              --out=DIR           The folder to write to.
          -V, --version           Print version information and exit.
              --width=W           Maximum width (default: the project's).
        """);
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void helpOfEveryCommandTellsAllItTakes(CommandName name) {
    assertThat(run(name.word(), "-h")).isZero();
    assertThat(err.toString()).isEmpty();
    Syntax syntax = name.syntax();
    assertThat(out.toString()).startsWith("Usage: clipwright " + name.word() + " [-hV]").contains(syntax.description());
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80 && line.equals(line.stripTrailing()));
    String oneLine = out.toString().replaceAll("\\s+", " ");
    for (Parameter parameter : syntax.parameters()) {
      assertThat(oneLine).contains(parameter.name() + " " + parameter.description());
    }
    for (CommandOption option : syntax.options()) {
      if (!option.isHidden()) {
        assertThat(oneLine).contains(option.form() + " " + option.description());
      }
    }
  }

  @Test
  void helpIsSilentAboutWhatOnlyTheProgramUses() {
    run("worker", "--help");
    assertThat(out.toString()).contains("interactive, render, transcribe").doesNotContain("supervised", "Ctrl-C");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h render", "-hV", "-Vh", "--help --what", "--version --help", "-h -- a b c"})
  void whoeverAsksForHelpNeedsNothingElseToBeRight(String line) {
    assertThat(run(split(line))).isZero();
    assertThat(out.toString()).startsWith("Usage: clipwright [-hV] COMMAND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"render --help", "render a b c -h", "render -Vh", "render --what -h", "render --width x --help",
        "render -hx"})
  void helpOfACommandNeedsNothingElseToBeRight(String line) {
    assertThat(run(split(line))).isZero();
    assertThat(out.toString()).startsWith("Usage: clipwright render [-hV]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "-V", "--version", "--version render", "render -V", "worker --version",
    "-- version"})
  void versionIsOneLine(String line) {
    assertThat(run(split(line))).isZero();
    assertThat(out.toString()).matches("clipwright \\S+ on Java \\d+\\R");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void failureIsOneLineWithoutHelp(@TempDir Path folder) {
    Path project = folder.resolve("none.osp");
    assertThat(run("render", project.toString(), "film.mp4")).isEqualTo(1);
    assertThat(err.toString()).isEqualToNormalizingNewlines("clipwright: There is no project " + project + ".\n");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "help -h"})
  void helpIsACommandToo(String line) {
    assertThat(run(split(line))).isZero();
    assertThat(out.toString()).startsWith("Usage: clipwright [-hV] COMMAND");
  }

  @Test
  void helpOfACommandCanBeAskedForAsInOtherPrograms() {
    assertThat(run("help", "render")).isZero();
    assertThat(out.toString()).startsWith("Usage: clipwright render [-hV]");
    assertThat(run("help", "rendr")).isEqualTo(2);
    assertThat(err.toString()).startsWith("There is no command \"rendr\". Did you mean render?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "render . film.mp4 | . is a folder, not a project.",
        "probe . | . is a folder, not a media file.",
        "render a.osp b.mp4 --threads 0 | --threads can be 1 to 256, not 0.",
        "frames a.osp --out=b --frames 1 --width 0 | A picture must be at least 1x1 pixels, not 0."
      })
  void whatCannotBeDoneIsToldInASentence(String line, String sentence) {
    assertThat(run(split(line))).isEqualTo(1);
    assertThat(err.toString()).isEqualToNormalizingNewlines("clipwright: " + sentence + "\n");
  }

  @Test
  void framesBeyondTheEndAreWarnedOf(@TempDir Path folder) throws IOException {
    Path project = Files.writeString(folder.resolve("empty.json"), "{\"width\": 16, \"height\": 8}");
    assertThat(run("frames", project.toString(), "--out", folder.resolve("out").toString(), "--frames", "1,26"))
        .isZero();
    assertThat(err.toString()).isEqualToNormalizingNewlines(
        "clipwright: The project ends with frame 0; frames after it are empty: 1, 26.\n");
  }

  @Test
  void placesThatCannotBeWrittenToAreToldWithTheReason(@TempDir Path folder) throws IOException {
    Path project = Files.writeString(folder.resolve("empty.json"), "{\"width\": 16, \"height\": 8}");
    assertThat(run("frames", project.toString(), "--out", project.toString(), "--frames", "1")).isEqualTo(1);
    assertThat(err.toString())
        .endsWith("cannot be written to " + project + ": it is a file, not a folder." + System.lineSeparator());
    assertThat(run("audio", project.toString(), "--out", folder.resolve("none/a.wav").toString())).isEqualTo(1);
    assertThat(err.toString())
        .endsWith("The file a.wav cannot be written: there is no such folder." + System.lineSeparator());
  }

  @Test
  void projectThatIsNoTextIsToldSo(@TempDir Path folder) throws IOException {
    Path project = Files.write(folder.resolve("sound.osp"), new byte[] {'R', (byte) 0xFF, (byte) 0xFE});
    assertThat(run("render", project.toString(), "film.mp4")).isEqualTo(1);
    assertThat(err.toString()).isEqualToNormalizingNewlines(
        "clipwright: sound.osp cannot be read as a project: it is not in UTF-8.\n");
  }

  @Test
  void framesCountFromOne() {
    assertThat(run("frames", "a.osp", "--out=b", "--frames", "-1")).isEqualTo(1);
    assertThat(err.toString()).startsWith("clipwright: Frame numbers start at 1; -1 is not one.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"channels\": 0, \"clips\": [{\"end\": 1}]} | The project has no sound to write.",
        "{\"clips\": [{\"end\": 1e9}]} | The project's 30000000000 frames are too long for a WAV file, which holds at"
            + " most 4 GB of sound.",
      })
  void soundThatNoFileCanHoldIsNotBegun(String project, String sentence, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("project.json"), project);
    Path output = folder.resolve("sound.wav");
    assertThat(run("audio", file.toString(), "--out", output.toString())).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo("clipwright: " + sentence);
    assertThat(output).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threads=100000 | --threads can be 1 to 256, not 100000.",
        "--width=2000000000 --height=2 | A picture of 2000000000x2 pixels is too large: at most 16384 a side and"
            + " 67,108,864 in all are allowed, for example 8192x8192 or 10922x6144.",
      })
  void videosThatCannotBeAreNotBegun(String options, String sentence, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("project.json"), "{\"clips\": [{\"end\": 1}]}");
    Path output = folder.resolve("film.mp4");
    List<String> words = new ArrayList<>(List.of("render", file.toString(), output.toString()));
    words.addAll(List.of(split(options)));
    assertThat(run(words.toArray(String[]::new))).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo("clipwright: " + sentence);
    assertThat(output).doesNotExist();
  }

  @Test
  void memoryThatIsShortIsToldInALine() {
    PrintWriter full = new PrintWriter(new StringWriter()) {
      @Override
      public void println(String line) {
        throw new OutOfMemoryError("Java heap space");
      }
    };
    CommandLine line = new CommandLine(new CommandOutput(full, new PrintWriter(err, true)), CommandName.values());
    assertThat(line.run(List.of("version"))).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo("clipwright: There is not enough memory for this.");
  }
}
