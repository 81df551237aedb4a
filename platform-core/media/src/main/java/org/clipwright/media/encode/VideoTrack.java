package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_INTERLACED_DCT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EINVAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.clipwright.media.copy.ParameterSets;
import org.clipwright.media.ffmpeg.AddressPointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.picture.AvPicture;
import org.clipwright.media.picture.ColorMatrix;
import org.clipwright.media.picture.PixelConverter;
import org.clipwright.media.picture.PixelFormats;
import org.clipwright.media.picture.Premultiplication;
import org.clipwright.media.picture.RgbaToYuv420;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.codec.VideoSettings.Beside;
import org.clipwright.render.codec.VideoSettings.Scanning;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;

/** The video stream of an output file. */
final class VideoTrack implements AutoCloseable {

  private static final int FRAME_IS_INTERLACED = 1 << 3;
  private static final int TOP_FIELD_IS_FIRST = 1 << 4;

  private final VideoSettings settings;
  private final AVCodec codec;
  private final AVCodecContext encoder;
  private final PacketWriter packets;
  private final PixelConverter converter = new PixelConverter();
  private final RgbaToYuv420 planes;
  private final AVFrame rgba = av_frame_alloc();
  private AVFrame current = av_frame_alloc();
  private long frames;

  VideoTrack(AVFormatContext container, VideoSettings settings, int threads, boolean globalHeader) {
    this.settings = settings;
    this.planes = new RgbaToYuv420(settings.width());
    this.codec = Codecs.video(settings.codec());
    this.encoder = avcodec_alloc_context3(codec);
    AVStream stream = avformat_new_stream(container, codec);
    AVDictionary options = new AVDictionary(null);
    configure(threads, globalHeader, options);
    try {
      int code = avcodec_open2(encoder, codec, options);
      if (code < 0) {
        throw new MediaException(refusal(code));
      }
    } finally {
      org.bytedeco.ffmpeg.global.avutil.av_dict_free(options);
    }
    Native.check(avcodec_parameters_from_context(stream.codecpar(), encoder), "The picture stream cannot be set up");
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    stream.r_frame_rate(encoder.framerate());
    this.packets = new PacketWriter(container, encoder, stream, 1);
  }

  /** Encoders of graphics cards use this code for wrong settings, and others when they cannot use a card. */
  private String refusal(int code) {
    Optional<String> card = code == AVERROR_EINVAL() ? Optional.empty() : CardEncoders.refusal(codecName());
    return card.orElseGet(() -> "The video codec " + codecName() + " does not take these settings: " + settings.width()
        + "x" + settings.height() + " at " + settings.fps() + " frames a second"
        + (settings.preset().isEmpty() ? "" : ", preset " + settings.preset()) + ".");
  }

  String codecName() {
    return codec.name().getString();
  }

  private void configure(int threads, boolean globalHeader, AVDictionary options) {
    encoder.time_base(av_make_q(settings.fps().den(), settings.fps().num()));
    encoder.framerate(av_make_q(settings.fps().num(), settings.fps().den()));
    encoder.pix_fmt(pixelFormat());
    encoder.width(PixelFormats.fitting(settings.width(), encoder.pix_fmt()));
    encoder.height(PixelFormats.fitting(settings.height(), encoder.pix_fmt()));
    encoder.gop_size(12);
    encoder.max_b_frames(0);
    encoder.thread_count(threads);
    if (PixelFormats.isYuv(encoder.pix_fmt())) {
      encoder.colorspace(colorspace());
      encoder.color_range(PixelFormats.isFullRange(encoder.pix_fmt())
          ? org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
    }
    if (globalHeader) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    if (settings.scanning() != Scanning.PROGRESSIVE) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_INTERLACED_DCT);
      encoder.field_order(settings.scanning() == Scanning.TOP_FIELD_FIRST ? AV_FIELD_TT : AV_FIELD_BB);
    }
    RateControl.apply(codecName(), settings, encoder, options);
    if (settings.transparent() && codecName().startsWith("libvpx")) {
      // Hidden pictures of the colours would have none of the transparency beside them.
      av_dict_set(options, "auto-alt-ref", "0", 0);
    }
    if (codecName().equals("libx264")) {
      av_dict_set(options, "x264-params", x264(), 0);
    }
  }

  /**
   * The same pictures give the same bytes on any processor: by itself, x264 estimates with whatever reciprocals the
   * processor approximates, so that segments of one film would depend on the machine.
   */
  private String x264() {
    String reproducible = "cpu-independent=1";
    String fields = settings.scanning() == Scanning.BOTTOM_FIELD_FIRST ? ":bff=1" : "";
    return reproducible + fields
        + (settings.beside() == Beside.COPIED ? ":sps-id=" + ParameterSets.OWN_NUMBER : "");
  }

  private int pixelFormat() {
    return settings.transparent()
        ? PixelFormats.transparent(codec).orElseThrow(() -> new MediaException(
            "The video codec " + codecName() + " cannot write transparency. Use libvpx-vp9, prores_ks, qtrle or png."))
        : PixelFormats.forEncoder(codec, settings.rate());
  }

  /** Players would show copied pictures without a declared matrix by the one for their size. */
  private int colorspace() {
    boolean high = settings.beside() == Beside.COPIED
        && ColorMatrix.usual(settings.width(), settings.height()) == AVCOL_SPC_BT709;
    return high ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
  }

  /** Encodes a decoded picture without a detour through RGBA. */
  void write(AvPicture picture) {
    AVFrame source = picture.frame();
    AVFrame next;
    if (isAsEncoded(source, picture.fidelity())) {
      next = av_frame_clone(source);
    } else {
      next = blank();
      converter.convert(source, next, Scaling.BICUBIC, picture.fidelity());
    }
    replaceCurrent(next);
    send();
  }

  /**
   * Whether the encoder can take a picture unconverted: same pixel format, same size, and the colour coding that the
   * file declares.
   */
  private boolean isAsEncoded(AVFrame source, Fidelity fidelity) {
    return source.format() == encoder.pix_fmt()
        && source.width() == encoder.width()
        && source.height() == encoder.height()
        && !PixelConverter.changesColors(source, encoder.colorspace(), fidelity);
  }

  /** Encodes a composed frame. */
  void write(Frame frame) {
    AVFrame next = blank();
    if (encoder.colorspace() != AVCOL_SPC_BT709 && RgbaToYuv420.fits(frame, next)) {
      planes.convert(frame, next);
    } else {
      convert(frame, next);
    }
    replaceCurrent(next);
    send();
  }

  private void convert(Frame frame, AVFrame next) {
    if (settings.transparent()) {
      try (Arena arena = Arena.ofConfined()) {
        Frame straight = Frame.allocate(arena, frame.width(), frame.height());
        Premultiplication.undo(frame, straight);
        convertStraight(straight, next);
      }
    } else {
      convertStraight(frame, next);
    }
  }

  private void convertStraight(Frame frame, AVFrame next) {
    rgba.format(AV_PIX_FMT_RGBA);
    rgba.width(frame.width());
    rgba.height(frame.height());
    rgba.data(0, new BytePointer(new AddressPointer(frame.pixels().address())));
    rgba.linesize(0, frame.width() * 4);
    converter.convert(rgba, next, Scaling.BICUBIC, Fidelity.ORIGINAL);
  }

  /** Encodes the previous picture again. */
  void repeat() {
    if (frames == 0) {
      throw new IllegalStateException("There is no previous picture to repeat.");
    }
    replaceCurrent(av_frame_clone(current));
    send();
  }

  private AVFrame blank() {
    AVFrame frame = av_frame_alloc();
    frame.format(encoder.pix_fmt());
    frame.width(encoder.width());
    frame.height(encoder.height());
    frame.colorspace(encoder.colorspace());
    Native.check(av_frame_get_buffer(frame, 0), "Not enough memory for a picture");
    return frame;
  }

  private void replaceCurrent(AVFrame next) {
    av_frame_free(current);
    current = next;
  }

  private void send() {
    current.pts(frames++);
    current.duration(1);
    current.pict_type(AV_PICTURE_TYPE_NONE);
    int fields = switch (settings.scanning()) {
      case PROGRESSIVE -> 0;
      case TOP_FIELD_FIRST -> FRAME_IS_INTERLACED | TOP_FIELD_IS_FIRST;
      case BOTTOM_FIELD_FIRST -> FRAME_IS_INTERLACED;
    };
    current.flags(current.flags() & ~(FRAME_IS_INTERLACED | TOP_FIELD_IS_FIRST) | fields);
    packets.send(current);
  }

  void finish() {
    packets.send(null);
  }

  @Override
  public void close() {
    rgba.data(0, null);
    av_frame_unref(rgba);
    av_frame_free(rgba);
    av_frame_free(current);
    converter.close();
    packets.close();
    avcodec_free_context(encoder);
  }
}
