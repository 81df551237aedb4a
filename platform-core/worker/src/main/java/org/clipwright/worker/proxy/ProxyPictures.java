package org.clipwright.worker.proxy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.MediaInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pictures of a film, small ones from its proxy as far as it has been made. */
final class ProxyPictures implements PictureSource {

  private static final Logger LOG = LoggerFactory.getLogger(ProxyPictures.class);

  private final ProxyCut cut;
  private final MediaInfo info;
  private final ProxyMaker maker;
  private final MediaOpener media;
  private final Supplier<PictureSource> opening;
  private Optional<PictureSource> film = Optional.empty();
  private Optional<Span> open = Optional.empty();

  /** A span that is open. */
  private record Span(int number, PictureSource pictures) {}

  /**
   * The pictures of a film.
   *
   * @param maker makes its proxy
   * @param media opens the proxy
   * @param opening opens the film itself
   */
  ProxyPictures(ProxyCut cut, MediaInfo info, ProxyMaker maker, MediaOpener media, Supplier<PictureSource> opening) {
    this.cut = cut;
    this.info = info;
    this.maker = maker;
    this.media = media;
    this.opening = opening;
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public DecodedPicture picture(long number) {
    return film().picture(number);
  }

  @Override
  public DecodedPicture picture(long number, int width, int height) {
    int span = cut.span(number);
    if (!cut.suffices(width, height)) {
      return picture(number);
    }
    return span(span)
        .map(pictures -> pictures.picture(Math.clamp(number, 1, cut.frames()) - cut.first(span) + 1))
        .orElseGet(() -> picture(number));
  }

  private Optional<PictureSource> span(int number) {
    if (open.filter(span -> span.number() == number).isEmpty()) {
      open.ifPresent(span -> span.pictures().close());
      open = Optional.empty();
      open = maker.find(cut, number).flatMap(file -> open(number, file));
      if (open.isPresent()) {
        maker.look(cut, number);
      } else {
        maker.miss(cut, number);
      }
    }
    return open.map(Span::pictures);
  }

  private Optional<Span> open(int number, Path file) {
    try {
      return Optional.of(new Span(number, media.pictures(file, Fidelity.CORRECT, 1)));
    } catch (MediaException damaged) {
      LOG.warn("A proxy cannot be opened. film={} reason={}", cut.film().getFileName(), damaged.getMessage());
      return Optional.empty();
    }
  }

  private PictureSource film() {
    if (film.isEmpty()) {
      film = Optional.of(opening.get());
    }
    return film.get();
  }

  @Override
  public void close() {
    film.ifPresent(PictureSource::close);
    open.ifPresent(span -> span.pictures().close());
  }
}
