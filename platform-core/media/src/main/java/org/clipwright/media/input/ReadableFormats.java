package org.clipwright.media.input;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;

/**
 * What may be read from media files: self-contained containers, and the decoders for their usual contents. Playlists,
 * manifests and patterns, which refer to other files, are excluded.
 */
public final class ReadableFormats {

  /** Containers, by FFmpeg name. */
  static final Set<String> CONTAINERS = words("""
      mov matroska avi asf flv mpeg mpegts mpegvideo m4v ogg mxf gxf dv wtv nut rm ivf yuv4mpegpipe mjpeg \
      h261 h263 h264 hevc vvc av1 obu vc1 dirac cavsvideo dnxhd \
      mp3 wav w64 aiff flac aac ac3 eac3 dts dtshd truehd mlp amr amrnb amrwb au caf ape tta wv mpc mpc8 tak voc oma \
      dsf iff loas xwma spdif qcp sox \
      apng gif ico flic bmp_pipe dds_pipe dpx_pipe exr_pipe gif_pipe hdr_pipe j2k_pipe jpeg_pipe jpegls_pipe \
      jpegxl_pipe pam_pipe pbm_pipe pcx_pipe pfm_pipe pgm_pipe pgmyuv_pipe pgx_pipe phm_pipe photocd_pipe pictor_pipe \
      png_pipe ppm_pipe psd_pipe qdraw_pipe qoi_pipe sgi_pipe sunrast_pipe tiff_pipe webp_pipe xbm_pipe xpm_pipe xwd_pipe \
      image2pipe
      """);

  /** Decoders, by FFmpeg name. */
  public static final Set<String> DECODERS = words("""
      h264 libopenh264 hevc vvc libaom-av1 libdav1d av1 vp3 vp4 vp5 vp6 vp6a vp6f vp7 vp8 vp9 libvpx libvpx-vp9 theora dirac \
      mpeg1video mpeg2video mpegvideo mpeg4 msmpeg4v1 msmpeg4v2 msmpeg4 h261 h263 h263i h263p flv flashsv flashsv2 cavs \
      wmv1 wmv2 wmv3 wmv3image vc1 vc1image mss1 mss2 svq1 svq3 cinepak indeo2 indeo3 indeo4 indeo5 rv10 rv20 rv30 rv40 rv60 \
      dvvideo mjpeg mjpegb ljpeg sp5x amv jpegls jpeg2000 libopenjpeg prores prores_raw dnxhd cfhd hap dxv pixlet speedhq \
      notchlc media100 aic huffyuv ffvhuff hymt ffv1 utvideo magicyuv lagarith hq_hqa hqx snow sheervideo vble ylc rawvideo \
      v210 v210x v308 v408 v410 r10k r210 yuv4 012v y41p avui avrp bitpacked qtrle rpza smc 8bps msrle msvideo1 cyuv aasc \
      cljr camtasia tscc2 camstudio g2m zmbv zlib mszh cllc fraps dxtory screenpresso rscc fic msa1 vmnc mimic asv1 asv2 \
      png apng gif bmp tiff webp targa psd sgi sunrast pcx ppm pgm pgmyuv pbm pam pfm phm pgx dpx exr hdr qoi dds xbm xpm \
      xwd wbmp photocd pictor qdraw libjxl flic iff \
      aac aac_fixed aac_latm libfdk_aac ac3 ac3_fixed eac3 dca truehd mlp mp1 mp1float mp2 mp2float mp3 mp3float mp3adu \
      mp3adufloat mp3on4 mp3on4float flac alac als ape opus libopus vorbis speex libspeex wavpack tta tak mpc7 mpc8 shorten \
      wmav1 wmav2 wmapro wmalossless wmavoice amrnb amrwb libopencore_amrnb libopencore_amrwb atrac1 atrac3 atrac3al \
      atrac3plus atrac3plusal cook ra_144 real_144 real_288 ralf sipr qdm2 qdmc qcelp evrc mace3 mace6 nellymoser gsm \
      gsm_ms ilbc g722 g723_1 g726 g726le g729 truespeech dvaudio s302m dolby_e dst dsd_lsbf dsd_msbf dsd_lsbf_planar \
      dsd_msbf_planar 8svx_exp 8svx_fib imc iac metasound \
      pcm_alaw pcm_mulaw pcm_bluray pcm_dvd pcm_f16le pcm_f24le pcm_f32be pcm_f32le pcm_f64be pcm_f64le pcm_s8 \
      pcm_s8_planar pcm_s16be pcm_s16be_planar pcm_s16le pcm_s16le_planar pcm_s24be pcm_s24daud pcm_s24le pcm_s24le_planar \
      pcm_s32be pcm_s32le pcm_s32le_planar pcm_s64be pcm_s64le pcm_u8 pcm_u16be pcm_u16le pcm_u24be pcm_u24le pcm_u32be \
      pcm_u32le pcm_vidc adpcm_ima_qt adpcm_ima_wav adpcm_ima_amv adpcm_ima_dk3 adpcm_ima_dk4 adpcm_ima_smjpeg adpcm_ms \
      adpcm_sbpro_2 adpcm_sbpro_3 adpcm_sbpro_4 adpcm_swf adpcm_yamaha adpcm_ct adpcm_sanyo adpcm_ima_oki adpcm_psx
      """);

  /** Formats that refer to other files, by FFmpeg name. */
  private static final Set<String> PLAYLISTS = words("hls dash concat imf sdp rtsp rtp sap webm_dash_manifest image2");

  private static final String INSTEAD =
      " Upload the film, sound or picture itself, as MP4, MOV, WebM, MKV, AVI, MP3, WAV, FLAC, PNG or JPEG.";

  private ReadableFormats() {}

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a container may be read. */
  static boolean has(AVInputFormat format) {
    return isAny(CONTAINERS, format);
  }

  /** Why a file is rejected whose container may not be read. */
  static String refusal(Path file, AVInputFormat format) {
    if (isAny(PLAYLISTS, format) || PlaylistFile.is(file)) {
      return playlist(file);
    }
    return FileName.of(file) + " is of an unsupported kind: " + format.long_name().getString() + "."
        + INSTEAD;
  }

  /** Why a file is rejected that no known container matches. */
  static String refusal(Path file) {
    return PlaylistFile.is(file) ? playlist(file) : FileName.of(file) + " is not a media file that can be read.";
  }

  private static String playlist(Path file) {
    return FileName.of(file) + " is a playlist, which refers to other files; a media file must not." + INSTEAD;
  }

  private static boolean isAny(Set<String> names, AVInputFormat format) {
    return Arrays.stream(format.name().getString().split(",")).anyMatch(names::contains);
  }
}
