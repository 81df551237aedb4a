package org.clipwright.timeline.exchange.finalcut;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.timeline.exchange.ExactSeconds;

/** The formats and media that an FCPXML document names. */
final class FcpxmlAssets {

  private final Map<String, XmlItem> formats = new LinkedHashMap<>();
  private final Map<String, XmlItem> assets = new LinkedHashMap<>();

  FcpxmlAssets(XmlItem document) {
    document.all("resources").flatMap(resources -> resources.children().stream()).forEach(item -> {
      Map<String, XmlItem> known = item.name().equals("format") ? formats : assets;
      item.attribute("id").ifPresent(id -> known.put(id, item));
    });
  }

  Optional<XmlItem> format(XmlItem item) {
    return item.attribute("format").map(formats::get);
  }

  /** The media that an element names; empty if it names none, or an effect. */
  Optional<XmlItem> asset(XmlItem item) {
    return item.attribute("ref").map(assets::get).filter(found -> found.name().equals("asset"));
  }

  /** Where media are. */
  static String path(XmlItem asset) {
    return asset.at("media-rep").flatMap(rep -> rep.attribute("src")).or(() -> asset.attribute("src")).orElse("");
  }

  /** The time code with which media begin. */
  static ExactSeconds begin(XmlItem asset) {
    return FcpxmlTime.of(asset, "start").orElse(ExactSeconds.ZERO);
  }
}
