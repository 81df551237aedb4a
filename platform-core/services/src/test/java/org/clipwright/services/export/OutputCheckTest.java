package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ValidationException;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputCheckTest {

  @ParameterizedTest
  @CsvSource({
    "video, mp4, libx264, aac", "video, .MP4, H.264, libfdk_aac", "video, mov, prores_ks, pcm_s16le",
    "video, gif, gif, aac", "video, webm, vp9, n/a", "video, mkv, libx265, flac", "video, webp, libwebp_anim, aac",
    "video, avi, mp4video, mp3", "audio, mp3, n/a, libmp3lame", "audio, wav, libx264, pcm_s16le",
    "audio, mp4, nonsense, aac", "video, hls, hevc, aac", "video, mpd, libx264, n/a", "audio, m3u8, n/a, aac",
    "image, %05d.png, png, n/a", "image, mp4, jpg, aac", "image, jpg, libx264, aac",
    "waveform, png, libx264, aac", "waveform, mp4, libx264, aac"
  })
  void whatCanBeWrittenIsTaken(String type, String format, String video, String audio) {
    assertThatCode(() -> OutputCheck.require(type, format, video, audio, 3)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      video | nope | libx264 | aac | video_format: "nope" is not a supported export format. Use one of 3g2, 3gp,
      video | ../mp4 | libx264 | aac | video_format: "../mp4" is not a supported export format.
      video | smoothstreaming | libx264 | aac | video_format: "smoothstreaming" is not a supported export format.
      video | hls | libvpx | aac | video_codec: The format hls cannot hold libvpx. For hls use libx264, libopenh264
      video | mpd | libx265 | libopus | audio_codec: The format mpd cannot hold libopus. For mpd use aac.
      video | %05d.png | png | n/a | Set export_type to "image"
      image | mp4 | libx264 | aac | video_format: Pictures cannot be written as "mp4". Use %05d.png, %05d.jpg,
      video | mp4 | nope | aac | video_codec: "nope" is not a video codec that can be written. For mp4 use libx264,
      video | mp4 | libx264 | nope | audio_codec: "nope" is not an audio codec that can be written. For mp4 use aac,
      video | mp4 | prores_ks | aac | video_codec: The format mp4 cannot hold prores_ks. For mp4 use libx264, libx264rgb,
      video | mp4 | prores_ks | aac | Formats that support it are mov, mkv, avi, matroska,
      video | webm | libx264 | aac | audio_codec: The format webm cannot hold aac. For webm use libopus or libvorbis.
      video | webm | libx264 | libopus | Formats that support it are mp4, mov, mkv,
      video | gif | libx264 | aac | video_codec: The format gif cannot hold libx264. For gif use gif.
      audio | gif | n/a | aac | neither a video codec nor an audio codec
      audio | mp3 | n/a | aac | audio_codec: The format mp3 cannot hold aac. For mp3 use libmp3lame.
      video | wav | libx264 | pcm_s16le | The format wav has no video: set video_codec to "none".
      video | mp4 | none | n/a | The export has neither a video codec nor an audio codec.
      """)
  void whatCannotIsRefusedWithWhatCan(String type, String format, String video, String audio, String sentence) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> OutputCheck.require(type, format, video, audio, 3))
        .withMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "mkv, libmp3lame, 4", "mkv, ac3, 63", "mp4, aac, 1599", "mkv, flac, 1599", "gif, libmp3lame, 63", "mp4, n/a, 63"
  })
  void soundIsTakenInLayoutsThatItsCodecSupports(String format, String audio, int layout) {
    String video = format.equals("gif") ? "gif" : "libx264";
    assertThatCode(() -> OutputCheck.require("video", format, video, audio, layout)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      video | mp4 | libmp3lame | 63 | audio_codec: libmp3lame does not support the channel layout 63 (5.1). Use aac,
      video | mkv | mp2 | 7 | channels and channel_layout, in the project or the export's json, to one of 4 (mono), 3
      video | mkv | ac3 | 1599 | ac3 does not support the channel layout 1599 (7.1). Use aac,
      audio | mp3 | mp3 | 63 | mp3 does not support the channel layout 63 (5.1). Set channels and channel_layout, in
      """)
  void soundInOtherLayoutsIsRefusedWithWhatWorks(
      String type, String format, String audio, int layout, String sentence) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> OutputCheck.require(type, format, "libx264", audio, layout))
        .withMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      video | mp4 | libx264 | 321 | 181 | 1/10 | {"preset": "VeryFast", "interlaced": true}
      video | mp4 | libx265 | 16 | 16 | 25/1 | {"preset": "5"}
      video | 3gp | h263 | 353 | 289 | 25/1 | {}
      video | dv | dvvideo | 720 | 576 | 25/1 | {"interlaced": true}
      video | dv | dvvideo | 720 | 480 | 30000/1001 | {}
      video | mpg | mpeg2video | 320 | 180 | 25/2 | {"interlaced": true}
      video | mpg | mpeg2video | 320 | 180 | 120/1 | {}
      video | mpg | mpeg1video | 320 | 180 | 60000/1001 | {}
      video | avi | mpeg4 | 320 | 180 | 60000/1001 | {"preset": "as it likes"}
      video | gif | gif | 320 | 180 | 50/1 | {}
      video | mp4 | av1 | 320 | 180 | 25/1 | {"preset": 8, "interlaced": false}
      audio | mp3 | h263 | 320 | 180 | 25/1 | {"preset": "nope"}
      image | %05d.png | gif | 320 | 180 | 120/1 | {"interlaced": true}
      """)
  void settingsThatAnEncoderTakesAreTaken(
      String type, String format, String codec, int width, int height, String fps, String json) {
    assertThatCode(() -> settings(type, format, codec, width, height, fps, json)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      video_codec | mp4 | libx265 | 320 | 8 | 25/1 | {} | pictures of 320x8. Set "width": 320 and "height": 16
      video_codec | 3gp | h263 | 320 | 180 | 25/1 | {} | pictures of 320x180. Set "width": 352 and "height": 288
      video_codec | dv | dvvideo | 320 | 180 | 25/1 | {} | Set "width": 720 and "height": 480
      video_codec | avi | cinepak | 322 | 181 | 25/1 | {} | Set "width": 324 and "height": 180 in the JSON.
      video_codec | mov | cfhd | 4098 | 181 | 25/1 | {} | Set "width": 4112 and "height": 180 in the JSON.
      video_codec | mp4 | av1 | 2 | 180 | 25/1 | {} | Set "width": 64 and "height": 180 in the JSON.
      video_codec | mpg | mpeg1video | 4096 | 180 | 25/1 | {} | Set "width": 4094 and "height": 180 in the JSON.
      video_codec | mp4 | av1 | 320 | 180 | 300/1 | {} | Set "fps": {"num": 240, "den": 1}
      video_codec | dv | dvvideo | 720 | 576 | 30/1 | {} | 30/1 frames per second. Set "fps": {"num": 25, "den": 1}
      video_codec | mpg | mpeg2video | 320 | 180 | 7/3 | {} | Set "fps": {"num": 24000, "den": 1001}
      video_codec | mpg | mpeg1video | 320 | 180 | 25/2 | {} | Set "fps": {"num": 24000, "den": 1001}
      video_codec | avi | xvid | 320 | 180 | 999983/9999 | {} | Set "fps": {"num": 100, "den": 1}
      video_codec | gif | gif | 320 | 180 | 60000/1001 | {} | Set "fps": {"num": 50, "den": 1}
      json | mp4 | h264 | 320 | 180 | 25/1 | {"preset": "nope"} | "preset" must be one of ultrafast, superfast,
      json | mp4 | av1 | 320 | 180 | 25/1 | {"preset": "fast"} | "preset" must be a number from -2 to 13
      json | webm | vp9 | 320 | 180 | 25/1 | {"interlaced": true} | Leave out "interlaced": true.
      json | mkv | mjpeg | 320 | 180 | 25/1 | {"interlaced": true} | use libx264, mpeg2video, mpeg4, prores_ks or ffv1.
      json | mp4 | hevc | 320 | 180 | 25/1 | {"interlaced": true} | or for mp4 use libx264, mpeg2video, mpeg4 or ffv1.
      """)
  void settingsThatAnEncoderRefusesAreRefusedWithTheNearest(String field, String format, String codec, int width,
      int height, String fps, String json, String sentence) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> settings("video", format, codec, width, height, fps, json))
        .withMessageContaining(field + ": ").withMessageContaining(sentence);
  }

  private static void settings(
      String type, String format, String codec, int width, int height, String fps, String json)
      throws JsonProcessingException {
    String[] rate = fps.split("/");
    Profile profile = new Profile(
        width, height, new Rational(Integer.parseInt(rate[0]), Integer.parseInt(rate[1])), 48_000, 2, 3);
    ObjectNode read = (ObjectNode) JsonMapper.builder().build().readTree(json);
    OutputCheck.requireSettings(type, format, codec, profile, read);
  }
}
