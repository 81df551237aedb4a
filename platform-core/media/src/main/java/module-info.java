/** The only module that touches FFmpeg: probing, decoding, scaling, encoding and muxing. */
module org.clipwright.media {
  requires transitive org.clipwright.render;
  requires java.desktop;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;

  exports org.clipwright.media to
      org.clipwright.commands,
      org.clipwright.worker;
  exports org.clipwright.media.join to
      org.clipwright.worker;
}
