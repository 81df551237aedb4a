package org.clipwright.media.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.media.PaintedFilm;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.join.FilmJoin;
import org.clipwright.media.join.FilmPiece;
import org.clipwright.media.join.FilmSound;
import org.clipwright.render.codec.MediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A film in segments is the film in one file. */
class FilmSegmentsTest {

  /** A little more than three segments, wherever between 6 s and the next group of pictures they are cut. */
  private static final int FRAMES = 488;

  private static final double GROUP_SECONDS = 12 / 25.0;

  private static final double SECONDS = FRAMES / 25.0;
  private static final double PACKET_SECONDS = 1024 / 48_000.0;
  private static final Pattern LENGTH = Pattern.compile("#EXTINF:([0-9.]+),");

  @TempDir private Path folder;

  /** A packet as it is in a file. */
  private record Stamped(long pts, long dts, boolean key, int digest) {}

  @ParameterizedTest
  @CsvSource({"m3u8, libx264, 488", "mpd, libx264, 488", "m3u8, libx265, 20"})
  void everyPacketIsWhereItIsInOneFile(String format, String codec, int frames) throws Exception {
    Path film = film("mp4", codec, frames);
    film(format, codec, frames);
    for (String track : List.of("video", "audio")) {
      Path appended = appended(track);
      try (InputFile whole = InputFile.open(film); InputFile cut = InputFile.open(appended)) {
        int stream = track.equals("video") ? whole.videoIndex() : whole.audioIndex();
        assertThat(cut.container().streams(0).time_base().den())
            .isEqualTo(whole.container().streams(stream).time_base().den());
        assertThat(packets(cut, 0)).as(track).hasSizeGreaterThan(frames - 1).isEqualTo(packets(whole, stream));
      }
    }
    assertThat(files().filter(file -> file.endsWith(".film"))).isEmpty();
  }

  @Test
  void filmThatIsJoinedFromPiecesIsCutToo() throws Exception {
    List<FilmPiece> pieces = List.of(piece(1, 204), piece(205, 400));
    Path sound = new PaintedFilm("mp4", "", "aac", 400).write(folder.resolve("sound.mp4"));
    FilmJoin.join(folder.resolve("a film & more.m3u8"), new PaintedFilm("m3u8", "libx264", "aac", 400).settings(),
        pieces, Optional.of(new FilmSound(sound, 16)), () -> {});
    try (InputFile cut = InputFile.open(appended("video"))) {
      assertThat(packets(cut, 0)).hasSize(400).isSortedAccordingTo(Comparator.comparing(Stamped::pts));
    }
  }

  private FilmPiece piece(int first, int last) {
    Path file = PaintedFilm.silent("mkv", "libx264", last).write(folder.resolve(first + ".mkv"), first, last);
    return new FilmPiece(file, last - first + 1);
  }

  @Test
  void playlistsTellWhatTheSegmentsAre() throws Exception {
    film("m3u8", "libx264", FRAMES);
    assertThat(Files.readString(folder.resolve("a film & more.m3u8")))
        .contains("CODECS=\"avc1.", ",mp4a.40.2\"", "RESOLUTION=160x96,FRAME-RATE=25.000",
            "\na%20film%20%26%20more/video/index.m3u8\n", "URI=\"a%20film%20%26%20more/audio/index.m3u8\"");
    for (String track : List.of("video", "audio")) {
      String playlist = Files.readString(folder.resolve("a film & more").resolve(track).resolve("index.m3u8"));
      List<Double> lengths = LENGTH.matcher(playlist).results().map(each -> Double.valueOf(each.group(1))).toList();
      assertThat(lengths).as(track).hasSize(4);
      assertThat(lengths.subList(0, 3)).allSatisfy(
          length -> assertThat(length).isBetween(6 - PACKET_SECONDS, 6 + GROUP_SECONDS + PACKET_SECONDS));
      assertThat(lengths.stream().mapToDouble(length -> length).sum())
          .isBetween(SECONDS - 1e-5, SECONDS + (track.equals("video") ? 1e-5 : 2 * PACKET_SECONDS));
      assertThat(playlist).containsPattern("#EXT-X-TARGETDURATION:[67]\n").contains("#EXT-X-MAP:URI=\"init.mp4\"\n",
          "\n3.m4s\n");
    }
  }

  @Test
  void manifestIsXmlThatNamesTheSegments() throws Exception {
    Path manifest = film("mpd", "libx264", FRAMES);
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(manifest.toFile());
    assertThat(document.getElementsByTagName("BaseURL").item(0).getTextContent())
        .isEqualTo("a%20film%20%26%20more/");
    var pictures = document.getElementsByTagName("Representation").item(0).getAttributes();
    assertThat(pictures.getNamedItem("codecs").getTextContent()).matches("avc1\\.64[0-9a-f]{4}");
    assertThat(pictures.getNamedItem("frameRate").getTextContent()).isEqualTo("25/1");
    var span = document.getElementsByTagName("S").item(0).getAttributes();
    assertThat(Long.parseLong(span.getNamedItem("d").getTextContent())).isGreaterThanOrEqualTo(6 * 12_800);
    assertThat(document.getDocumentElement().getAttribute("mediaPresentationDuration")).matches("PT19\\.5[0-9]+S");
  }

  @Test
  void playersOfAppleAreToldOfHevcAsTheyDemand() throws Exception {
    film("m3u8", "libx265", 20);
    assertThat(Files.readString(folder.resolve("a film & more.m3u8")))
        .containsPattern("CODECS=\"hvc1\\.1\\.6\\.L[0-9]+\\.90,mp4a\\.40\\.2\"");
    assertThat(Files.readString(folder.resolve("a film & more/video/init.mp4"), StandardCharsets.ISO_8859_1))
        .contains("hvc1");
  }

  @ParameterizedTest
  @CsvSource({"m3u8", "mpd"})
  void playersFindAllOfIt(String format) throws Exception {
    Path playlist = new PaintedFilm(format, "libx264", "aac", FRAMES).write(folder.resolve("film." + format));
    AVFormatContext player = new AVFormatContext(null);
    AVPacket packet = av_packet_alloc();
    int[] packets = new int[2];
    try {
      assertThat(avformat_open_input(player, playlist.toString(), null, null)).isZero();
      assertThat(avformat_find_stream_info(player, (AVDictionary) null)).isNotNegative();
      assertThat(player.nb_streams()).isEqualTo(2);
      while (av_read_frame(player, packet) >= 0) {
        packets[packet.stream_index()]++;
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
      avformat_close_input(player);
    }
    long sound = Math.ceilDiv(FRAMES * 1920, 1024) + 1L;
    assertThat(Arrays.stream(packets).mapToObj(Long::valueOf)).containsExactlyInAnyOrder((long) FRAMES, sound);
  }

  @Test
  void pictureOrSoundAloneIsAFilmToo() throws Exception {
    Path seen = new PaintedFilm("m3u8", "libx264", "", 10).write(folder.resolve("seen.m3u8"));
    assertThat(Files.readString(seen)).doesNotContain("AUDIO", "mp4a").contains("\nseen/video/index.m3u8\n");
    Path heard = new PaintedFilm("m3u8", "", "aac", 400).write(folder.resolve("heard.m3u8"));
    assertThat(Files.readString(heard)).doesNotContain("RESOLUTION", "avc1").contains("CODECS=\"mp4a.40.2\"");
    assertThat(folder.resolve("heard/audio/2.m4s")).exists();
    assertThat(folder.resolve("heard/audio/3.m4s")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"libvpx-vp9, aac", "libx264, libopus", "libx264rgb, aac"})
  void otherCodecsAreRefused(String video, String audio) throws Exception {
    PaintedFilm film = new PaintedFilm("hls", video, audio, 2);
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> film.write(folder.resolve("film.m3u8")))
        .withMessageContaining("The format \"hls\" cannot hold these codecs: " + video + " and " + audio);
    assertThat(files()).isEmpty();
  }

  private Path film(String format, String codec, int frames) {
    return new PaintedFilm(format, codec, "aac", frames).write(folder.resolve("a film & more." + format));
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList().stream();
    }
  }

  /** What a player has that appends all segments of a track. */
  private Path appended(String track) throws IOException {
    Path own = folder.resolve("a film & more").resolve(track);
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    film.write(Files.readAllBytes(own.resolve("init.mp4")));
    for (int number = 0; Files.exists(own.resolve(number + ".m4s")); number++) {
      film.write(Files.readAllBytes(own.resolve(number + ".m4s")));
    }
    return Files.write(folder.resolve(track + ".mp4"), film.toByteArray());
  }

  private static List<Stamped> packets(InputFile file, int stream) {
    List<Stamped> packets = new ArrayList<>();
    AVPacket packet = av_packet_alloc();
    try {
      while (av_read_frame(file.container(), packet) >= 0) {
        if (packet.stream_index() == stream) {
          byte[] bytes = new byte[packet.size()];
          packet.data().get(bytes);
          packets.add(new Stamped(
              packet.pts(), packet.dts(), (packet.flags() & AV_PKT_FLAG_KEY) != 0, Arrays.hashCode(bytes)));
        }
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    return packets;
  }
}
