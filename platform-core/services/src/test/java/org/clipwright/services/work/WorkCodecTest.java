package org.clipwright.services.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clipwright.sdk.title.TitleRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How requests and answers look between processes; those of other versions have to understand it too. */
class WorkCodecTest {

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static void requireWritten(WorkRequest<?> request, String kind, String arguments) {
    WorkCodec.Message message = new WorkCodec.Message(kind, json(arguments));
    assertThat(WorkCodec.write(request).kind()).isEqualTo(kind);
    assertThat(WorkCodec.write(request).arguments().toString()).isEqualTo(message.arguments().toString());
    assertThat(WorkCodec.read(message)).isEqualTo(request);
  }

  private static void requireWritten(String kind, WorkAnswer answer, String text) {
    assertThat(WorkCodec.write(answer).toString()).isEqualTo(json(text).toString());
    assertThat(WorkCodec.read(kind, json(text))).isEqualTo(answer);
  }

  @Test
  void requestsAreWrittenAsWordAndArguments() {
    requireWritten(new WorkRequest.Probe("a.mp4"), "PROBE", "{'key':'a.mp4'}");
    requireWritten(new WorkRequest.ListFonts(Optional.empty()), "FONTS", "{}");
    requireWritten(new WorkRequest.ListFonts(Optional.of("a.ttf")), "FONTS", "{'key':'a.ttf'}");
    requireWritten(new WorkRequest.FontSheet(2, "b.jpg"), "FONT_SHEET", "{'page':2,'target':'b.jpg'}");
  }

  @Test
  void textsAreFittedIntoARoomIfThereIsOne() {
    requireWritten(new WorkRequest.FitText(List.of("a", "b"), "Sans", 100, Optional.empty()), "FIT_TEXT",
        "{'lines':['a','b'],'family':'Sans','size':100.0}");
    requireWritten(new WorkRequest.FitText(List.of("a"), "Sans", 100, Optional.of(new TitleRoom(900, 500, 2))),
        "FIT_TEXT", "{'lines':['a'],'family':'Sans','size':100.0,'width':900.0,'height':500.0,'most_lines':2}");
    requireWritten("FIT_TEXT", new WorkAnswer.FittedText(List.of("a"), "Sans", true, 50.5),
        "{'lines':['a'],'family':'Sans','replaced':true,'size':50.5}");
  }

  @Test
  void missingFontsAreToldForEachDrawing() {
    requireWritten(new WorkRequest.MissingFonts(List.of("Sans"), List.of("a.svg", "b.svg")), "MISSING_FONTS",
        "{'fonts':['Sans'],'drawings':['a.svg','b.svg']}");
    requireWritten("MISSING_FONTS", new WorkAnswer.MissingFonts(List.of(), List.of(List.of("Gone"), List.of())),
        "{'fonts':[],'drawings':[{'fonts':['Gone']},{'fonts':[]}]}");
  }

  @Test
  void segmentsOfPreviewsAreOfAProject() {
    requireWritten(new WorkRequest.PreviewSegment(json("{'id':'P1'}"), "360p", 3, 300), "PREVIEW",
        "{'project':{'id':'P1'},'track':'360p','number':3,'frames':300}");
    requireWritten("PREVIEW", new WorkAnswer.Kept("a.m4s"), "{'key':'a.m4s'}");
  }

  @Test
  void overviewsOfFilesTellWhereTheyAreKept() {
    WorkRequest.Kept kept = new WorkRequest.Kept(7, "x.jpg");
    requireWritten(new WorkRequest.Sprite("a.mp4", kept, new WorkRequest.Grid(10, 95, 160, 90), 1.5, "jpg"), "SPRITE",
        "{'key':'a.mp4','project':7,'name':'x.jpg','columns':10,'count':95,'width':160,'height':90,'span':1.5,"
            + "'format':'jpg'}");
    requireWritten(new WorkRequest.Peaks("a.mp4", kept, new WorkRequest.Parts(true, 48_000, 100, 256)), "PEAKS",
        "{'key':'a.mp4','project':7,'name':'x.jpg','merged':true,'first':48000,'count':100,'samples':256}");
    requireWritten("SPRITE", new WorkAnswer.Kept("x.jpg"), "{'key':'x.jpg'}");
    requireWritten("PEAKS", new WorkAnswer.Kept("x.jpg"), "{'key':'x.jpg'}");
  }

  @Test
  void thumbnailsAreOfAFileOrAProject() {
    requireWritten(
        new WorkRequest.Thumbnail(
            new WorkRequest.StoredFile("a.mp4"), 60, OptionalInt.of(1280), OptionalInt.of(720), "jpg", 100, "c.jpg"),
        "THUMBNAIL",
        "{'key':'a.mp4','frame':60,'quality':100,'width':1280,'height':720,'format':'jpg','target':'c.jpg'}");
    requireWritten(
        new WorkRequest.Thumbnail(new WorkRequest.WholeProject(json("{'id':'P1'}")), 1, OptionalInt.empty(),
            OptionalInt.empty(), "png", 0, "c.png"),
        "THUMBNAIL", "{'project':{'id':'P1'},'frame':1,'quality':0,'format':'png','target':'c.png'}");
  }

  @Test
  void answersAreWrittenByTheKindOfRequest() {
    requireWritten("PROBE", new WorkAnswer.Contents(json("{'duration':1.5}")), "{'duration':1.5}");
    requireWritten("THUMBNAIL", new WorkAnswer.Picture("c.png"), "{'key':'c.png'}");
    requireWritten("FONT_SHEET", new WorkAnswer.Picture("c.jpg"), "{'key':'c.jpg'}");
    requireWritten("FONTS",
        new WorkAnswer.Fonts(List.of(new WorkAnswer.FontFamily("Sans", List.of("Bold", "Regular")))),
        "{'fonts':[{'family':'Sans','styles':['Bold','Regular']}]}");
  }

  @Test
  void unknownWordIsNamed() {
    assertThatThrownBy(() -> WorkCodec.read(new WorkCodec.Message("SING", json("{}"))))
        .isInstanceOf(WorkRepository.UnreadableException.class)
        .hasMessage("A worker was asked for \"SING\", which it does not know."
            + " The server and its workers must run the same version of Clipwright.");
    assertThatThrownBy(() -> WorkCodec.read("SING", json("{}"))).isInstanceOf(WorkRepository.UnreadableException.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      PROBE      | {}                                            | "key" as a text
      PROBE      | {'key':7}                                     | "key" as a text
      FONTS      | {'key':null}                                  | "key" as a text
      FONT_SHEET | {'page':1}                                    | "target" as a text
      FONT_SHEET | {'target':'b.jpg'}                            | "page" as a whole number
      FIT_TEXT   | {'lines':[],'family':'Sans'}                  | "size" as a number
      THUMBNAIL  | {'project':'P1'}                              | "key" as a text
      THUMBNAIL  | {'key':'a'}                                   | "frame" as a whole number
      THUMBNAIL  | {'key':'a','frame':'1'}                       | "frame" as a whole number
      THUMBNAIL  | {'key':'a','frame':1.5}                       | "frame" as a whole number
      THUMBNAIL  | {'key':'a','frame':1,'width':3000000000}      | "width" as a whole number
      THUMBNAIL  | {'key':'a','frame':1,'format':'jpg'}          | "quality" as a whole number
      """)
  void brokenRequestSaysWhatItLacks(String kind, String arguments, String lack) {
    assertThatThrownBy(() -> WorkCodec.read(new WorkCodec.Message(kind, json(arguments))))
        .isInstanceOf(WorkRepository.UnreadableException.class).hasMessageContaining(lack);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      THUMBNAIL | {}                             | "key" as a text
      FONTS     | {}                             | "fonts" as a list
      FONTS     | {'fonts':[{'styles':[]}]}      | "family" as a text
      FONTS     | {'fonts':[{'family':'Sans'}]}  | "styles" as a list
      """)
  void brokenAnswerSaysWhatItLacks(String kind, String answer, String lack) {
    assertThatThrownBy(() -> WorkCodec.read(kind, json(answer)))
        .isInstanceOf(WorkRepository.UnreadableException.class).hasMessageContaining(lack);
  }
}
