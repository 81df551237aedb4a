/** Everything that a plugin compiles against. */
module org.clipwright.sdk {
  requires transitive java.desktop;

  exports org.clipwright.sdk.audio;
  exports org.clipwright.sdk.caption;
  exports org.clipwright.sdk.effect;
  exports org.clipwright.sdk.media;
  exports org.clipwright.sdk.parameter;
  exports org.clipwright.sdk.storage;
  exports org.clipwright.sdk.text;
  exports org.clipwright.sdk.title;
  exports org.clipwright.sdk.transcription;
}
