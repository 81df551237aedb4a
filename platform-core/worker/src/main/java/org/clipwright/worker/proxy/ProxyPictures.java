package org.clipwright.worker.proxy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
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

  /** Spans that stay open, since who scrubs comes back; each takes some five megabytes. */
  private static final int MOST_OPEN = 6;

  private final ProxyCut cut;
  private final MediaInfo info;
  private final ProxyMaker maker;
  private final MediaOpener media;
  private final Supplier<PictureSource> opening;
  private Optional<PictureSource> film = Optional.empty();
  /** By number, the one used last at the end. */
  private final SequencedMap<Integer, PictureSource> spans = new LinkedHashMap<>(MOST_OPEN, 0.75f, true);

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
    if (!cut.suffices(width, height)) {
      return picture(number);
    }
    int span = cut.span(number);
    return span(span)
        .map(pictures -> pictures.picture(Math.clamp(number, 1, cut.frames()) - cut.first(span) + 1))
        .orElseGet(() -> picture(number));
  }

  private Optional<PictureSource> span(int number) {
    Optional<PictureSource> open = Optional.ofNullable(spans.get(number));
    if (open.isPresent()) {
      return open;
    }
    Optional<PictureSource> opened = maker.find(cut, number).flatMap(this::open);
    if (opened.isEmpty()) {
      maker.miss(cut, number);
      return opened;
    }
    maker.look(cut, number);
    spans.put(number, opened.get());
    if (spans.size() > MOST_OPEN) {
      spans.pollFirstEntry().getValue().close();
    }
    return opened;
  }

  private Optional<PictureSource> open(Path file) {
    try {
      return Optional.of(media.pictures(file, Fidelity.CORRECT, 1));
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
    spans.values().forEach(PictureSource::close);
  }
}
