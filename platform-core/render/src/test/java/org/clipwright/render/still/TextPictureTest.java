package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.clipwright.render.setup.Size;
import org.junit.jupiter.api.Test;

class TextPictureTest {

  private static BufferedImage drawn(String keys) throws Exception {
    String json = "{'type':'QtTextReader','width':120,'height':60,'font':'DejaVu Sans,12,-1,5,50'," + keys + "}";
    return new TextPicture(new ObjectMapper().readTree(json.replace('\'', '"'))).draw();
  }

  /** How many pixels of some rows have a colour. */
  private static long count(BufferedImage image, int from, int to, int argb) {
    return IntStream.range(from, to).mapToLong(y ->
        IntStream.range(0, image.getWidth()).filter(x -> image.getRGB(x, y) == argb).count()).sum();
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

  @Test
  void aBoxLiesBehindEachLine() throws Exception {
    BufferedImage image = drawn("'text':'HH\\nH','text_background_color':'blue'");
    assertThat(count(image, 15, 28, 0xFF0000FF)).isGreaterThan(count(image, 34, 47, 0xFF0000FF));
  }

  @Test
  void nonsenseIsNotDrawnAtAnySize() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(TextPicture.size(mapper.readTree("{\"width\":2000000000,\"height\":2000000000}"))).isEqualTo(new Size(1024, 768));
    assertThat(TextPicture.size(mapper.readTree("{\"width\":-5,\"height\":0}"))).isEqualTo(new Size(1, 1));
    assertThat(drawn("'text':'x','font':',,,,','gravity':99,'x_offset':1e300").getWidth()).isEqualTo(120);
  }
}
