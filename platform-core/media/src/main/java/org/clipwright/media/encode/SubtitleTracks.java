package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_WEBVTT_SETTINGS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_new_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.SubtitleSettings;
import org.clipwright.sdk.caption.CaptionCue;

/** The captions of an output file, one stream per language. */
public final class SubtitleTracks {

  private static final int PER_SECOND = 1000;

  private final AVFormatContext container;
  private final List<Track> tracks = new ArrayList<>();

  private record Track(SubtitleSettings settings, SubtitleForm form, AVStream stream) {}

  /** Adds streams to a file that has not begun. */
  public SubtitleTracks(AVFormatContext container, List<SubtitleSettings> settings) {
    this.container = container;
    String muxer = container.oformat().name().getString();
    settings.forEach(track -> tracks.add(track(track, muxer)));
  }

  private Track track(SubtitleSettings settings, String muxer) {
    SubtitleForm form = SubtitleForm.of(muxer);
    AVStream stream = avformat_new_stream(container, null);
    stream.codecpar().codec_type(AVMEDIA_TYPE_SUBTITLE);
    stream.codecpar().codec_id(form.codec());
    byte[] header = form.header();
    if (header.length > 0) {
      BytePointer copy = new BytePointer(av_mallocz(header.length + AV_INPUT_BUFFER_PADDING_SIZE));
      stream.codecpar().extradata(copy.put(header));
      stream.codecpar().extradata_size(header.length);
    }
    stream.time_base(av_make_q(1, PER_SECOND));
    stream.disposition(settings.isDefault() ? AV_DISPOSITION_DEFAULT : 0);
    AVDictionary tags = new AVDictionary(null);
    av_dict_set(tags, "language", TrackLanguage.of(settings.language(), muxer), 0);
    if (!settings.name().isEmpty()) {
      av_dict_set(tags, "title", settings.name(), 0);
      // QuickTime and others show the name of a track's handler instead.
      av_dict_set(tags, "handler_name", settings.name(), 0);
    }
    stream.metadata(tags);
    return new Track(settings, form, stream);
  }

  /** Hands all captions to the file, which has begun and keeps them until their time comes. */
  public void write() {
    for (Track track : tracks) {
      for (CaptionCue cue : track.form().cues(track.settings().cues())) {
        write(track, cue);
      }
    }
  }

  private void write(Track track, CaptionCue cue) {
    byte[] content = track.form().content(cue);
    AVPacket packet = av_packet_alloc();
    AVRational times = av_make_q(1, PER_SECOND);
    try {
      Native.check(av_new_packet(packet, content.length), "Not enough memory for captions");
      packet.data().put(content);
      settings(packet, track.form().settings(cue).getBytes(StandardCharsets.UTF_8));
      long start = millis(cue.startSeconds());
      packet.pts(start);
      packet.dts(start);
      packet.duration(Math.max(1, millis(cue.endSeconds()) - start));
      packet.flags(AV_PKT_FLAG_KEY);
      packet.stream_index(track.stream().index());
      av_packet_rescale_ts(packet, times, track.stream().time_base());
      Native.check(av_interleaved_write_frame(container, packet), "The captions cannot be written");
    } finally {
      av_packet_free(packet);
      times.close();
    }
  }

  private static void settings(AVPacket packet, byte[] settings) {
    if (settings.length > 0) {
      av_packet_new_side_data(packet, AV_PKT_DATA_WEBVTT_SETTINGS, settings.length).put(settings);
    }
  }

  private static long millis(double seconds) {
    return Math.round(seconds * PER_SECOND);
  }
}
