package org.clipwright.worker.proxy;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.MediaInfo;

/**
 * Opens media for who looks at them: pictures that are shown small come from proxies where there are any.
 *
 * @param films opens the media themselves
 * @param maker makes proxies; empty where none are wanted
 */
public record ProxyMedia(FfmpegMediaOpener films, Optional<ProxyMaker> maker) implements MediaOpener {

  @Override
  public MediaInfo probe(Path file) {
    return films.probe(file);
  }

  @Override
  public PictureSource pictures(Path file, Fidelity fidelity, int threads) {
    MediaInfo info = films.probe(file);
    return maker
        .filter(_ -> fidelity == Fidelity.CORRECT && isComplete(file))
        .flatMap(making -> ProxyCut.of(file, info).<PictureSource>map(
            cut -> new ProxyPictures(cut, info, making, films, () -> films.pictures(file, fidelity, threads))))
        .orElseGet(() -> films.pictures(file, fidelity, threads));
  }

  /** Of films that are fetched as they are read, more would be fetched than anybody looks at. */
  private boolean isComplete(Path file) {
    return films.distant().open(file).isEmpty();
  }

  @Override
  public SoundSource sound(Path file, int sampleRate, int channelLayout, Fidelity fidelity) {
    return films.sound(file, sampleRate, channelLayout, fidelity);
  }
}
