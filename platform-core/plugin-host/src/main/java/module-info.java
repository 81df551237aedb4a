/** The host of plugins: finds, checks and loads them. */
module org.clipwright.pluginhost {
  requires transitive org.clipwright.sdk;
  requires pf4j;
  requires org.slf4j;

  exports org.clipwright.pluginhost to
      org.clipwright.commands,
      org.clipwright.configuration,
      org.clipwright.server,
      org.clipwright.worker;

  uses org.clipwright.sdk.audio.SoundEffect;
  uses org.clipwright.sdk.effect.PictureEffect;
  uses org.clipwright.sdk.storage.StorageProviderFactory;
  uses org.clipwright.sdk.title.TitleTemplate;
  uses org.clipwright.sdk.transcription.TranscriptionEngine;
}
