/** The only module that touches FFmpeg: probing, decoding, scaling, encoding and muxing. */
module org.clipwright.media {
  requires transitive org.clipwright.render;
  requires java.desktop;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
  requires org.slf4j;

  exports org.clipwright.media;
  exports org.clipwright.media.join;
}
