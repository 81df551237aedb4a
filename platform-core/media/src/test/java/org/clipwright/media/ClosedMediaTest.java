package org.clipwright.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.clipwright.media.input.NoOtherFile;
import org.clipwright.render.codec.MediaException;
import org.clipwright.sdk.effect.Fidelity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A media file opens nothing but itself, whatever it names, and whatever it is called. */
class ClosedMediaTest {

  private static final List<String> ENDINGS = List.of("m3u8", "mpd", "mp4", "txt", "png", "wav", "sdp", "tga");

  private static final List<String> REFERENCES = List.of(
      "SECRET", "file:SECRET", "file://SECRET", "../2/secret.mp4", "./../2/secret.mp4", "http://127.0.0.1:9/secret.mp4",
      "subfile,,start,0,end,0,,:SECRET", "concat:SECRET|SECRET", "crypto:SECRET", "cache:file:SECRET",
      "async:file:SECRET", "data:video/mp2t;base64,AAAA", "tcp://127.0.0.1:9", "pipe:0", "fd:", "/dev/zero",
      "attack.m3u8");

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;
  private Path own;
  private Path secret;

  @BeforeEach
  void writeSecret() throws IOException {
    own = Files.createDirectories(folder.resolve("1"));
    secret = new PaintedFilm("mp4", "libx264", "aac",
        5).write(Files.createDirectories(folder.resolve("2")).resolve("secret.mp4"));
    Files.copy(secret, own.resolve("own.mp4"));
  }

  static Stream<String> playlists() {
    return Stream.of(
        REFERENCES.stream().map(ClosedMediaTest::segments), REFERENCES.stream().map(ClosedMediaTest::manifest),
        REFERENCES.stream().map(name -> "ffconcat version 1.0\nfile '" + name + "'\n"),
        Stream.of(
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nSECRET\n",
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MAP:URI=\"SECRET\"\n#EXTINF:1,\nown.mp4\n#EXT-X-ENDLIST\n",
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-KEY:METHOD=AES-128,URI=\"SECRET\"\n"
                + "#EXTINF:1,\nown.mp4\n#EXT-X-ENDLIST\n",
            "\uFEFF" + segments("SECRET"), "\n\n  " + segments("SECRET"), id3(segments("SECRET")),
            id3(manifest("SECRET")), "SECRET\n", "file:SECRET\nown.mp4\n", "file 'SECRET'\n",
            mpd("<SegmentTemplate media=\"SECRET\" initialization=\"SECRET\" duration=\"1\"/>"),
            mpd("<SegmentList duration=\"1\"><Initialization sourceURL=\"SECRET\"/><SegmentURL"
                + " media=\"SECRET\"/></SegmentList>"),
            mpd("<SegmentBase><Initialization sourceURL=\"SECRET\"/></SegmentBase>"),
            mpd("<BaseURL>file:/</BaseURL><SegmentTemplate media=\"$RepresentationID$\" duration=\"1\"/>"),
            "<asx version=\"3.0\"><entry><ref href=\"SECRET\"/></entry></asx>",
            "[playlist]\nFile1=SECRET\nNumberOfEntries=1\n",
            "<?xml version=\"1.0\"?><playlist>"
                + "<trackList><track><location>file://SECRET</location></track></trackList></playlist>",
            "<smil><body><video src=\"SECRET\"/></body></smil>", "FILE \"SECRET\" WAVE\n  TRACK 01 AUDIO\n",
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\na=rtpmap:96"
                + " H264/90000\n",
            "RTSP/1.0 200 OK\r\n\r\n",
            "<?xml version=\"1.0\"?><CompositionPlaylist xmlns=\"http://www.smpte-ra.org/schemas/2067-3/2013\">"
                + "<Id>urn:uuid:0</Id></CompositionPlaylist>",
            "# VobSub index file, v7\nid: en, index: 0\ntimestamp: 00:00:00:000, filepos: 000000000\n",
            "1\n00:00:00,000 --> 00:00:01,000\nSECRET\n", "WEBVTT\n\n00:00.000 --> 00:01.000\nSECRET\n",
            ";FFMETADATA1\ntitle=SECRET\n",
            "{\"captions\":[{\"duration\":1,\"content\":\"SECRET\",\"startOfParagraph\":true,\"startTime\":0}]}",
            "movie=SECRET", "[Script Info]\n; Script\nScriptType: v4.00+\n"))
        .flatMap(text -> text);
  }

  @ParameterizedTest
  @MethodSource("playlists")
  void filesThatNameOthersAreRefused(String text) throws IOException {
    byte[] content = text.replace("SECRET", secret.toString()).getBytes(ISO_8859_1);
    for (String ending : ENDINGS) {
      Path attack = Files.write(own.resolve("attack." + ending), content);
      assertThatExceptionOfType(MediaException.class).as(ending)
          .isThrownBy(() -> media.probeWhole(attack)).withMessageStartingWith("attack." + ending + " is ");
      assertThatExceptionOfType(MediaException.class).as(ending)
          .isThrownBy(() -> media.pictures(attack, Fidelity.CORRECT, 1))
          .withMessageStartingWith("attack." + ending + " is ");
    }
  }

  @Test
  void playlistsAreToldWhatWouldWork() throws IOException {
    Path list = Files.writeString(own.resolve("list.m3u8"), segments("own.mp4"));
    Path named = Files.writeString(own.resolve("film.mp4"), segments("own.mp4"));
    Path plain = Files.writeString(own.resolve("list.m3u"), "own.mp4\n");
    for (Path file : List.of(list, named, plain)) {
      assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probe(file)).withMessage(
          file.getFileName() + " is a playlist, which refers to other files; a media file must not. Upload the film,"
              + " sound or picture itself, as MP4, MOV, WebM, MKV, AVI, MP3, WAV, FLAC, PNG or JPEG.");
    }
  }

  @Test
  void aPlaylistThatNamesItselfIsRefusedAtOnceAndTakesNoMemory() throws IOException {
    Path list = Files.writeString(own.resolve("self.m3u8"),
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nself.m3u8\n");
    long before = Pointer.physicalBytes();
    long start = System.nanoTime();
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probe(list))
        .withMessageContaining("playlist");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
  }

  /** QuickTime films may say that their samples lie in another file. */
  @ParameterizedTest
  @ValueSource(strings = {"alis", "url ", "urn ", "rsrc"})
  void samplesThatLieInAnotherFileAreNotRead(String kind) throws IOException {
    byte[] film = Files.readAllBytes(secret);
    byte[] header = QuickTimeBoxes.withReference(film, kind, secret.toString());
    Path attack = Files.write(own.resolve("attack.mov"), header);
    long asked = NoOtherFile.REFUSAL.asked();
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probe(attack))
        .withMessageStartingWith("attack.mov");
    assertThat(NoOtherFile.REFUSAL.asked()).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "100%done.mp4", "shot%03d.mp4", "%d", "-i.mp4", "http:film.mp4", "concat:a|b.mp4",
    "subfile,,start,0,end,9,,:x.mp4", "data:,x", "film.m3u8", "film.txt", "film", "*.mp4", "[1-2].mp4", "a\nb.mp4",
    "pipe:", "été.mp4"})
  void aFilmIsAFilmWhateverItIsCalled(String name) throws IOException {
    Path film = Files.copy(secret, own.resolve(name));
    assertThat(media.probe(film).file().bytes()).isEqualTo(Files.size(film));
    media.pictures(film, Fidelity.CORRECT, 1).close();
  }

  private static String segments(String name) {
    return "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\n" + name + "\n#EXT-X-ENDLIST\n";
  }

  private static String manifest(String name) {
    return mpd("<BaseURL>" + name + "</BaseURL>");
  }

  private static String mpd(String content) {
    return "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
        + " mediaPresentationDuration=\"PT1S\"><Period><AdaptationSet contentType=\"video\""
        + " mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\">"
        + content + "</Representation></AdaptationSet></Period></MPD>";
  }

  /** Text behind an empty tag of the kind that sound files begin with. */
  private static String id3(String text) {
    ByteArrayOutputStream tag = new ByteArrayOutputStream();
    tag.writeBytes("ID3".getBytes(ISO_8859_1));
    tag.writeBytes(new byte[] {4, 0, 0, 0, 0, 0, 10});
    tag.writeBytes(new byte[10]);
    return tag.toString(ISO_8859_1) + new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
