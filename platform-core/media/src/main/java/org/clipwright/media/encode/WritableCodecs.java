package org.clipwright.media.encode;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The encoders exports may use, by FFmpeg name: those whose output fits into at least one format. */
final class WritableCodecs {

  static final Set<String> VIDEO = ordered("""
      libx264 libx264rgb libopenh264 h264_nvenc h264_qsv h264_amf libx265 hevc_nvenc hevc_qsv hevc_amf \
      libvpx libvpx-vp9 libsvtav1 libaom-av1 av1_nvenc av1_qsv av1_amf \
      mpeg4 mpeg1video mpeg2video msmpeg4v2 msmpeg4 wmv1 wmv2 flv h263 \
      prores_ks prores prores_aw cfhd vc2 ffv1 huffyuv ffvhuff utvideo qtrle rawvideo cinepak dvvideo \
      mjpeg png jpeg2000 gif apng libwebp libwebp_anim
      """);

  static final Set<String> AUDIO = ordered("""
      aac libmp3lame mp2 ac3 eac3 libopus libvorbis libspeex flac alac wavpack tta wmav1 wmav2 \
      pcm_s16le pcm_s16be pcm_s24le pcm_s24be pcm_s32le pcm_s32be pcm_f32le pcm_f32be pcm_f64le pcm_f64be pcm_u8 pcm_s8 \
      pcm_alaw pcm_mulaw adpcm_ms adpcm_ima_wav
      """);

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("libfdk_aac", "aac"),
          Map.entry("libfaac", "aac"),
          Map.entry("libvo_aacenc", "aac"),
          Map.entry("mp3", "libmp3lame"),
          Map.entry("opus", "libopus"),
          Map.entry("vorbis", "libvorbis"),
          Map.entry("h264", "libx264"),
          Map.entry("h.264", "libx264"),
          Map.entry("x264", "libx264"),
          Map.entry("hevc", "libx265"),
          Map.entry("h265", "libx265"),
          Map.entry("h.265", "libx265"),
          Map.entry("mp4video", "mpeg4"),
          Map.entry("libxvid", "mpeg4"),
          Map.entry("xvid", "mpeg4"),
          Map.entry("libtwolame", "mp2"),
          Map.entry("vp8", "libvpx"),
          Map.entry("vp9", "libvpx-vp9"),
          Map.entry("av1", "libsvtav1"),
          Map.entry("webp", "libwebp"),
          Map.entry("jpg", "mjpeg"),
          Map.entry("jpeg", "mjpeg"));

  /** Encoders to substitute in builds that lack the preferred one. */
  private static final Map<String, List<String>> STAND_INS =
      Map.of("libx264", List.of("libopenh264"), "libvorbis", List.of("libopus"), "libsvtav1", List.of("libaom-av1"));

  private WritableCodecs() {}

  /** FFmpeg's name for an encoder as a client names it, ignoring case. */
  static String encoder(String name) {
    String asked = name.strip().toLowerCase(Locale.ROOT);
    return OTHER_NAMES.getOrDefault(asked, asked);
  }

  /** The aliases clients use for encoders, mapped to FFmpeg's names. */
  static Map<String, String> otherNames() {
    return OTHER_NAMES;
  }

  /** The encoders to try in place of one that this build lacks, best first. */
  static List<String> standIns(String encoder) {
    return STAND_INS.getOrDefault(encoder, List.of());
  }

  private static Set<String> ordered(String names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names.strip().split("\\s+"))));
  }
}
