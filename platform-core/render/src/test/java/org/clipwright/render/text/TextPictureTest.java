package org.clipwright.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.clipwright.render.setup.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPictureTest {

  private static BufferedImage drawn(String keys) throws Exception {
    String json = "{'type':'QtTextReader','width':120,'height':60,'font':'DejaVu Sans,12,-1,5,50'," + keys + "}";
    return new TextPicture(new ObjectMapper().readTree(json.replace('\'', '"'))).draw();
  }

  /** How many pixels of some rows have a colour. */
  private static long count(BufferedImage image, int from, int to, int argb) {
    return IntStream.range(from, to)
        .mapToLong(y -> IntStream.range(0, image.getWidth()).filter(x -> image.getRGB(x, y) == argb).count()).sum();
  }

  @Test
  void textIsWhiteOnBlackUnlessItsColoursAreSaid() throws Exception {
    BufferedImage image = drawn("'text':'HHHH'");
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFF000000);
    assertThat(count(image, 20, 40, 0xFFFFFFFF)).isGreaterThan(50);
    BufferedImage red = drawn("'text':'HHHH','text_color':'#80ff0000','background_color':'transparent'");
    assertThat(red.getRGB(0, 0)).isZero();
    assertThat(count(red, 20, 40, 0x80FF0000)).isGreaterThan(50);
  }

  @ParameterizedTest
  @CsvSource({"papayawhip, FFFFEFD5", "lightgoldenrodyellow, FFFAFAD2",
    "DarkSlateGrey, FF2F4F4F", "yellowgreen, FF9ACD32", "aliceblue, FFF0F8FF"})
  void everyNameOfTheOriginalsColoursIsKnown(String name, String argb) {
    assertThat(TextColor.parse(name).map(color -> "%08X".formatted(color)).orElse("-1"))
        .isEqualTo(argb);
  }

  @Test
  void gravityAndLinesPlaceIt() throws Exception {
    BufferedImage top = drawn("'text':'HH\\nHH','gravity':0");
    assertThat(count(top, 0, 20, 0xFFFFFFFF)).isPositive();
    assertThat(count(top, 20, 40, 0xFFFFFFFF)).isPositive();
    assertThat(count(top, 45, 60, 0xFFFFFFFF)).isZero();
    BufferedImage bottom = drawn("'text':'HH','gravity':8");
    assertThat(count(bottom, 0, 40, 0xFFFFFFFF)).isZero();
    assertThat(count(bottom, 40, 60, 0xFFFFFFFF)).isPositive();
  }

  /** Rows and columns from the first to the last one that the original engine, version 0.5.0, fills behind text. */
  @ParameterizedTest
  @CsvSource({"8,0,1,0,13,0,24", "11,0,2,0,34,0,33", "14,8,2,135,179,277,319", "20,4,1,74,106,128,191",
    "24,4,1,71,109,123,196", "40,0,2,0,130,0,125"})
  void boxesAreThoseOfTheOriginal(int points, int gravity, int lines, int top, int bottom, int left, int right)
      throws Exception {
    String json = "{'width':320,'height':180,'font':'DejaVu Sans,%d,-1,5,50','gravity':%d,'text':'%s',"
        .formatted(points, gravity, lines == 1 ? "Hxgl" : "Hxgl\\nHxgl") + "'text_background_color':'#0000ff'}";
    BufferedImage image = new TextPicture(new ObjectMapper().readTree(json.replace('\'', '"'))).draw();

    assertThat(filled(180, y -> IntStream.range(0, 320).anyMatch(x -> isFilled(image, x, y))))
        .containsExactly(top, bottom);
    assertThat(filled(320, x -> IntStream.range(0, 180).anyMatch(y -> isFilled(image, x, y))))
        .containsExactly(left, right);
  }

  private static int[] filled(int count, IntPredicate holds) {
    int[] all = IntStream.range(0, count).filter(holds).toArray();
    return new int[] {all[0], all[all.length - 1]};
  }

  private static boolean isFilled(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xFF) > 60;
  }

  /** The box is as wide as the text, of which the last letter is the leftmost. */
  @Test
  void textOfOtherScriptsJoinsAndRunsToTheLeft() throws Exception {
    int joined = boxWidth("سلام");
    int apart = boxWidth("س") + boxWidth("ل") + boxWidth("ا") + boxWidth("م");
    assertThat(joined).isLessThan(apart * 4 / 5);
    BufferedImage last = drawn("'text':'ם','gravity':0");
    BufferedImage word = drawn("'text':'שלום','gravity':0");
    assertThat(firstColumn(word)).isEqualTo(firstColumn(last));
  }

  private static int boxWidth(String text) throws Exception {
    BufferedImage image = drawn("'text':'" + text + "','text_background_color':'#0000ff','gravity':0");
    int[] columns = filled(120, x -> IntStream.range(0, 60).anyMatch(y -> isFilled(image, x, y)));
    return columns[1] - columns[0] + 1;
  }

  private static int firstColumn(BufferedImage image) {
    return filled(120, x -> IntStream.range(0, 60).anyMatch(y -> isFilled(image, x, y)))[0];
  }

  @Test
  void lettersMoveTogetherAsTheFontSays() throws Exception {
    BufferedImage pair = drawn("'text':'To','text_background_color':'#0000ff','gravity':0");
    BufferedImage apart = drawn("'text':'oT','text_background_color':'#0000ff','gravity':0");

    assertThat(filled(120, x -> isFilled(pair, x, 2))[1])
        .isLessThan(filled(120, x -> isFilled(apart, x, 2))[1]);
  }

  /** As the original engine draws it: 28 pixels instead of 27.8, on a line of whole pixels. */
  @Test
  void lettersStandOnWholePixelsAtAWholeSize() throws Exception {
    String json = "{\"width\":320,\"height\":180,\"font\":\"DejaVu Sans,20,-1,5,50\",\"text\":\"HH\"}";
    BufferedImage image = new TextPicture(new ObjectMapper().readTree(json)).draw();

    assertThat(count(image, 80, 99, 0xFFFFFFFF)).isGreaterThan(80);
    assertThat(count(image, 99, 100, 0xFFFFFFFF)).isPositive();
    assertThat(count(image, 100, 101, 0xFF000000)).isEqualTo(320);
    assertThat(IntStream.range(0, 320).filter(x -> image.getRGB(x, 95) != 0xFF000000).max().orElseThrow()
        - IntStream.range(0, 320).filter(x -> image.getRGB(x, 95) != 0xFF000000).min().orElseThrow())
        .isBetween(36, 37);
  }

  @Test
  void aBoxLiesBehindEachLine() throws Exception {
    BufferedImage image = drawn("'text':'HH\\nH','text_background_color':'blue'");
    assertThat(count(image, 15, 28, 0xFF0000FF)).isGreaterThan(count(image, 34, 47, 0xFF0000FF));
  }

  @Test
  void nonsenseIsNotDrawnAtAnySize() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(TextPicture.size(mapper.readTree("{\"width\":2000000000,\"height\":2000000000}")))
        .isEqualTo(new Size(1024, 768));
    assertThat(TextPicture.size(mapper.readTree("{\"width\":-5,\"height\":0}"))).isEqualTo(new Size(1, 1));
    assertThat(drawn("'text':'x','font':',,,,','gravity':99,'x_offset':1e300").getWidth()).isEqualTo(120);
  }
}
