package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MOV_TEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_SUBRIP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBVTT;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clipwright.render.codec.MediaException;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionWriter;

/** The forms in which formats hold captions. */
enum SubtitleForm {
  /** Timed text of MP4 and QuickTime, which shows one caption at a time. */
  MOV_TEXT(AV_CODEC_ID_MOV_TEXT) {
    @Override
    byte[] header() {
      return MovText.header();
    }

    @Override
    List<CaptionCue> cues(List<CaptionCue> cues) {
      return SingleCues.of(cues);
    }

    @Override
    byte[] content(CaptionCue cue) {
      return MovText.sample(cue);
    }
  },

  /** The text of SubRip. */
  SUB_RIP(AV_CODEC_ID_SUBRIP) {
    @Override
    byte[] content(CaptionCue cue) {
      return CaptionWriter.subRipText(cue).getBytes(StandardCharsets.UTF_8);
    }
  },

  /** The text of WebVTT, with the settings of its cues. */
  WEB_VTT(AV_CODEC_ID_WEBVTT) {
    @Override
    byte[] content(CaptionCue cue) {
      return CaptionWriter.webVttText(cue).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    String settings(CaptionCue cue) {
      return CaptionWriter.webVttSettings(cue);
    }
  };

  private final int codec;

  SubtitleForm(int codec) {
    this.codec = codec;
  }

  /** The form of a format, by the name of FFmpeg's muxer. */
  static SubtitleForm of(String muxer) {
    return switch (muxer) {
      case "mp4", "mov" -> MOV_TEXT;
      case "matroska" -> SUB_RIP;
      case "webm" -> WEB_VTT;
      default -> throw new MediaException(
          "The format \"" + muxer + "\" cannot hold captions. Use mp4, mov, mkv or webm.");
    };
  }

  /** FFmpeg's id of the codec. */
  int codec() {
    return codec;
  }

  /** What a decoder is set up with; may be empty. */
  byte[] header() {
    return new byte[0];
  }

  /** The captions as this form can show them. */
  List<CaptionCue> cues(List<CaptionCue> cues) {
    return cues;
  }

  /** The content of a caption's packet. */
  abstract byte[] content(CaptionCue cue);

  /** The settings that go beside a caption; may be empty. */
  String settings(CaptionCue cue) {
    return "";
  }
}
