package org.clipwright.media.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP2;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP3;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.picture.PixelFormats;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The list by which exports are refused when they are asked for says what FFmpeg does: each format is written with each
 * codec, for a frame or two, and holds those with which that succeeds.
 */
class OutputFormatsListTest {

  private static final Path LIST =
      Path.of("../services/src/main/resources/org/clipwright/services/export/output-formats.json");
  private static final Path PAGE = Path.of("../../docs/reference/output-formats.md");
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /** What only some sizes and rates suit gets one of them. */
  private static final Map<String, VideoSettings> PARTICULAR =
      Map.of("dvvideo", video("dvvideo", 720, 576), "cfhd", video("cfhd", 512, 512));

  private static final int SPECKS = 800;

  /** FFmpeg reads playlists by their names only. */
  private static final Map<String, String> ENDINGS = Map.of("hls", "m3u8", "dash", "mpd");

  @TempDir Path folder;

  @Test
  void theListNamesWhatEachFormatHolds() throws IOException {
    Path proposal = Path.of("target/output-formats.json");
    Files.createDirectories(proposal.getParent());
    Files.writeString(proposal, list().toPrettyString() + "\n");
    assertThat(MAPPER.readTree(Files.readString(LIST)))
        .as("accept the new list with: cp platform-core/media/target/output-formats.json"
            + " platform-core/services/src/main/"
            + "resources/org/clipwright/services/export/")
        .isEqualTo(MAPPER.readTree(Files.readString(proposal)));
  }

  @Test
  void theReferencePageShowsTheList() throws IOException {
    JsonNode list = MAPPER.readTree(Files.readString(LIST));
    StringBuilder page = new StringBuilder("""
        # Formats and codecs of exports

        What `video_format`, `video_codec` and `audio_codec` of an export can be together; other combinations are refused when \
        they are sent. Codecs have FFmpeg's names; those of graphics cards work only on machines that have the card. Well-known \
        other names are understood, too:

        """);
    WritableCodecs.otherNames().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(other -> page.append("- `%s` means `%s`\n".formatted(other.getKey(), other.getValue())));
    page.append(
        "\nAn encoder that this build of FFmpeg lacks is replaced by another;"
            + " the export's `json.warnings` say so:\n\n");
    replaced().forEach(sentence -> page.append("- ").append(sentence).append('\n'));
    page.append("\n| format | video codecs | audio codecs |\n| --- | --- | --- |\n");
    list.path("formats").properties().forEach(format -> {
      List<String> held = new ArrayList<>();
      list.path("holds").path(format.getValue().asText()).forEach(codec -> held.add(codec.asText()));
      page.append("| `%s` | %s | %s |\n".formatted(format.getKey(), among(held, WritableCodecs.VIDEO),
          among(held, WritableCodecs.AUDIO)));
    });
    page.append("""

        ## Transparency

        With `"alpha": true` in an export's JSON, these keep it; others are refused:

        | format | video codecs |
        | --- | --- |
        """);
    list.path("formats").properties().forEach(format -> {
      List<String> able = new ArrayList<>();
      list.path("transparent").path(format.getValue().asText()).forEach(codec -> able.add(codec.asText()));
      if (!able.isEmpty()) {
        page.append("| `%s` | %s |\n".formatted(format.getKey(), String.join(", ", able)));
      }
    });
    Path proposal = Path.of("target/output-formats.md");
    Files.writeString(proposal, page);
    assertThat(Files.readString(PAGE))
        .as("accept the new page with: cp platform-core/media/target/output-formats.md docs/reference/")
        .isEqualTo(page.toString());
  }

  private static List<String> replaced() {
    return Stream.concat(WritableCodecs.VIDEO.stream(), WritableCodecs.AUDIO.stream())
        .flatMap(name -> Codecs.standIn(name).map(writes -> "`%s` by `%s`".formatted(name, writes)).stream())
        .toList();
  }

  private static String among(List<String> held, Set<String> kind) {
    return held.stream().filter(kind::contains).collect(Collectors.joining(", "));
  }

  private ObjectNode list() throws IOException {
    ObjectNode list = MAPPER.createObjectNode();
    ObjectNode formats = list.putObject("formats");
    WritableFormats.all().forEach(formats::put);
    names(list.putObject("video"), WritableCodecs.VIDEO);
    names(list.putObject("audio"), WritableCodecs.AUDIO);
    ObjectNode holds = list.putObject("holds");
    for (String muxer : new TreeSet<>(WritableFormats.all().values())) {
      ArrayNode codecs = holds.putArray(muxer);
      for (String codec : WritableCodecs.VIDEO) {
        if (holdsPictures(muxer, tried(codec))) {
          codecs.add(codec);
        }
      }
      Optional<VideoSettings> picture = codecs.isEmpty()
          ? Optional.empty() : Optional.of(settings(codecs.get(0).asText()));
      for (String codec : WritableCodecs.AUDIO) {
        if (holdsSound(muxer, codec, Optional.empty()) || picture.isPresent() && holdsSound(muxer, codec, picture)) {
          codecs.add(codec);
        }
      }
    }
    ObjectNode transparent = list.putObject("transparent");
    holds.properties().forEach(entry -> {
      List<String> able = transparentCodecs(entry.getKey(), entry.getValue());
      if (!able.isEmpty()) {
        able.forEach(transparent.putArray(entry.getKey())::add);
      }
    });
    SupportedLayouts.of(folder).forEach((codec, able) -> able.forEach(list.withArray("/layouts/" + codec)::add));
    return list;
  }

  private List<String> transparentCodecs(String muxer, JsonNode held) {
    List<String> able = new ArrayList<>();
    for (JsonNode codec : held) {
      String name = codec.asText();
      if (WritableCodecs.VIDEO.contains(name) && PixelFormats.transparent(Codecs.video(tried(name))).isPresent()
          && keepsTransparency(muxer, settings(tried(name)).withTransparency())) {
        able.add(name);
      }
    }
    return able;
  }

  /** Half of a picture is clear, and half of it is seen through: red of half the strength. */
  private boolean keepsTransparency(String muxer, VideoSettings video) {
    Path file = folder.resolve("transparent." + muxer);
    OutputSettings settings = new OutputSettings(muxer, Optional.of(video), Optional.empty(), 1);
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, video.width(), video.height());
      for (int i = 0; i < frame.size(); i++) {
        frame.pixel(i, i % video.width() < video.width() / 2 ? 0 : 0x8000_0080);
      }
      try (FfmpegEncoder encoder = FfmpegEncoder.open(file, settings)) {
        for (int i = 0; i < 3; i++) {
          encoder.write(frame);
        }
        encoder.finish();
      }
      Frame read = Frame.allocate(arena, video.width(), video.height());
      try (PictureSource source = new FfmpegMediaOpener().pictures(file, Fidelity.CORRECT, 1);
          DecodedPicture picture = source.picture(2)) {
        picture.toFrame(read, Scaling.BICUBIC);
      }
      int row = video.height() / 2 * video.width();
      return isNear(0, read.pixel(row + video.width() / 4))
          && isNear(0x8000_0080, read.pixel(row + video.width() * 3 / 4));
    } catch (MediaException refused) {
      return false;
    }
  }

  private static boolean isNear(int pixel, int other) {
    return IntStream.of(0, 8, 16, 24)
        .allMatch(shift -> Math.abs((pixel >>> shift & 0xFF) - (other >>> shift & 0xFF)) < 12);
  }

  private static void names(ObjectNode codecs, Set<String> encoders) {
    Map<String, String> others = new TreeMap<>(WritableCodecs.otherNames());
    for (String encoder : encoders) {
      ArrayNode names = codecs.putArray(encoder);
      others.forEach((name, known) -> {
        if (known.equals(encoder)) {
          names.add(name);
        }
      });
    }
  }

  /** Encoders of graphics cards write what the usual encoder of their kind does; this machine may lack the card. */
  private static String tried(String codec) {
    if (!codec.matches(".*_(nvenc|qsv|amf)")) {
      return codec;
    }
    return codec.startsWith("h264") ? "libx264" : codec.startsWith("hevc") ? "libx265" : "libsvtav1";
  }

  private boolean holdsPictures(String muxer, String codec) throws IOException {
    return writes(new OutputSettings(muxer, Optional.of(settings(codec)), Optional.empty(), 1));
  }

  private static VideoSettings settings(String codec) {
    return PARTICULAR.getOrDefault(codec, video(codec, 176, 144));
  }

  private static VideoSettings video(String codec, int width, int height) {
    return new VideoSettings(codec, width, height, new Rational(25, 1),
        new VideoRate(VideoRate.Mode.BITRATE, 2_000_000), "", VideoSettings.Scanning.PROGRESSIVE);
  }

  private boolean holdsSound(String muxer, String codec, Optional<VideoSettings> picture) throws IOException {
    AudioSettings settings = codec.equals("libspeex")
        ? new AudioSettings(codec, 32_000, 1, 4, 24_000)
        : new AudioSettings(codec, 48_000, 2, 3, 128_000);
    return writes(new OutputSettings(muxer, picture, Optional.of(settings), 1));
  }

  /** Some formats take what no reader knows again, as data of an unknown kind. */
  private static boolean isReadable(Path file, OutputSettings settings) {
    AVFormatContext reader = new AVFormatContext(null);
    try {
      boolean opened = avformat_open_input(reader, file.toString(), null, null) >= 0
          && avformat_find_stream_info(reader, (AVDictionary) null) >= 0;
      return opened && settings.video().stream().allMatch(video -> holds(reader, Codecs.video(video.codec())))
          && settings.audio().stream().allMatch(audio -> holds(reader, Codecs.audio(audio.codec())));
    } finally {
      avformat_close_input(reader);
    }
  }

  private static boolean holds(AVFormatContext reader, AVCodec codec) {
    return IntStream.range(0, reader.nb_streams()).map(i -> reader.streams(i).codecpar().codec_id())
        .anyMatch(id -> id == codec.id() || codec.id() == AV_CODEC_ID_MP2 && id == AV_CODEC_ID_MP3);
  }

  /** Specks, since files of a few bytes are not told apart by what is in them. */
  private static void writePictures(FfmpegEncoder encoder, Frame frame) {
    Random noise = new Random(1);
    for (int i = 0; i < 3; i++) {
      for (int pixel = 0; pixel < SPECKS; pixel++) {
        frame.pixel(pixel * (frame.size() / SPECKS), noise.nextInt() | 0xFF000000);
      }
      encoder.write(frame);
    }
  }

  private boolean writes(OutputSettings settings) throws IOException {
    Path file = folder.resolve("output." + ENDINGS.getOrDefault(settings.container(), settings.container()));
    try (Arena arena = Arena.ofConfined(); FfmpegEncoder encoder = FfmpegEncoder.open(file, settings)) {
      settings.video().ifPresent(video -> writePictures(encoder, Frame.allocate(arena, video.width(), video.height())));
      settings.audio().ifPresent(audio -> encoder.write(new AudioBlock(audio.channels(), 8192, audio.sampleRate())));
      encoder.finish();
      return isReadable(file, settings);
    } catch (MediaException refused) {
      return false;
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
