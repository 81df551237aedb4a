package org.clipwright.sdk.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.clipwright.sdk.media.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionReaderTest {

  private static final String DIALOGUE = "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,";

  private static final Optional<Color> RED = Optional.of(Color.of(255, 0, 0));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "00:00:01.000 --> 00:00:02.500 | 1 | 2.5",
    "00:01.000 --> 00:02.500 | 1 | 2.5",
    "00:00:01,000 --> 00:00:02,500 | 1 | 2.5",
    "0:00:01,000 --> 0:00:02,500 | 1 | 2.5",
    "0:00:01 --> 0:00:02 | 1 | 2",
    "00:01.50 --> 00:02.5 | 1.5 | 2.5",
    "00:00:01:500 --> 00:00:02:500 | 1.5 | 2.5",
    "00:01:500 --> 00:02:500 | 1.5 | 2.5",
    "00:01 --> 00:02 | 1 | 2",
    "1:2 --> 1:3 | 62 | 63",
    "1.5 --> 2.25 | 1.5 | 2.25",
    "00:01.000-->00:02.000 | 1 | 2",
    "00:01.000\u00A0-->\u00A000:02.000 | 1 | 2",
    "00:01.000 -> 00:02.000 | 1 | 2",
    "00:01.000 – > 00:02.000 | 1 | 2",
    "00:01.000 → 00:02.000 | 1 | 2",
    "  00:01.000\t-->\t00:02.000   | 1 | 2",
    "00:00:01, 500 --> 00:00:02, 500 | 1.5 | 2.5",
    "00:01.000 --> 00:02.000 align:start position:10% | 1 | 2",
    "00:00:01,000 --> 00:00:02,000 X1:100 X2:200 Y1:1 Y2:2 | 1 | 2",
    "90:00.000 --> 90:01.000 | 5400 | 5401",
    "100:00:00.000 --> 100:00:01.000 | 360000 | 360001",
    "00:01.123456 --> 00:02.000001 | 1.123456 | 2.000001",
    "0:00:01.000,0:00:02.500 | 1 | 2.5",
  })
  void timesMayBeWrittenInManyWays(String line, double start, double end) {
    Captions captions = CaptionReader.read(line + "\nWords");
    assertThat(captions.faults()).isEmpty();
    assertThat(captions.cues()).extracting(CaptionCue::startSeconds, CaptionCue::endSeconds, CaptionCue::text)
        .containsExactly(tuple(start, end, "Words"));
  }

  @ParameterizedTest
  @MethodSource
  void textIsWhatPeopleSee(String written, String seen) {
    Captions captions = CaptionReader.read("00:00.000 --> 00:09.000\n" + written);
    assertThat(captions.faults()).isEmpty();
    assertThat(captions.cues()).extracting(CaptionCue::text).containsExactly(seen);
  }

  static Stream<Arguments> textIsWhatPeopleSee() {
    return Stream.of(
        Arguments.of("7", "7"), Arguments.of("I\nam\nhere", "I\nam\nhere"), Arguments.of("?", "?"),
        Arguments.of("<i>slanted</i> <b>fat</b> <u>lined</u>", "slanted fat lined"),
        Arguments.of("<I>large</I>", "large"), Arguments.of("<i>never closed", "never closed"),
        Arguments.of("closed</i>", "closed"), Arguments.of("<font color=\"#ff0000\">red</font>", "red"),
        Arguments.of("<font color=red size=3>red</font>", "red"), Arguments.of("<v Mary Ann>Hello</v>", "Hello"),
        Arguments.of("<v.loud Mary>Hello", "Hello"), Arguments.of("<c.yellow>a</c>b", "ab"),
        Arguments.of("<c>a</c>", "a"), Arguments.of("<lang en-GB>colour</lang>", "colour"),
        Arguments.of("<ruby>A<rt>a</rt></ruby>", "Aa"), Arguments.of("{\\an8}above", "above"),
        Arguments.of("{\\i1}a{\\i0}b", "ab"), Arguments.of("{b}fat{/b}", "fat"), Arguments.of("One\\NTwo", "One\nTwo"),
        Arguments.of("One<br/>Two", "One\nTwo"), Arguments.of("Tom &amp; Jerry", "Tom & Jerry"),
        Arguments.of("&lt;b&gt;", "<b>"), Arguments.of("a&nbsp;b", "a\u00A0b"),
        Arguments.of("&#65;&#x42;", "AB"), Arguments.of("AT&T", "AT&T"), Arguments.of("&unknown;", "&unknown;"),
        Arguments.of("&iexcl;Caf&eacute; &Uuml;ber &yuml;! 5 &euro;", "\u00A1Caf\u00E9 \u00DCber \u00FF! 5 \u20AC"),
        Arguments.of("&amp;lt;", "&lt;"), Arguments.of("one <00:01.000>two <00:02.000>three", "one two three"),
        Arguments.of("I <3 you", "I <3 you"), Arguments.of("a < b and c > d", "a < b and c > d"),
        Arguments.of("<laughs>", "<laughs>"), Arguments.of("C:\\New", "C:\\New"),
        Arguments.of("NOTE this is said", "NOTE this is said"), Arguments.of("One\n\nTwo", "One\nTwo"),
        Arguments.of("\u0645\u0631\u062d\u0628\u0627", "\u0645\u0631\u062d\u0628\u0627"));
  }

  @Test
  void stylesComeFromTags() {
    assertThat(spans("<i>a</i><font color='#f00'><b>b</b>c</font><v Ann>d</v><c.red>e</c>")).containsExactly(
        span("a", CaptionStyle.PLAIN.withItalic(true)), span("b", CaptionStyle.PLAIN.withBold(true).withColor(RED)),
        span("c", CaptionStyle.PLAIN.withColor(RED)), span("d", CaptionStyle.PLAIN.withVoice("Ann")),
        span("e", CaptionStyle.PLAIN.withColor(RED)));
  }

  @Test
  void wordsMayHaveTimesOfTheirOwn() {
    assertThat(spans("one <00:01.500>two")).containsExactly(
        span("one ", CaptionStyle.PLAIN), new CaptionSpan("two", CaptionStyle.PLAIN, OptionalDouble.of(1.5)));
  }

  @Test
  void placesComeFromBracesAndSettings() {
    assertThat(place("00:01.000 --> 00:02.000\n{\\an8}x")).isEqualTo(CaptionPlace.at(8));
    assertThat(place("00:01.000 --> 00:02.000 line:0 align:left\nx")).isEqualTo(CaptionPlace.at(7));
    assertThat(place("00:01.000 --> 00:02.000 line:90%\nx")).isEqualTo(CaptionPlace.USUAL);
    assertThat(place("00:01.000 --> 00:02.000\n{\\pos(192,72)}x"))
        .isEqualTo(new CaptionPlace(2, OptionalDouble.of(0.5), OptionalDouble.of(0.25)));
  }

  @Test
  void subRipNumbersAndBlankLinesAreNoText() {
    String text = "1\r\n00:00:01,500 --> 00:00:03,000\r\nOne\r\nTwo\r\n\r\n2\r\n00:01:00,000 -->"
        + " 01:00:01,250\r\n42\r\n\r\n\r\n3\r\n\r\n01:00:02,000 --> 01:00:03,000\r\nThree\r\n4\r\n01:00:04,000 -->"
        + " 01:00:05,000\r\n2001\r\n";
    assertThat(CaptionReader.read(text).cues()).extracting(CaptionCue::text).containsExactly("One\nTwo", "42", "Three",
        "2001");
  }

  @Test
  void headNotesStylesAndNamesOfWebVttAreLeftOut() {
    String text = "\uFEFFWEBVTT - made by hand\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE a --> b\nis a"
        + " note\n\nfirst\n00:01.000 --> 00:02.000\nHello\n42\n\n"
        + "second\n00:03.000 --> 00:04.000\nBye\n\nNOTE the end\n";
    assertThat(CaptionReader.read(text).cues())
        .containsExactly(CaptionCue.of(1, 2, "Hello\n42"), CaptionCue.of(3, 4, "Bye"));
  }

  @Test
  void notesBetweenCuesWithoutHeadAreNoText() {
    assertThat(CaptionReader.read("00:01.000 --> 00:02.000\nOne\n\nNOTE two\nlines\n\n00:03.000 --> 00:04.000\nTwo")
        .cues())
        .extracting(CaptionCue::text).containsExactly("One", "Two");
  }

  @Test
  void subStationIsReadWithStylesPlacesAndKaraoke() {
    String text = """
        [Script Info]
        PlayResX: 1280
        PlayResY: 720

        [V4+ Styles]
        Format: Name, Fontname, Fontsize, PrimaryColour, Bold, Italic, Underline, Alignment
        Style: Default,Arial,20,&H00FFFFFF,0,0,0,2
        Style: Top,Arial,20,&H000000FF,-1,0,0,8

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
        Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not shown
        Dialogue: 0,0:00:01.50,0:00:03.00,Top,Ann,0,0,0,,Hello, {\\i1}world{\\r}!\\NBye
        Dialogue: 0,0:00:04.00,0:00:06.00,Default,,0,0,0,,{\\pos(320,180)\\k50}la{\\k25}li{\\c&H00FF00&}lo
        """;
    List<CaptionCue> cues = CaptionReader.read(text).cues();
    CaptionStyle top = CaptionStyle.PLAIN.withBold(true).withColor(RED).withVoice("Ann");
    assertThat(cues.get(0)).isEqualTo(new CaptionCue(1.5, 3,
        List.of(span("Hello, ", top), span("world", top.withItalic(true)), span("!\nBye", top)), CaptionPlace.at(8)));
    assertThat(cues.get(1).place()).isEqualTo(new CaptionPlace(2, OptionalDouble.of(0.25), OptionalDouble.of(0.25)));
    assertThat(cues.get(1).spans()).containsExactly(
        new CaptionSpan("la", CaptionStyle.PLAIN, OptionalDouble.of(4)),
        new CaptionSpan("li", CaptionStyle.PLAIN, OptionalDouble.of(4.5)), new CaptionSpan("lo",
            CaptionStyle.PLAIN.withColor(Optional.of(Color.of(0, 255, 0))), OptionalDouble.of(4.5)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Hello world | 1 | is not a cue",
    "'WEBVTT\n\n00:01 -> x\nHello' | 3 | has no times",
    "'00:75.000 --> 00:80.000\nHello' | 1 | has no times",
    "'00:01.000 --> soon\nHello' | 1 | has no times",
    "'00:01.000 --> 00:02.000\nHello\n\n00:0x.000 --> 00:03.000\nBye' | 4 | has no times",
    "'00:05.000 --> 00:02.000\nHello' | 1 | ends before it begins",
    "'[Events]\nDialogue: 0,now,0:00:01.00,Default,,0,0,0,,x' | 2 | has no two times",
    "'[Events]\nFormat: Start, End, Text' | 2 | Dialogue",
  })
  void whatCannotBeReadIsTold(String text, int line, String what) {
    Captions.Fault fault = CaptionReader.read(text).faults().getFirst();
    assertThat(fault.line()).isEqualTo(line);
    assertThat(fault.sentence()).contains(what);
  }

  @Test
  void blankTextHasNeitherCuesNorFaults() {
    assertThat(CaptionReader.read(" \n\n")).isEqualTo(new Captions(List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "00:01.250 --> 00:02.000\nHello\nworld\n\n01:00:00.000 --> 01:00:01.999\nBye",
    "00:01.000 --> 00:02.000\n<i>a</i><b>b</b> <u>c</u> <font color=\"#123456\">d</font> <v Ann>e</v> <00:01.500>f",
    "00:01.000 --> 00:02.000\n{\\an8}a &lt;b&gt; & AT&T &amp;amp; I <3 you --&gt; &#123;\\an8} 5",
    "00:01.000 --> 00:02.000\n{\\pos(192,72)}x",
  })
  void whatIsWrittenReadsBackTheSame(String text) {
    List<CaptionCue> cues = CaptionReader.read(text).cues();
    assertThat(cues).isNotEmpty();
    assertThat(CaptionReader.read(CaptionWriter.effectText(cues)).cues()).isEqualTo(cues);
  }

  @Test
  void filesReadBackWithTheirTextStylesAndTimes() {
    List<CaptionCue> cues = CaptionReader.read(
        "00:01.000 --> 00:02.000\n{\\an7}<i>a</i> &lt;b> & <font color=\"#123456\">d</font>\n\n01:00:02.000 -->"
            + " 01:00:03.000\n42")
        .cues();
    assertThat(CaptionReader.read(CaptionWriter.webVtt(cues)).cues()).isEqualTo(cues);
    assertThat(CaptionReader.read(CaptionWriter.subRip(cues)).cues()).isEqualTo(cues);
    assertThat(CaptionWriter.webVtt(cues))
        .startsWith("WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:0 align:start\n<i>a</i>");
    assertThat(CaptionWriter.subRip(cues)).contains("2\n01:00:02,000 --> 01:00:03,000\n42\n");
  }

  /** Written text is read back from any mixture of what means something. */
  @Test
  void anyMixtureIsReadAndReadsBackTheSame() {
    Random random = new Random(7);
    List<String> pieces = List.of(
        "00:01.000 --> 00:02.000\n", "00:03 --> 00:04\n", "-->", "1\n", "\n", "\n\n", "NOTE ", "WEBVTT\n", "<i>",
        "</i>", "<b", ">", "<", "&amp;", "&", ";", "{\\an8}", "{", "}", "\\N", "\\", "<00:01.5>", "<v A>",
        "<font color=red>", "</font>", "x", " ", "[Events]\n", "Dialogue: 0,0:00:01.00,0:00:02.00,", ",,,,", "{\\k20}",
        "\uD83D\uDE00", "5", "→", "&#0;", "&#x1F600;", "{\\pos(1,2)}");
    for (int run = 0; run < 3_000; run++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(30), 0, pieces.size()).forEach(i -> text.append(pieces.get(i)));
      List<CaptionCue> cues = CaptionReader.read(text.toString()).cues();
      List<CaptionCue> again = CaptionReader.read(CaptionWriter.effectText(cues)).cues();
      assertThat(again).as(text.toString()).extracting(cue -> cue.text().replaceAll("\\s+", " ").strip())
          .isEqualTo(cues.stream().map(cue -> cue.text().replaceAll("\\s+", " ").strip()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "1 ", "a ", "<a", "{\\", "0:", "-", "\n5\n", "&#", "<i>", "[Events]\n"})
  void longRepetitionsTakeNoLongTime(String piece) {
    String text = "00:01.000 --> 00:02.000\n1" + piece.repeat(100_000) + "x";
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> CaptionReader.read(text));
    assertTimeoutPreemptively(Duration.ofSeconds(60),
        () -> CaptionReader.read("[Events]\nDialogue: " + piece.repeat(100_000) + "x"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{\\p1}m 0 0 l 9 9{\\p0}seen | seen", "{\\pbo3}seen | seen",
    "se{\\p2\\pos(1,2)}m 0 0 b 1 2 3 4\\N5 6{\\p0}en | seen"})
  void drawingsAmongWordsAreNotShown(String written, String seen) {
    assertThat(CaptionReader.read(DIALOGUE + written).cues()).extracting(cue -> cue.text().strip())
        .containsExactly(seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\bord3", "\\blur2", "\\be1", "\\clip(0,0,9,9)", "\\iclip(0,0,9,9)", "\\pbo1"})
  void tagsThatBeginLikeAnotherChangeNothing(String tag) {
    CaptionStyle look = CaptionStyle.PLAIN.withBold(true).withItalic(true).withColor(RED);
    assertThat(spans("{\\b1\\i1\\c&H0000FF&" + tag + "}x")).containsExactly(span("x", look));
  }

  @Test
  void aPointIsWhereTheStylesAnchorGoes() {
    CaptionPlace place = place("""
        [Script Info]
        PlayResX: 320
        PlayResY: 180
        [V4+ Styles]
        Format: Name, Alignment
        Style: Top, 8
        [Events]
        Dialogue: 0,0:00:01.00,0:00:02.00,Top,,0,0,0,,{\\pos(160,45)}x
        """);
    assertThat(place).isEqualTo(new CaptionPlace(8, OptionalDouble.of(0.5), OptionalDouble.of(0.25)));
  }

  private static List<CaptionSpan> spans(String written) {
    return CaptionReader.read("00:01.000 --> 00:02.000\n" + written).cues().getFirst().spans();
  }

  private static CaptionSpan span(String text, CaptionStyle style) {
    return new CaptionSpan(text, style, OptionalDouble.empty());
  }

  private static CaptionPlace place(String text) {
    return CaptionReader.read(text).cues().getFirst().place();
  }
}
