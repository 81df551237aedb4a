package org.clipwright.timeline.exchange.finalcut;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.otio.ClipLook;

/**
 * An element of FCPXML that shows media.
 *
 * @param start its own time where it begins
 * @param shift from its own time to that of its media, where its speed is the recorded one
 */
record FcpxmlClip(XmlItem item, XmlItem asset, ExactSeconds start, ExactSeconds length, ExactSeconds shift,
    boolean seen,
    boolean heard) {

  /** The clip that an element is; empty if it shows no media. */
  static Optional<FcpxmlClip> of(XmlItem item, FcpxmlAssets assets) {
    Optional<XmlItem> own = assets.asset(item);
    if (own.isPresent()) {
      XmlItem asset = own.get();
      ExactSeconds begin = FcpxmlAssets.begin(asset);
      return Optional.of(clip(item, asset, FcpxmlTime.of(item, "start").orElse(begin),
          ExactSeconds.ZERO.minus(begin), item.name()));
    }
    return inner(item).filter(inner -> assets.asset(inner).isPresent()).map(inner -> {
      XmlItem asset = assets.asset(inner).orElseThrow();
      ExactSeconds begin = FcpxmlAssets.begin(asset);
      ExactSeconds first = FcpxmlTime.of(inner, "start").orElse(begin).minus(begin);
      ExactSeconds at = FcpxmlTime.of(inner, "offset").orElse(ExactSeconds.ZERO);
      boolean sound = inner.all("audio").findAny().isPresent() || item.all("audio").findAny().isPresent();
      String kind = inner.name().equals("video") && sound ? "asset-clip" : inner.name();
      return clip(item, asset, FcpxmlTime.of(item, "start").orElse(ExactSeconds.ZERO), first.minus(at), kind);
    });
  }

  /** The element in a clip that names its media. */
  private static Optional<XmlItem> inner(XmlItem item) {
    if (!List.of("clip", "sync-clip").contains(item.name())) {
      return Optional.empty();
    }
    return Stream.of("video", "asset-clip", "audio").flatMap(item::all)
        .filter(child -> child.attribute("lane").isEmpty()).findFirst();
  }

  private static FcpxmlClip clip(XmlItem item, XmlItem asset, ExactSeconds start, ExactSeconds shift, String kind) {
    String enabled = item.attribute("srcEnable").orElse("all");
    ExactSeconds length = FcpxmlTime.of(item, "duration").or(() -> FcpxmlTime.of(asset, "duration"))
        .orElse(ExactSeconds.ZERO);
    return new FcpxmlClip(item, asset, start, length, shift, !kind.equals("audio") && !enabled.equals("audio"),
        !kind.equals("video") && !enabled.equals("video"));
  }

  private boolean isStill() {
    return FcpxmlTime.of(asset, "duration").filter(length -> length.num().signum() == 0).isPresent();
  }

  /** As part of the draft. */
  OtioDraft.Clip draft(FcpxmlLook looks) {
    boolean mapped = item.at("timeMap").isPresent() || isStill();
    ExactSeconds first = mapped ? start : start.plus(shift);
    ClipLook look = looks.of(item, mapped ? ExactSeconds.ZERO : shift, FcpxmlAssets.begin(asset));
    if (!seen) {
      look.value("has_video", 0);
    }
    if (!heard) {
      look.value("has_audio", 0);
    }
    return new OtioDraft.Clip(item.attribute("name").or(() -> asset.attribute("name")).orElse(""),
        FcpxmlAssets.path(asset), first, length, !item.attribute("enabled").orElse("1").equals("0"), look);
  }
}
