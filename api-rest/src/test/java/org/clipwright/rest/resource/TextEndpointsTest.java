package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts, titles, captions and transcriptions over REST. */
class TextEndpointsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProjectWithAClipAndAnEffect() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'Demo','width':1280,'height':720}");
    platform.upload(1, "film.mp4", "pictures");
    platform.json("POST", "/projects/1/clips/", "{'file':'/files/1/','start':0,'end':4,'position':1,'layer':2}");
    platform.json("POST", "/projects/1/effects/", "{'title':'N','type':'Negate','start':0,'end':2}");
  }

  private TestResponse post(String path, String body) {
    return platform.json("POST", path, body);
  }

  @Test
  void aTextIsAClipWithoutAFileOfYours() throws IOException {
    String text =
        "{'type':'QtTextReader','text':'Hello\\nworld','font':'DejaVu Sans,20,-1,5,75','width':320,'height':180}";
    TestResponse made = post("/projects/1/clips/", "{'position':2,'end':5,'layer':3,'json':{'reader':" + text + "}}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode reader = made.json().at("/json/reader");
    assertThat(reader.path("type").asText()).isEqualTo("QtTextReader");
    assertThat(reader.path("text").asText()).isEqualTo("Hello\nworld");
    assertThat(reader.path("text_color").asText()).isEqualTo("#ffffff");
    assertThat(platform.get("/files/2/").json().at("/json/media_type").asText()).isEqualTo("image");
    assertThat(platform.get("/files/2/download/").text()).isEqualTo("Hello\nworld");

    platform.json("PATCH", "/clips/2/", "{'json':{'reader':{'type':'Timeline','text':'Other'}}}");
    JsonNode clip = platform.get("/projects/1/json/").json().at("/clips/1/reader");
    assertThat(clip.path("text").asText()).isEqualTo("Other");
    assertThat(clip.path("type").asText()).isEqualTo("QtTextReader");
    assertThat(clip.path("width").intValue()).isEqualTo(320);

    byte[] archive = platform.get("/projects/1/download/").bytes();
    assertThat(ProjectArchives.unzipped(archive)).containsKey("media/Hello_world.txt");
    post("/projects/", "{'name':'Other'}");
    assertThat(load(2, archive).status()).isEqualTo(200);
    JsonNode loaded = platform.get("/projects/2/json/").json().at("/clips/1/reader");
    assertThat(loaded.path("text").asText()).isEqualTo("Other");
    assertThat(loaded.path("font").asText()).isEqualTo("DejaVu Sans,20,-1,5,75");
    assertThat(loaded.path("path").asText()).startsWith("video/files/2/");
    assertThat(post("/projects/1/copy/", "{}").status()).isEqualTo(201);
  }

  @Test
  void aTextThatCannotBeShownLeavesNothingBehind() {
    for (String clip : List.of("'end':2,'json':{'reader':{'type':'QtTextReader','width':0}}",
        "'json':{'reader':{'type':'QtTextReader','duration':'NaN'}}",
        "'json':{'reader':{'type':'QtTextReader','duration':1e300}}",
        "'json':{'reader':{'type':'QtTextReader','fps':{'num':1e300,'den':1}}}",
        "'start':5,'end':2,'json':{'reader':{'type':'QtTextReader'}}")) {
      assertThat(post("/projects/1/clips/", "{" + clip + "}").status()).as(clip).isEqualTo(400);
    }
    assertThat(platform.get("/projects/1/").json().path("files")).hasSize(1);
    assertThat(platform.storage.list("video/").count()).isEqualTo(1);
    assertThat(post("/projects/1/clips/", "{'end':2,'json':{}}").text())
        .isEqualTo("{\"file\":[\"This field is required.\"]}");
  }

  @Test
  void titlesBecomeFiles() {
    TestResponse title =
        post("/projects/1/title/", "{'template':'Center-Text.svg','text':'Tom & Jerry','font_size':100.0}");
    assertThat(title.status()).as(title.text()).isEqualTo(201);
    assertThat(title.json().path("media").asText())
        .matches("http://localhost/media/video/files/1/title-[0-9a-f]{8}\\.svg");
    assertThat(platform.get("/files/2/download/").text()).isEqualTo("<svg>Tom &amp; Jerry</svg>");
    assertThat(post("/projects/1/title/", "{'text':'<tspan x=\\\"960\\\" dy=\\\"1em\\\">a</tspan>'}").status())
        .isEqualTo(201);
    assertThat(post("/projects/1/title/", "{'text':'<script/>','fill_color':'red'}").text())
        .isEqualTo("{\"text\":[\"A title may not contain <script>, only <tspan>.\"]}");
    assertThat(post("/projects/1/title/", "{'text':'a','fill_color':'red'}").text())
        .isEqualTo("{\"fill_color\":[\"A colour is written as #rrggbb, such as #ffcc00.\"]}");
    assertThat(post("/projects/1/title/", "{'text':'a','template':'None.svg'}").text())
        .isEqualTo("{\"template\":[\"There is no template \\\"None.svg\\\"; available templates are"
            + " Center-Text.svg.\"]}");
  }

  @Test
  void wordsAreReplacedInTextsOnly() {
    platform.upload(1, "title.svg", "<svg>Find Me</svg>");
    assertThat(post("/files/2/text-replace/", "{'search':'Find Me','replace':'Replacement'}").status()).isEqualTo(200);
    assertThat(platform.get("/media/video/files/1/title.svg").text()).isEqualTo("<svg>Replacement</svg>");
    platform.upload(1, "film2.mp4", "a\0b");
    assertThat(post("/files/3/text-replace/", "{'search':'a','replace':''}").text())
        .isEqualTo("{\"detail\":\"This file is not a text file, so nothing can be replaced in it.\"}");
    assertThat(post("/files/2/text-replace/", "{'search':'<svg>','replace':'none'}").text())
        .isEqualTo("{\"replace\":[\"This file cannot be used.\"]}");
    assertThat(platform.get("/media/video/files/1/title.svg").text()).isEqualTo("<svg>Replacement</svg>");
  }

  @Test
  void captionsOfEachLanguageHaveTheirEffectAndExportsChooseAmongThem() {
    withCaptions();
    String text = "'caption_text':'00:00.000 --> 00:02.000\\nWords'";
    post("/clips/1/captions/", "{" + text + "}");
    post("/clips/1/captions/", "{" + text + ",'language':'PT-br'}");
    TestResponse third = post("/clips/1/captions/", "{" + text + ",'language':'pt-BR'}");
    assertThat(third.json().at("/json/effects")).hasSize(2);
    assertThat(third.json().at("/json/effects/1/language").asText()).isEqualTo("pt-BR");
    assertThat(post("/clips/1/captions/", "{" + text + ",'language':'?'}").text()).contains("is not a language tag");

    assertThat(export("'mp4'", "{'mode':'sidecar','tracks':[{'language':'fr'}]}").text()).contains(
        "No clip of the project has captions in \\\"fr\\\". There are captions in \\\"pt-BR\\\" or \\\"und\\\";");
    assertThat(export("'avi'", "'embed'").text()).contains("The format avi cannot hold captions. Formats that can are"
        + " mp4, m4v, mov, mkv, matroska or webm; \\\"sidecar\\\" and \\\"burn\\\" work with every video format.");
    assertThat(export("'%05d.png','export_type':'image'", "'sidecar'").text())
        .contains("only if export_type is \\\"audio\\\" or \\\"video\\\"");
    assertThat(export("'mp4'", "'cea-608'").status()).isEqualTo(400);
    assertThat(export("'mp4'", "{'mode':'embed','tracks':[{'language':'PT-BR'}]}").status()).isEqualTo(201);
    assertThat(platform.json("PATCH", "/exports/1/", "{'json':{'captions':'none'}}").status()).isEqualTo(400);
    post("/projects/", "{'name':'Empty'}");
    assertThat(post("/projects/2/exports/", "{'video_format':'mp4','json':{'captions':'sidecar'}}").text())
        .contains("No clip of the project has captions. Add some to a clip first");
  }

  private void withCaptions() {
    platform.effects.add(new EffectDescriptor("Subtitles", "Subtitles", "Writes.", EffectDescriptor.Medium.PICTURE,
        List.of(ParameterSpec.caption("caption_text", "Captions", "Yours"))));
  }

  private TestResponse export(String format, String captions) {
    return post("/projects/1/exports/", "{'video_format':" + format
        + ",'video_codec':'mpeg4','audio_codec':'libmp3lame','json':{'captions':" + captions + "}}");
  }

  @Test
  void captionsGoIntoOneEffect() {
    assertThat(post("/clips/1/captions/", "{'caption_text':'00:00.000 --> 00:07.000\\nFirst'}").text())
        .isEqualTo("{\"detail\":\"No plugin on this server provides an effect that shows captions.\"}");
    withCaptions();
    post("/clips/1/captions/", "{'caption_text':'00:00.000 --> 00:07.000\\nFirst'}");
    TestResponse second = post("/clips/1/captions/", "{'caption_text':'00:07.000 --> 00:09.000\\nSecond'}");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().at("/json/effects")).hasSize(1);
    assertThat(second.json().at("/json/effects/0/caption_text").asText()).contains("First", "Second");
    assertThat(post("/clips/1/captions/", "{'caption_text':'00:01 --> 00:02\\nA\\n\\n00:75 --> 01:80\\nB'}").text())
        .isEqualTo(
            "{\"caption_text\":[\"Line 4, \\\"00:75 --> 01:80\\\", has no times such as \\\"00:00:01.000 -->"
                + " 00:00:02.500\\\".\"]}");
    assertThat(post("/clips/1/captions/", "{'caption_text':'no time'}").text())
        .contains("Line 1, \\\"no time\\\", is not a cue");
    assertThat(post("/clips/1/captions/", "{'append_file_transcript':true,'file_transcript_language':'en'}").text())
        .isEqualTo(
            "{\"file_transcript_language\":[\"The file has no transcript in the language \\\"en\\\" yet.\"]}");
  }

  @Test
  void transcribingTellsWhichFileIsMissing() {
    assertThat(post("/files/1/transcribe/", "{'model':'base','language':'','translate':false}").text())
        .startsWith("{\"model\":[\"The model \\\"base\\\" is not installed on this server: put its file base.bin to"
            + " models/fake/base.bin")
        .contains("Installed are plain.");
    assertThat(post("/files/1/transcribe/", "{'model':'vast'}").text())
        .startsWith("{\"model\":[\"There is no model \\\"vast\\\"; installed are plain");
    assertThat(post("/files/1/transcribe/", "{'model':'plain','args':{'odd':1}}").text())
        .isEqualTo("{\"args\":[\"There is no argument \\\"odd\\\".\"]}");
    assertThat(post("/files/1/transcribe/", "{'model':'plain','args':{'list':[1]}}").text())
        .contains("\\\"list\\\" must be a number");
  }

  @Test
  void transcriptionsAreQueuedOnceAndCanBeCanceled() {
    TestResponse queued = post("/files/1/transcribe/", "{'model':'fake/plain','args':{'device':'cuda'}}");
    assertThat(queued.status()).isEqualTo(200);
    assertThat(queued.json().at("/json/transcription/status").asText()).isEqualTo("pending");
    assertThat(queued.json().at("/json/transcription/warnings/0").asText()).contains("no such device");
    assertThat(post("/files/1/transcribe/", "{'model':'plain'}").text()).contains("already being transcribed");
    TestResponse canceled = post("/files/1/transcribe-cancel/", "");
    assertThat(canceled.json().at("/json/transcription/status").asText()).isEqualTo("failed");
    assertThat(canceled.json().at("/json/transcription/error").asText()).isEqualTo("The transcription was canceled.");
    assertThat(post("/files/1/transcribe-cancel/", "").text()).contains("nothing to cancel");
  }

  private TestResponse load(long project, byte[] archive) {
    return ProjectArchives.load(platform, project, archive);
  }
}
