package org.clipwright.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.ArgumentsReader;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOption;
import org.clipwright.configuration.WorkerProcess;
import org.clipwright.services.work.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading values from the command line. */
class ArgumentsReaderTest {

  private static Arguments read(CommandName name, String... words) {
    return new ArgumentsReader(name.syntax()).read(List.of(words));
  }

  @Test
  void valuesStandBehindAnEqualsSignOrASpace() {
    Arguments arguments =
        read(CommandName.RENDER, "--width=640", "a.osp", "--to", "9999999999", "b.mp4", "--video-bitrate", "8 Mb/s");
    assertThat(arguments.path("PROJECT")).isEqualTo(Path.of("a.osp"));
    assertThat(arguments.path("OUTPUT")).isEqualTo(Path.of("b.mp4"));
    assertThat(arguments.optionalInteger("--width")).contains(640);
    assertThat(arguments.optionalNumber("--to")).contains(9_999_999_999L);
    assertThat(arguments.optionalText("--video-bitrate")).contains("8 Mb/s");
  }

  @Test
  void optionsThatAreNotGivenAreEmpty() {
    Arguments arguments = read(CommandName.RENDER, "a.osp", "b.mp4");
    assertThat(arguments.optionalInteger("--width")).isEmpty();
    assertThat(arguments.optionalNumber("--from")).isEmpty();
    assertThat(arguments.optionalText("--preset")).isEmpty();
    assertThat(arguments.given("--help")).isFalse();
  }

  @Test
  void textsAreTakenAsTheyAre() {
    Arguments arguments =
        read(CommandName.RENDER, "", "-", "--preset=", "--video-codec", "\"x\"", "--audio-codec=\"a=b\"");
    assertThat(arguments.text("PROJECT")).isEmpty();
    assertThat(arguments.text("OUTPUT")).isEqualTo("-");
    assertThat(arguments.optionalText("--preset")).contains("");
    assertThat(arguments.optionalText("--video-codec")).contains("\"x\"");
    assertThat(arguments.optionalText("--audio-codec")).contains("\"a=b\"");
  }

  @Test
  void valuesMayLookLikeOptionsThatAreNotThere() {
    Arguments arguments = read(CommandName.FRAMES, "a.osp", "--out", "-output", "--frames", "-1", "--width=-5");
    assertThat(arguments.path("--out")).isEqualTo(Path.of("-output"));
    assertThat(arguments.numbers("--frames")).containsExactly(-1L);
    assertThat(arguments.optionalInteger("--width")).contains(-5);
  }

  @Test
  void parametersMayLookLikeOptionsBehindTwoDashes() {
    Arguments arguments = read(CommandName.RENDER, "--width", "3", "--", "--help", "--width=4");
    assertThat(arguments.text("PROJECT")).isEqualTo("--help");
    assertThat(arguments.text("OUTPUT")).isEqualTo("--width=4");
    assertThat(arguments.optionalInteger("--width")).contains(3);
  }

  @Test
  void numbersAreSeparatedByCommasAndTheOptionMayComeAgain() {
    Arguments arguments = read(CommandName.FRAMES, "--frames", "1,30,60", "a.osp", "--out=stills", "--frames=90,");
    assertThat(arguments.numbers("--frames")).containsExactly(1L, 30L, 60L, 90L);
    assertThat(arguments.text("PROJECT")).isEqualTo("a.osp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"render", "RENDER", "Render"})
  void caseOfAChoiceDoesNotCount(String lane) {
    assertThat(read(CommandName.WORKER, "--lane", lane).choice("--lane", Lane.values())).isEqualTo(Lane.RENDER);
  }

  @Test
  void serversStartWorkersWithArgumentsThatWorkersKnow() {
    List<String> words = WorkerProcess.arguments(Lane.INTERACTIVE, "interactive-1");
    assertThat(words.getFirst()).isEqualTo(CommandName.WORKER.word());
    Arguments arguments = read(CommandName.WORKER, words.subList(1, words.size()).toArray(new String[0]));
    assertThat(arguments.choice("--lane", Lane.values())).isEqualTo(Lane.INTERACTIVE);
    assertThat(arguments.optionalText("--name")).contains("interactive-1");
    assertThat(arguments.given("--supervised")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = CommandName.class, mode = EnumSource.Mode.EXCLUDE, names = "SERVE")
  void everyCommandAsksForNothingButWhatItsSyntaxHas(CommandName name) {
    List<String> words = new ArrayList<>();
    for (CommandOption option : name.syntax().options()) {
      if (option.isNeeded()) {
        words.add(option.name() + "=" + (name == CommandName.WORKER ? "render" : "1"));
      }
    }
    name.syntax().parameters().forEach(parameter -> words.add(
        switch (name) {
          case MODELS -> "list";
          case STORAGE -> "copy";
          default -> parameter.name();
        }));
    assertThat(name.with(read(name, words.toArray(new String[0])))).isInstanceOf(Command.class);
  }

  @Test
  void askingForWhatACommandDoesNotHaveIsAMistakeInTheProgram() {
    Arguments arguments = read(CommandName.VERSION);
    assertThatThrownBy(() -> arguments.given("--width")).isInstanceOf(NullPointerException.class).hasMessage("--width");
  }
}
