package org.clipwright.media.probe;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.input.KnownStreams;
import org.clipwright.timeline.LargestPicture;

/**
 * What the header of an H.264 video in MP4 or MOV says about its streams. FFmpeg decodes pictures to find the one thing
 * missing there, the pixel format; a caller that decodes the first picture anyway gets it from that and need not wait
 * twice.
 */
public final class FilmHeader {

  private FilmHeader() {}

  /**
   * Probes the streams without decoding pictures; false, with nothing read, when more than the pixel format is missing.
   */
  public static boolean read(AVFormatContext container) {
    if (!KnownStreams.namesStreams(container)) {
      return false;
    }
    List<Integer> films = IntStream.range(0, container.nb_streams())
        .filter(i -> container.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO)
        .boxed()
        .toList();
    return films.size() == 1
        && isComplete(container.streams(films.getFirst()))
        && withoutPictures(container, films.getFirst());
  }

  private static boolean isComplete(AVStream stream) {
    AVCodecParameters picture = stream.codecpar();
    return picture.codec_id() == AV_CODEC_ID_H264
        && picture.extradata_size() > 0
        && picture.width() > 0 && picture.height() > 0
        && LargestPicture.refusal(picture.width(), picture.height()).isEmpty()
        && stream.avg_frame_rate().num() > 0
        && stream.r_frame_rate().num() > 0
        && (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0;
  }

  /** The decoder removes the options it recognises and leaves the others. */
  private static boolean withoutPictures(AVFormatContext container, int film) {
    try (PointerPointer<AVDictionary> options = new PointerPointer<>(container.nb_streams())) {
      for (int i = 0; i < container.nb_streams(); i++) {
        options.put(i, i == film ? Native.dictionary(Map.of("skip_frame", "all")) : null);
      }
      boolean read = avformat_find_stream_info(container, options) >= 0;
      AVDictionary left = options.get(AVDictionary.class, film);
      if (left != null) {
        av_dict_free(left);
      }
      return read;
    }
  }

  /**
   * Whether decoding the first picture has completed the streams' parameters: videos that do not declare their
   * reordering depth need more pictures decoded.
   */
  public static boolean wasEnough(InputFile input) {
    return input.video().codecpar().video_delay() > 0;
  }
}
